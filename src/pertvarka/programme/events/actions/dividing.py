"""Dividing the seats of an event among regions and organisations."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events import rules
from pertvarka.programme.events.actions import preparing, seats
from pertvarka.programme.events.errors import StateMayNotFollow
from pertvarka.programme.events.models import Event, EventQuota
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import quotas
from pertvarka.programme.events.quota_errors import QuotaTaken
from pertvarka.programme.events.quotas import Quotas
from pertvarka.programme.events.states import QuotaKind


def divide(
    *,
    event: Event,
    each_region: int | None,
    regions: Mapping[Region, int],
    each_organisation: int | None,
    expected_version: int,
    by: Account,
) -> Event:
    """At most so many seats for each region, for some regions otherwise, for each organisation. Quotas that grow give
    seats to those who wait for them.

    Raises:
        NotAllowed, EventNotFound: it is not the account's event.
        StateMayNotFollow: it is over or cancelled.
        QuotaTaken: a region or an organisation holds more seats already.
        ChangedMeanwhile: somebody changed the event after this account opened it.
    """
    policy.require(by, Permission.EVENT_CHANGE, on=timezone.localdate())
    wanted = Quotas(each_region, tuple(regions.items()), each_organisation)
    with transaction.atomic():
        held = preparing.hold(event)
        if held.state not in rules.COMING:
            raise StateMayNotFollow
        locking.save_unless_changed(held, expected_version=expected_version, changes={})
        _check_not_below(held, wanted)
        EventQuota.objects.filter(event=held).delete()
        EventQuota.objects.bulk_create(_rows(held, wanted))
        audit.record(
            "event.places_divided",
            about=held.reference,
            by=by.reference,
            each_region=each_region,
            regions={region.code: places for region, places in wanted.regions},
            each_organisation=each_organisation,
        )
        seats.fill(held, by=by.reference)
    return held


def _check_not_below(event: Event, wanted: Quotas) -> None:
    shares = quotas.shares_of(event, wanted, list(Region.objects.in_order().defer("outline")))
    for share in (*shares.regions, *shares.organisations):
        if share.most is not None and share.taken > share.most:
            lt, en = (share.region.region_lt, f"{share.region.name_lt} region") if share.region else (share.name,) * 2
            raise QuotaTaken(lt=lt, en=en, taken=share.taken)


def _rows(event: Event, wanted: Quotas) -> list[EventQuota]:
    each = ((QuotaKind.REGION, wanted.each_region), (QuotaKind.ORGANISATION, wanted.each_organisation))
    rows = [EventQuota(event=event, kind=kind, places=places) for kind, places in each if places is not None]
    own = [EventQuota(event=event, kind=QuotaKind.REGION, region=one, places=n) for one, n in wanted.regions]
    return rows + own

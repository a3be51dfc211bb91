"""Reading quotas: what an event allows, which are full for somebody, how much of each is taken."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from pertvarka.foundation.base.sorting import lithuanian_sort_key
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events.models import Event, EventQuota, Registration
from pertvarka.programme.events.quotas import FullQuota, Quotas
from pertvarka.programme.events.states import SEATED, QuotaKind, RegistrationState

KNOWN = "organisation:"


def of_event(event: Event) -> Quotas:
    """What the event allows from one region and one organisation."""
    rows = list(EventQuota.objects.filter(event=event).select_related("region").defer("region__outline"))
    each = {row.kind: row.places for row in rows if row.region_id is None}
    return Quotas(
        each_region=each.get(QuotaKind.REGION),
        regions=tuple((row.region, row.places) for row in rows if row.region is not None),
        each_organisation=each.get(QuotaKind.ORGANISATION),
    )


def represented(*, organisation: int | None, organisation_words: str, region: Region | None) -> tuple[str, int | None]:
    """By which organisation and which region somebody counts; empty and None where that is not known."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT organisation_key, region_id FROM scope.represented(%s, %s, %s)",
            [organisation, organisation_words, region.pk if region else None],
        )
        key, found = cursor.fetchone()
    return str(key), found


def in_the_way(
    *, event: Event, organisation: int | None, organisation_words: str, region: Region | None, beside: UUID
) -> list[FullQuota]:
    """The quotas that leave no seat for such a person, `beside` their own registration; asked inside a scope that
    takes or changes registrations.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, places FROM scope.quotas_in_the_way(%s, %s, %s, %s, %s)",
            [event.pk, organisation, organisation_words, region.pk if region else None, beside],
        )
        full = cursor.fetchall()
    if not full:
        return []
    _key, key = represented(organisation=organisation, organisation_words=organisation_words, region=region)
    theirs = Region.objects.filter(pk=key).defer("outline").first() if key else None
    return [FullQuota(kind, places, theirs) for kind, places in full]


def why_waits(registration: Registration) -> list[FullQuota]:
    """The quotas a waiting person waits for; none while it is the places of the event that are all taken."""
    if registration.state != RegistrationState.WAITING:
        return []
    return in_the_way(
        event=registration.event,
        organisation=registration.organisation_id,
        organisation_words=registration.organisation_words,
        region=registration.region,
        beside=registration.uuid,
    )


@dataclass(frozen=True, slots=True)
class Share:
    """One region or organisation at an event: how many seats it may have, how many it has, how many wait."""

    name: str
    most: int | None
    taken: int
    waiting: int
    region: Region | None = None

    @property
    def is_full(self) -> bool:
        return self.most is not None and self.taken >= self.most


@dataclass(frozen=True, slots=True)
class Shares:
    """How the seats are divided today; `unknown_region` holds seats of whom nobody knows where from."""

    regions: tuple[Share, ...]
    organisations: tuple[Share, ...]
    unknown_region: int


def shares_of(event: Event, quotas: Quotas, regions: list[Region]) -> Shares:
    """Counts only; read by whoever prepares the event."""
    taken_from, wait_from = Counter[int | None](), Counter[int | None]()
    taken_of, wait_of = Counter[str](), Counter[str]()
    rows = Registration.objects.filter(event=event, state__in=(*SEATED, RegistrationState.WAITING))
    for state, region, key in rows.values_list("state", "region_id", "organisation_key"):
        from_, of = (taken_from, taken_of) if state in SEATED else (wait_from, wait_of)
        from_[region] += 1
        of[key] += 1
    by_region = [
        Share(region.phrase, quotas.of_region(region), taken_from[region.pk], wait_from[region.pk], region)
        for region in regions
    ]
    most = quotas.each_organisation
    by_organisation = [
        Share(name, most, taken_of[key], wait_of[key]) for key, name in _names(set(taken_of) | set(wait_of)).items()
    ]
    return Shares(
        regions=tuple(one for one in by_region if one.most is not None or one.taken or one.waiting),
        organisations=tuple(
            sorted(by_organisation, key=lambda one: (-one.taken, -one.waiting, lithuanian_sort_key(one.name)))
        ),
        unknown_region=taken_from[None],
    )


def _names(keys: set[str]) -> dict[str, str]:
    """Organisations by their keys; those not in the register as they were typed."""
    known = {int(key.removeprefix(KNOWN)): key for key in keys if key.startswith(KNOWN)}
    named = {known[body.pk]: body.name for body in Organisation.objects.filter(pk__in=known)}
    return named | {key: key for key in keys if key and not key.startswith(KNOWN)}

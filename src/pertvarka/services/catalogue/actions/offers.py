"""Offers: made, changed, opened and closed, looked over. Places taken, kept and waited for are counted, never typed."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue import rules
from pertvarka.services.catalogue.actions import sites
from pertvarka.services.catalogue.errors import (
    DayFuture,
    DayPast,
    MunicipalityUnknown,
    OfferNotFound,
    OfferStandsAlready,
    OfferStateMayNotFollow,
    OpeningDayMissing,
    PeopleStillServed,
    PlacesTaken,
    ReasonMissing,
    SiteElsewhere,
)
from pertvarka.services.catalogue.models import ServiceOffer, ServiceType, Site
from pertvarka.services.catalogue.permissions import Permission
from pertvarka.services.catalogue.queries import standing
from pertvarka.services.catalogue.states import OfferState

ENDED = (OfferState.INACTIVE, OfferState.DEFUNCT)


@dataclass(frozen=True, slots=True)
class OfferTerms:
    """What a provider says of an offer."""

    capacity: int
    service_area: tuple[str, ...] = ()
    about_lt: str = ""
    about_en: str = ""
    how_to_apply_lt: str = ""
    how_to_apply_en: str = ""
    cost_lt: str = ""
    cost_en: str = ""
    monthly_cost: Decimal | None = None
    schedule_lt: str = ""
    schedule_en: str = ""
    phone: str = ""
    languages: tuple[str, ...] = ("lt",)

    @property
    def columns(self) -> dict[str, object]:
        return asdict(self) | {"service_area": list(self.service_area), "languages": list(self.languages)}


def make_offer(
    *,
    provider: Organisation,
    site: Site,
    service_type: ServiceType,
    terms: OfferTerms,
    by: Account,
    opens_on: date | None = None,
) -> ServiceOffer:
    """A service at a place of the provider; with a day of opening ahead it is planned until then.

    Raises:
        NotAllowed, OfferNotFound: the provider is not in the account's reach.
        SiteElsewhere, OfferStandsAlready, MunicipalityUnknown, DayPast: what was asked for.
    """
    today = timezone.localdate()
    policy.require(by, Permission.OFFER_CHANGE, on=today)
    if opens_on and opens_on < today:
        raise DayPast
    _check_area(terms)
    with transaction.atomic():
        _check_reach(provider.pk)
        if site.organisation_id != provider.pk:
            raise SiteElsewhere
        if ServiceOffer.objects.filter(site=site, service_type=service_type).exists():
            raise OfferStandsAlready
        sites.hide_address(site=site, service_type=service_type)
        offer = ServiceOffer.objects.create(
            provider=provider,
            site=site,
            service_type=service_type,
            municipality=site.municipality,
            state=OfferState.PLANNED if opens_on and opens_on > today else OfferState.ACTIVE,
            opens_on=opens_on if opens_on and opens_on > today else None,
            last_checked_on=today,
            is_invented=provider.is_invented,
            **terms.columns,
        )
        _record("service_offer.made", offer, by=by, service_type=service_type.code, capacity=terms.capacity)
    return offer


def change_offer(*, offer: ServiceOffer, terms: OfferTerms, expected_version: int, by: Account) -> ServiceOffer:
    """New words, places or prices; whoever changes an offer has looked it over today.

    Raises:
        NotAllowed, OfferNotFound: it is not the account's to change.
        PlacesTaken: fewer places than are lived in and promised.
        MunicipalityUnknown: what was asked for.
        ChangedMeanwhile: somebody changed it after this account opened it.
    """
    today = timezone.localdate()
    policy.require(by, Permission.OFFER_CHANGE, on=today)
    _check_area(terms)
    with transaction.atomic():
        held = _held(offer)
        if not rules.may_hold(capacity=terms.capacity, occupied=held.occupied, reserved=held.reserved):
            raise PlacesTaken(capacity=terms.capacity, occupied=held.occupied, reserved=held.reserved)
        before = held.capacity
        try:
            # A savepoint of its own: a place given at this very moment refuses here, and the act can still be told.
            with transaction.atomic():
                locking.save_unless_changed(
                    held, expected_version=expected_version, changes=terms.columns | {"last_checked_on": today}
                )
        except IntegrityError as refused:
            held.refresh_from_db()
            raise PlacesTaken(capacity=terms.capacity, occupied=held.occupied, reserved=held.reserved) from refused
        _record("service_offer.changed", held, by=by, capacity_before=before, capacity=terms.capacity)
    return held


def open_offer(*, offer: ServiceOffer, by: Account) -> ServiceOffer:
    """Given again, or given at last.

    Raises:
        NotAllowed, OfferNotFound, OfferStateMayNotFollow: it does not open.
    """
    return _move(offer, OfferState.ACTIVE, by=by)


def close_for_a_time(
    *, offer: ServiceOffer, reason_lt: str, opens_on: date, by: Account, reason_en: str = ""
) -> ServiceOffer:
    """Not given for a time: why, and the day from which it is given again. Who is served already stays.

    Raises:
        NotAllowed, OfferNotFound, OfferStateMayNotFollow: it does not close.
        ReasonMissing, OpeningDayMissing, DayPast: what was typed.
    """
    if not reason_lt.strip():
        raise ReasonMissing
    if opens_on is None:
        raise OpeningDayMissing
    if opens_on <= timezone.localdate():
        raise DayPast
    return _move(
        offer,
        OfferState.TEMPORARILY_CLOSED,
        reason_lt=reason_lt.strip(),
        reason_en=reason_en.strip(),
        opens_on=opens_on,
        by=by,
    )


def end_offer(*, offer: ServiceOffer, by: Account) -> ServiceOffer:
    """Given no more; only when nobody lives there, uses it or was promised a place.

    Raises:
        NotAllowed, OfferNotFound, OfferStateMayNotFollow, PeopleStillServed: it does not end.
    """
    return _move(offer, OfferState.DEFUNCT, by=by)


def mark_checked(*, offer: ServiceOffer, by: Account, on: date | None = None) -> ServiceOffer:
    """Looked over: what stands is still so.

    Raises:
        NotAllowed, OfferNotFound: it is not the account's to change.
        DayFuture: a day that has not come.
    """
    today = timezone.localdate()
    policy.require(by, Permission.OFFER_CHANGE, on=today)
    day = on or today
    if day > today:
        raise DayFuture
    with transaction.atomic():
        held = _held(offer)
        locking.save_unless_changed(held, expected_version=held.version, changes={"last_checked_on": day})
        _record("service_offer.checked", held, by=by, on=day)
    return held


def _move(
    offer: ServiceOffer,
    state: OfferState,
    *,
    by: Account,
    reason_lt: str = "",
    reason_en: str = "",
    opens_on: date | None = None,
) -> ServiceOffer:
    policy.require(by, Permission.OFFER_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        held = _held(offer)
        before = held.state
        if state not in rules.OFFER_STEPS[before]:
            raise OfferStateMayNotFollow
        if state in ENDED and held.occupied + held.reserved:
            raise PeopleStillServed(occupied=held.occupied, reserved=held.reserved)
        changes = {
            "state": state,
            "state_reason_lt": reason_lt,
            "state_reason_en": reason_en,
            "opens_on": opens_on,
            "last_checked_on": timezone.localdate(),
        }
        locking.save_unless_changed(held, expected_version=held.version, changes=changes)
        _record("service_offer.state_changed", held, by=by, before=before, after=str(state), opens_on=opens_on)
    return held


def _held(offer: ServiceOffer) -> ServiceOffer:
    """The offer, locked, so that its places stand still; nobody else's is found."""
    held = ServiceOffer.objects.select_for_update().filter(pk=offer.pk).first()
    if held is None:
        raise OfferNotFound
    _check_reach(held.provider_id)
    return held


def _check_reach(provider: int) -> None:
    if provider not in standing.organisations_with(Permission.OFFER_CHANGE):
        raise OfferNotFound


def _check_area(terms: OfferTerms) -> None:
    known = set(Municipality.objects.filter(code__in=terms.service_area).values_list("code", flat=True))
    for code in terms.service_area:
        if code not in known:
            raise MunicipalityUnknown(code)


def _record(kind: str, offer: ServiceOffer, *, by: Account, **details: object) -> None:
    audit.record(kind, about=offer.reference, by=by.reference, **details)

"""Offers as the public finds them: by group, municipality and kind of service, or else the nearest that has them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from pertvarka.foundation.base.sorting import LithuanianOrder
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue import rules
from pertvarka.services.catalogue.models import ServiceOffer, ServiceType
from pertvarka.services.catalogue.states import OfferState

SHOWN = (OfferState.ACTIVE, OfferState.PLANNED, OfferState.TEMPORARILY_CLOSED)
"""Ended and inactive offers help nobody who looks for a place."""


@dataclass(frozen=True, slots=True)
class OfferFilter:
    """What somebody looks for; '' narrows nothing."""

    group: str = ""
    municipality: str = ""
    service_type: str = ""

    def __bool__(self) -> bool:
        return bool(self.group or self.municipality or self.service_type)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The nearest municipality that has what is looked for, in a straight line between the centres."""

    municipality: Municipality
    offers_count: int
    kilometres: float


def listed(wanted: OfferFilter) -> QuerySet[ServiceOffer]:
    """Offers the filter matches: those in the municipality first, then free ones first."""
    rows = _matching(wanted).select_related("service_type", "provider", "site", "municipality")
    if wanted.municipality:
        rows = rows.annotate(
            is_elsewhere=Case(
                When(municipality__code=wanted.municipality, then=Value(0)),
                default=Value(1),
                output_field=IntegerField(),
            )
        )
    free = F("capacity") - F("occupied") - F("reserved")
    has_free = Case(When(Q(state=OfferState.ACTIVE), then=free), default=Value(0), output_field=IntegerField())
    order = ["is_elsewhere"] if wanted.municipality else []
    return rows.alias(free_now=has_free).order_by(*order, "-free_now", LithuanianOrder("provider__name_lt"), "pk")


def by_municipality(wanted: OfferFilter) -> dict[str, int]:
    """How many offers of the filter stand in each municipality, by its code."""
    rows = _matching(wanted).order_by().values_list("municipality__code")
    return dict(rows.annotate(offers=Count("id")))


def nearest(wanted: OfferFilter, *, to: Municipality) -> Elsewhere | None:
    """Where the same is offered, when the municipality has none."""
    counts = by_municipality(OfferFilter(group=wanted.group, service_type=wanted.service_type))
    counts.pop(to.code, None)
    if not counts:
        return None
    return min(
        (Elsewhere(place, counts[place.code], between(to, place)) for place in _places(counts)),
        key=lambda one: (one.kilometres, one.municipality.code),
    )


def between(one: Municipality, other: Municipality) -> float:
    """Kilometres in a straight line between the centres of two municipalities."""
    return rules.distance_km(
        (float(one.latitude), float(one.longitude)), (float(other.latitude), float(other.longitude))
    )


def offer(uuid: UUID) -> ServiceOffer | None:
    """One offer that is given or will be, with its rules."""
    rows = ServiceOffer.objects.select_related("service_type", "provider", "site", "municipality__region")
    return rows.prefetch_related("rules").filter(uuid=uuid, state__in=SHOWN).first()


def in_order_of_keys(wanted: OfferFilter, *, provider: UUID | None = None) -> QuerySet[ServiceOffer]:
    """For whoever reads page after page: an order that no taken place changes between two pages."""
    rows = _matching(wanted).select_related("service_type", "provider", "site", "municipality")
    if provider is not None:
        rows = rows.filter(provider__uuid=provider)
    return rows.prefetch_related("rules").order_by("pk")


def providers() -> QuerySet[Organisation]:
    """Organisations that give or will give something, in the order of their keys."""
    giving = ServiceOffer.objects.filter(provider=OuterRef("pk"), state__in=SHOWN)
    return Organisation.objects.filter(Exists(giving)).order_by("pk")


def kinds_given(bodies: Iterable[Organisation]) -> dict[int, list[ServiceType]]:
    """What each of them gives, by the key of the organisation, each kind once."""
    rows = ServiceOffer.objects.filter(provider__in=list(bodies), state__in=SHOWN).select_related("service_type")
    found: dict[int, dict[int, ServiceType]] = {}
    for row in rows.order_by("service_type__code"):
        found.setdefault(row.provider_id, {})[row.service_type_id] = row.service_type
    return {provider: list(kinds.values()) for provider, kinds in found.items()}


def others_of(offer: ServiceOffer, *, limit: int) -> list[ServiceOffer]:
    """The same service nearby: in the region, nearest centre first."""
    rows = (
        ServiceOffer.objects.filter(
            service_type=offer.service_type, state=OfferState.ACTIVE, municipality__region=offer.municipality.region
        )
        .exclude(pk=offer.pk)
        .select_related("service_type", "provider", "site", "municipality")
    )
    return sorted(rows, key=lambda one: (between(offer.municipality, one.municipality), one.pk))[:limit]


def service_types() -> list[ServiceType]:
    """Kinds of services somebody can be sent to: methods are ways of working and are not offered."""
    rows = ServiceType.objects.exclude(kind=ServiceType.Kind.METHOD)
    return list(rows.order_by(LithuanianOrder("name_lt")))


def every_type() -> list[ServiceType]:
    """Kinds of services and methods alike: what methodology packages are written for."""
    return list(ServiceType.objects.order_by(LithuanianOrder("name_lt")))


def groups_of(types: Iterable[ServiceType]) -> frozenset[str]:
    return frozenset(group for one in types for group in one.target_groups)


def is_stale(offer: ServiceOffer, *, today: date) -> bool:
    return offer.last_checked_on < rules.stale_before(today)


def stale(*, today: date, providers: Sequence[int] | None = None) -> QuerySet[ServiceOffer]:
    """Offers nobody looked over for more than six months, the longest first; None: of the whole country."""
    rows = ServiceOffer.objects.filter(state__in=SHOWN, last_checked_on__lt=rules.stale_before(today))
    if providers is not None:
        rows = rows.filter(provider__in=providers)
    return rows.select_related("service_type", "provider", "site", "municipality").order_by("last_checked_on", "pk")


def _matching(wanted: OfferFilter) -> QuerySet[ServiceOffer]:
    rows = ServiceOffer.objects.filter(state__in=SHOWN)
    if wanted.group:
        rows = rows.filter(service_type__target_groups__contains=[wanted.group])
    if wanted.service_type:
        rows = rows.filter(service_type__code=wanted.service_type)
    if wanted.municipality:
        rows = rows.filter(Q(municipality__code=wanted.municipality) | Q(service_area__contains=[wanted.municipality]))
    return rows


def _places(codes: Iterable[str]) -> QuerySet[Municipality]:
    return Municipality.objects.filter(code__in=list(codes))

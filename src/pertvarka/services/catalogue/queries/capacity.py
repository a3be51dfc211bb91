"""The capacity board: in a municipality, kind of service by kind, places, taken, kept, waited for, free."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Q, Sum

from pertvarka.services.catalogue import rules
from pertvarka.services.catalogue.models import ServiceOffer, ServiceType
from pertvarka.services.catalogue.queries.offers import SHOWN
from pertvarka.services.catalogue.states import OfferState


@dataclass(frozen=True, slots=True)
class Capacity:
    """One kind of service in one municipality. `capacity` counts offers that are given now, not planned or closed."""

    service_type: ServiceType
    offers_count: int
    capacity: int
    occupied: int
    reserved: int
    waiting: int
    planned: int
    stale_count: int

    @property
    def free(self) -> int:
        return self.capacity - self.occupied - self.reserved

    @property
    def is_short(self) -> bool:
        """People wait and nothing is free."""
        return self.waiting > 0 and self.free <= 0


@dataclass(frozen=True, slots=True)
class Board:
    rows: tuple[Capacity, ...]
    lacking: tuple[ServiceType, ...]
    newest_check_on: date | None

    def total(self, name: str) -> int:
        return sum(getattr(row, name) for row in self.rows)


def board(*, municipality: str, today: date) -> Board:
    """The board of one municipality; `lacking` are the kinds of service nobody gives there."""
    offers = ServiceOffer.objects.filter(municipality__code=municipality, state__in=SHOWN)
    # People in a closed offer still live there, so what is taken counts in every state; places only where given.
    given = Q(state=OfferState.ACTIVE)
    counted = {
        row["service_type"]: row
        for row in offers.order_by()
        .values("service_type")
        .annotate(
            offers_count=Count("id"),
            open_places=Sum("capacity", filter=given, default=0),
            held_elsewhere=Sum(F("occupied") + F("reserved"), filter=~given, default=0),
            taken=Sum("occupied", default=0),
            kept=Sum("reserved", default=0),
            queue=Sum("waiting", default=0),
            planned=Sum("capacity", filter=Q(state=OfferState.PLANNED), default=0),
            stale_count=Count("id", filter=Q(last_checked_on__lt=rules.stale_before(today))),
            newest=Max("last_checked_on"),
        )
    }
    types = list(ServiceType.objects.exclude(kind=ServiceType.Kind.METHOD).order_by("code"))
    rows = tuple(
        Capacity(
            service_type=kind,
            offers_count=found["offers_count"],
            capacity=found["open_places"] + found["held_elsewhere"],
            occupied=found["taken"],
            reserved=found["kept"],
            waiting=found["queue"],
            planned=found["planned"],
            stale_count=found["stale_count"],
        )
        for kind in types
        if (found := counted.get(kind.pk))
    )
    return Board(
        rows=rows,
        lacking=tuple(kind for kind in types if kind.pk not in counted),
        newest_check_on=max((found["newest"] for found in counted.values()), default=None),
    )


def offers_in(municipality: str) -> list[ServiceOffer]:
    """The offers behind the board, kind by kind."""
    rows = ServiceOffer.objects.filter(municipality__code=municipality, state__in=SHOWN)
    return list(rows.select_related("service_type", "provider", "site").order_by("service_type__code", "pk"))


def offers_of(providers: frozenset[int]) -> list[ServiceOffer]:
    """Everything a provider offers, ended ones last."""
    rows = ServiceOffer.objects.filter(provider__in=providers)
    found = rows.select_related("service_type", "provider", "site", "municipality").order_by(
        "service_type__code", "site__name_lt", "pk"
    )
    ended = (OfferState.INACTIVE, OfferState.DEFUNCT)
    return sorted(found, key=lambda one: one.state in ended)

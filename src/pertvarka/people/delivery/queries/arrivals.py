"""Who is to come to a municipality within a year: moves being prepared and homes that plans ask for, counted only."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import TruncMonth

from pertvarka.foundation.base.bilingual import Text
from pertvarka.foundation.base.months import months_after
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.delivery.models import Placement, Transition
from pertvarka.people.delivery.states import TransitionState
from pertvarka.people.plans.models import ServiceNeed
from pertvarka.people.plans.rules import IN_FORCE
from pertvarka.people.plans.states import ServiceNeedState

MONTHS = 12
FEW = 5
"""A number below this is told as "fewer than 5": a small town would know who it is."""
OPEN = (ServiceNeedState.UNMET, ServiceNeedState.REFERRED, ServiceNeedState.WAITING)


@dataclass(frozen=True, slots=True)
class Few:
    """A count as it may be told: `number` is None where it is between one and four."""

    number: int | None

    @property
    def is_hidden(self) -> bool:
        return self.number is None


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of home in one municipality, month by month. `at_least` counts a hidden month as one person, so that it
    tells nothing that the months do not.
    """

    municipality: Municipality
    kind: str
    is_prepared: bool
    months: tuple[Few, ...]

    @property
    def at_least(self) -> int:
        return sum(1 if few.number is None else few.number for few in self.months)

    @property
    def is_exact(self) -> bool:
        return not any(few.is_hidden for few in self.months)


@dataclass(frozen=True, slots=True)
class Forecast:
    """`months` are first days; what is past and not yet done counts in the first."""

    months: tuple[date, ...]
    lines: tuple[Line, ...]


def forecast(*, today: date) -> Forecast:
    """As far as the asker counts: the municipalities whose needs they plan for. Two questions, and the names."""
    first = today.replace(day=1)
    months = tuple(months_after(first, number) for number in range(MONTHS))
    end = months_after(first, MONTHS)
    counts: dict[tuple[int, str, bool], dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for row in _moves(end):
        counts[row["to_municipality_id"], str(Placement.Kind(row["to_kind"]).label), True][
            max(row["month"], first)
        ] += row["found"]
    for row in _needs(end):
        name = Text(row["service_type__name_lt"], row["service_type__name_en"])
        counts[row["municipality_id"], str(name), False][max(row["month"], first)] += row["found"]
    places = Municipality.objects.in_bulk({key for key, _, _ in counts})
    lines = [
        Line(places[place], kind, is_prepared, tuple(few(by_month.get(month, 0)) for month in months))
        for (place, kind, is_prepared), by_month in counts.items()
    ]
    return Forecast(
        months, tuple(sorted(lines, key=lambda one: (one.municipality.code, not one.is_prepared, one.kind)))
    )


def few(number: int) -> Few:
    return Few(None if 0 < number < FEW else number)


def _moves(end: date) -> Any:
    rows = Transition.objects.filter(state=TransitionState.PREPARING, planned_on__lt=end)
    return (
        rows.annotate(month=TruncMonth("planned_on"))
        .order_by()
        .values("to_municipality_id", "to_kind", "month")
        .annotate(found=Count("pk"))
    )


def _needs(end: date) -> Any:
    """Homes that a plan asks for and no move is prepared to yet, so that nobody is counted twice."""
    prepared = Transition.objects.filter(plan=OuterRef("plan"), state=TransitionState.PREPARING)
    rows = ServiceNeed.objects.filter(
        ~Exists(prepared),
        plan_state__in=IN_FORCE,
        state__in=OPEN,
        service_type__is_residential=True,
        wished_from__lt=end,
    )
    return (
        rows.annotate(month=TruncMonth("wished_from"))
        .order_by()
        .values("municipality_id", "service_type__name_lt", "service_type__name_en", "month")
        .annotate(found=Count("pk"))
    )

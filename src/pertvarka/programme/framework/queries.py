"""Reading the plan: what was planned, in which version, and what changed between two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch
from django.db.models.functions import JSONObject

from pertvarka.foundation.base.bilingual import Text
from pertvarka.programme.framework.errors import BeforeFirstPlan, NoSuchPlanVersion
from pertvarka.programme.framework.models import (
    Activity,
    Aim,
    Indicator,
    Objective,
    PlanVersion,
    Programme,
    TargetVersion,
)


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets of one indicator over the versions of the plan, oldest first."""

    rows: tuple[TargetVersion, ...]

    def in_version(self, number: int) -> TargetVersion | None:
        """The target this version itself states."""
        return next((row for row in self.rows if row.plan_version.number == number), None)

    def shown_in(self, number: int) -> TargetVersion | None:
        """What a report by this version shows: its own target, else the last one before it, which it dropped."""
        earlier = [row for row in self.rows if row.plan_version.number <= number]
        return earlier[-1] if earlier else None

    def is_dropped_in(self, number: int) -> bool:
        return self.in_version(number) is None and self.shown_in(number) is not None

    def earlier_values(self, number: int) -> list[int]:
        shown = self.shown_in(number)
        return [
            row.value
            for row in self.rows
            if shown
            and row.plan_version.number < shown.plan_version.number
            and row.value is not None
            and row.value != shown.value
        ]


def programme() -> Programme | None:
    """The programme; None before anything is loaded."""
    return Programme.objects.first()


def objectives() -> list[Objective]:
    """All objectives with their activities and aims."""
    return list(Objective.objects.prefetch_related("activities__aims"))


def objective(code: str) -> Objective | None:
    return Objective.objects.filter(code=code).first()


@dataclass(frozen=True, slots=True)
class ActivityInPlan:
    """An activity with the indicators the plan measures it by."""

    activity: Activity
    indicators: tuple[Indicator, ...]
    aims: tuple[Text, ...] = ()


def whole_plan() -> list[ActivityInPlan]:
    """Every activity with its objective, aims and plan indicators, in the order of the sources; two queries."""
    in_plan = Prefetch("indicators", Indicator.objects.filter(standing=Indicator.Standing.PLAN))
    aims = Aim.objects.filter(activity=OuterRef("pk")).order_by("number")
    activities = (
        Activity.objects.select_related("objective")
        .prefetch_related(in_plan)
        .annotate(aim_titles=ArraySubquery(aims.values(titles=JSONObject(lt="title_lt", en="title_en"))))
    )
    return [
        ActivityInPlan(
            activity, tuple(activity.indicators.all()), tuple(Text(**titles) for titles in activity.aim_titles)
        )
        for activity in activities
    ]


def plan_indicators() -> list[Indicator]:
    """The indicators of the plan with their activity and objective, in the order of the sources."""
    return list(
        Indicator.objects.filter(standing=Indicator.Standing.PLAN).select_related("activity__objective"),
    )


def review_figures() -> list[Indicator]:
    """The figures yearly reviews give outside the plan's list, with their activity and objective."""
    return list(
        Indicator.objects.filter(standing=Indicator.Standing.REVIEW).select_related("activity__objective"),
    )


def indicator(code: str) -> Indicator | None:
    return Indicator.objects.filter(code=code).select_related("activity__objective").first()


def indicators(codes: Iterable[str]) -> dict[str, Indicator]:
    return {
        item.code: item for item in Indicator.objects.filter(code__in=list(codes)).select_related("activity__objective")
    }


def all_indicators() -> list[Indicator]:
    """Plan indicators first, then the figures of the reviews."""
    return list(Indicator.objects.select_related("activity__objective"))


def versions() -> list[PlanVersion]:
    """All plan versions, oldest first."""
    return list(PlanVersion.objects.all())


def version(number: int | None, *, as_of: date, known: Sequence[PlanVersion] = ()) -> PlanVersion:
    """The version asked for, or the one in force on `as_of`; `known` spares a reader who has them the query.

    Raises:
        NoSuchPlanVersion: the number is not a version.
        BeforeFirstPlan: no version was asked for and none was in force.
    """
    known = known or versions()
    if number is not None:
        for item in known:
            if item.number == number:
                return item
        raise NoSuchPlanVersion(number, known=[item.number for item in known])
    in_force = [item for item in known if item.valid_from <= as_of]
    if not in_force:
        raise BeforeFirstPlan(as_of, first=known[0].valid_from if known else as_of)
    return in_force[-1]


def targets_of(codes: Iterable[str]) -> dict[str, Targets]:
    """Targets by indicator code, each with its plan version and parts."""
    found: dict[str, list[TargetVersion]] = {}
    rows = (
        TargetVersion.objects.filter(indicator__code__in=list(codes))
        .select_related("plan_version", "indicator")
        .order_by("plan_version__number")
    )
    for row in rows:
        found.setdefault(row.indicator.code, []).append(row)
    return {code: Targets(tuple(items)) for code, items in found.items()}

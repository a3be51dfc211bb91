"""The board of those who still live in an institution: how far each is on the way home, and where it stands still."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Count, DateField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.assessments.models import Assessment
from pertvarka.people.assessments.states import AssessmentState
from pertvarka.people.cases.models import Task
from pertvarka.people.cases.states import CaseState, TaskState
from pertvarka.people.delivery.models import Placement, Transition, TransitionItem
from pertvarka.people.delivery.states import TransitionState
from pertvarka.people.plans.models import Plan
from pertvarka.people.plans.rules import IN_FORCE

SHOWN_AT_MOST = 500
ASSESSED = (AssessmentState.SUBMITTED, AssessmentState.CHECKED, AssessmentState.AGREED)


class Flag(StrEnum):
    """What holds somebody back, in the order of the way."""

    NO_ASSESSMENT = "no_assessment"
    NO_PLAN = "no_plan"
    NO_NEXT_HOME = "no_next_home"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Resident:
    """One row; `placement.case` has the number and the address."""

    placement: Placement
    assessed_on: date | None
    plan_agreed_on: date | None
    next_home: str
    next_municipality: Municipality | None
    items_count: int
    done_count: int
    planned_on: date | None
    overdue_count: int
    flags: tuple[Flag, ...]


def board(*, today: date) -> list[Resident]:
    """All who live in an institution and whom the asker sees, the nearest move first; two questions."""
    found: Any = (  # with what is annotated
        Placement.objects.filter(is_institutional=True, ends_on=None)
        .exclude(case__state=CaseState.CLOSED)
        .select_related("case", "organisation")
        .annotate(
            assessed_on=Subquery(_assessments()[:1], output_field=DateField()),
            plan_agreed_on=Subquery(
                Plan.objects.filter(case=OuterRef("case"), state__in=IN_FORCE).values("agreed_on")[:1]
            ),
            next_home=Subquery(_moves().values("to_kind")[:1]),
            next_municipality_id=Subquery(_moves().values("to_municipality")[:1]),
            planned_on=Subquery(_moves().values("planned_on")[:1]),
            items_count=_count(_items(), "transition__case"),
            done_count=_count(_items().filter(done_on__isnull=False), "transition__case"),
            overdue_count=_count(
                Task.objects.filter(case=OuterRef("case"), state=TaskState.OPEN, due_on__lt=today), "case"
            ),
        )
        .order_by("planned_on", "case__number")[:SHOWN_AT_MOST]
    )
    rows = list(found)
    places = Municipality.objects.in_bulk({row.next_municipality_id for row in rows} - {None})
    return [_resident(row, places.get(row.next_municipality_id), today=today) for row in rows]


def counted(residents: list[Resident]) -> dict[Flag, int]:
    """How many each flag holds back."""
    return {flag: sum(flag in one.flags for one in residents) for flag in Flag}


def _resident(row: Any, municipality: Municipality | None, *, today: date) -> Resident:
    is_late = row.overdue_count > 0 or (row.planned_on is not None and row.planned_on < today)
    told = {
        Flag.NO_ASSESSMENT: row.assessed_on is None,
        Flag.NO_PLAN: row.plan_agreed_on is None,
        Flag.NO_NEXT_HOME: row.next_home is None,
        Flag.OVERDUE: is_late,
    }
    return Resident(
        placement=row,
        assessed_on=row.assessed_on,
        plan_agreed_on=row.plan_agreed_on,
        next_home=row.next_home or "",
        next_municipality=municipality,
        items_count=row.items_count,
        done_count=row.done_count,
        planned_on=row.planned_on,
        overdue_count=row.overdue_count,
        flags=tuple(flag for flag, holds in told.items() if holds),
    )


def _assessments() -> "QuerySet[Assessment, Any]":
    rows = Assessment.objects.filter(case=OuterRef("case"), state__in=ASSESSED)
    on = Coalesce("agreed_on", TruncDate("submitted_at"), output_field=DateField())
    return rows.order_by("-submitted_at").values_list(on)


def _moves() -> "QuerySet[Transition]":
    return Transition.objects.filter(case=OuterRef("case"), state=TransitionState.PREPARING)


def _items() -> "QuerySet[TransitionItem]":
    return TransitionItem.objects.filter(transition__case=OuterRef("case"), transition__state=TransitionState.PREPARING)


def _count(rows: "QuerySet[Any]", by: str) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values(by).annotate(found=Count("pk")).values("found")), 0)

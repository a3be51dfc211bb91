"""Shaping the open pages of institutions: the strip of steps, the rows by region or step, one institution."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.foundation.base.components import PhaseLine, phase_line
from pertvarka.foundation.base.components.statuses import AMBER, BRICK, FLAX, OUTLINE, TEAL, Status
from pertvarka.foundation.base.sorting import lithuanian_sort_key
from pertvarka.services.institutions.models import Measure, PlannedDeparture, TransformingInstitution
from pertvarka.services.institutions.queries import published
from pertvarka.services.institutions.queries.institutions import Progress
from pertvarka.services.institutions.queries.published import Published
from pertvarka.services.institutions.states import InstitutionState, MeasureState, PlanState

COLOURS = {
    PlanState.NOT_STARTED: OUTLINE,
    PlanState.DRAFTING: AMBER,
    PlanState.UNDER_REVIEW: AMBER,
    PlanState.RETURNED: BRICK,
    PlanState.IN_IMPLEMENTATION: FLAX,
}


@dataclass(frozen=True, slots=True)
class Row:
    """`now` None: 1 to 4 residents, so not told."""

    progress: Progress
    name: str
    url: str
    region: str
    plan_tag: Status
    then: int | None
    now: int | None
    leaving: int | None


@dataclass(frozen=True, slots=True)
class Step:
    code: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class TrackerPage:
    steps: tuple[Step, ...]
    rows: tuple[Row, ...]
    all_count: int
    is_by_step: bool
    is_invented: bool


@dataclass(frozen=True, slots=True)
class MeasureRow:
    measure: Measure
    tag: Status


@dataclass(frozen=True, slots=True)
class DepartureRow:
    """`count` None: 1 to 4 people, so not told."""

    departure: PlannedDeparture
    count: int | None


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    found: Published
    row: Row
    state: str
    line: PhaseLine
    measures: tuple[MeasureRow, ...]
    departures: tuple[DepartureRow, ...]


def tracker_page(*, order: str, today: date) -> TrackerPage:
    """By region and name, or by step, region and name; never by who is faster."""
    progress = published.progress_of_all(today=today)
    leaving = published.leaving_by_institution()
    counts = Counter(one.plan_state for one in progress)
    named = [one for one in progress if one.institution.is_invented]
    rows = sorted(
        (row_of(one, leaving.get(one.institution.pk)) for one in named), key=lambda row: lithuanian_sort_key(row.region)
    )
    if order == "step":
        steps = list(PlanState.values)
        rows.sort(key=lambda row: steps.index(row.progress.plan_state))
    return TrackerPage(
        steps=tuple(Step(str(state), str(state.label), counts[state]) for state in PlanState),
        rows=tuple(rows),
        all_count=len(progress),
        is_by_step=order == "step",
        is_invented=bool(named),
    )


def institution_page(found: Published, *, today: date) -> InstitutionPage:
    order = list(PlanState.values)
    here = order.index(found.progress.plan_state)
    returned = order.index(PlanState.RETURNED)
    return InstitutionPage(
        found=found,
        row=row_of(found.progress, found.leaving),
        state=str(InstitutionState(found.institution.state).label),
        line=phase_line(
            label=_("Steps of the plan"),
            phases=[str(PlanState(one).label) for one in order],
            current=None if found.progress.plan_state == PlanState.COMPLETED else here,
            skipped={returned} if here > returned else set(),
        ),
        measures=tuple(MeasureRow(one, _measure_tag(one, today=today)) for one in found.measures),
        departures=tuple(DepartureRow(one, published.shown(one.count)) for one in found.departures),
    )


def row_of(one: Progress, leaving: int | None) -> Row:
    body = one.institution.organisation
    return Row(
        progress=one,
        name=body.name,
        url=reverse("public_site:institution", args=[body.code]),
        region=_region(one.institution),
        plan_tag=Status(PlanState(one.plan_state).label, COLOURS.get(PlanState(one.plan_state), TEAL)),
        then=published.shown(one.institution.residents_when_listed),
        now=published.shown(one.residents_now),
        leaving=published.shown(leaving) if leaving is not None else None,
    )


def _region(institution: TransformingInstitution) -> str:
    body = institution.organisation
    region = body.municipality.region if body.municipality else body.region
    return region.name if region else ""


def _measure_tag(measure: Measure, *, today: date) -> Status:
    if measure.is_late(on=today):
        return Status(_("Late"), BRICK)
    colours = {MeasureState.DONE: TEAL, MeasureState.DROPPED: OUTLINE}
    return Status(MeasureState(measure.state).label, colours.get(MeasureState(measure.state), AMBER))

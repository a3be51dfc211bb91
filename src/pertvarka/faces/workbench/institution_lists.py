"""Rows of the lists of institutions: where each stands, how many live there, what is late."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench import institution_departures
from pertvarka.faces.workbench import institution_words as words
from pertvarka.faces.workbench.institution_departures import SoFar
from pertvarka.foundation.base.components import Task, task
from pertvarka.foundation.base.components.statuses import Status
from pertvarka.foundation.base.sorting import lithuanian_sort_key
from pertvarka.services.institutions.models import TransformationPlan, TransformingInstitution
from pertvarka.services.institutions.queries import institutions, published
from pertvarka.services.institutions.queries.institutions import Progress
from pertvarka.services.institutions.states import PlanState


@dataclass(frozen=True, slots=True)
class Row:
    """`late` says in words what is late; `then` and `now` are None where 1 to 4 people live: whoever follows many
    institutions sees groups of five and more.
    """

    progress: Progress
    then: int | None
    now: int | None
    url: str
    region: str
    plan_tag: Status
    institution_tag: Status
    late: tuple[str, ...]
    so_far: SoFar | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the strip and how many plans stand on it."""

    code: str
    label: str
    count: int


def rows(found: "QuerySet[TransformingInstitution]", *, today: date) -> list[Row]:
    """By region, then by name: no ranking."""
    progress = institutions.progress(found, today=today)
    left = institution_departures.so_far((one.institution for one in progress), today=today)
    made = [_row(one, left.get(one.institution.pk), today=today) for one in progress]
    return sorted(made, key=lambda row: lithuanian_sort_key(row.region))


def strip(found: Sequence[Row]) -> tuple[Step, ...]:
    counts = Counter(row.progress.plan_state for row in found)
    return tuple(Step(str(state), str(state.label), counts[state]) for state in PlanState)


def waiting(found: Iterable[TransformationPlan]) -> tuple[Task, ...]:
    """Plans that wait for the account's word."""
    today = timezone.localdate()
    return tuple(
        task(
            label=_("%(institution)s: version %(number)s of the plan")
            % {"institution": plan.institution.organisation.name, "number": plan.number},
            url=reverse("workbench:institution_version", args=[plan.institution.uuid, plan.number]),
            today=today,
        )
        for plan in found
    )


def region_of(institution: TransformingInstitution) -> str:
    body = institution.organisation
    region = body.municipality.region if body.municipality else body.region
    return region.name if region else "–"


def _row(one: Progress, so_far: SoFar | None, *, today: date) -> Row:
    return Row(
        progress=one,
        then=published.shown(one.institution.residents_when_listed),
        now=published.shown(one.residents_now),
        url=reverse("workbench:institution", args=[one.institution.uuid]),
        region=region_of(one.institution),
        plan_tag=words.plan_tag(one.plan_state),
        institution_tag=words.institution_tag(one.institution.state),
        late=tuple(_late(one, today=today)),
        so_far=so_far,
    )


def _late(one: Progress, *, today: date) -> list[str]:
    found = []
    if one.is_target_late(today=today):
        found.append(_("target day %(day)s") % {"day": one.institution.target_on})
    if one.late_measures:
        found.append(
            ngettext("%(count)s measure", "%(count)s measures", one.late_measures) % {"count": one.late_measures}
        )
    if one.is_census_late(today=today):
        found.append(_("monthly census"))
    return found

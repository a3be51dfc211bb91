"""What everybody may read of institutions: the steps of their plans, days, measures and figures that tell of nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from pertvarka.engines.disclosure.suppress import is_small
from pertvarka.services.institutions.models import (
    ConsultationVisit,
    Measure,
    PlannedDeparture,
    TransformationPlan,
    TransformingInstitution,
)
from pertvarka.services.institutions.queries import institutions
from pertvarka.services.institutions.queries.institutions import Progress
from pertvarka.services.institutions.states import PlanState

FOLLOWED = (PlanState.APPROVED, PlanState.IN_IMPLEMENTATION, PlanState.COMPLETED)


@dataclass(frozen=True, slots=True)
class Published:
    """An institution with what its approved plan says; `plan` is the newest approved version."""

    institution: TransformingInstitution
    progress: Progress
    plan: TransformationPlan | None
    versions: tuple[TransformationPlan, ...]
    measures: tuple[Measure, ...]
    departures: tuple[PlannedDeparture, ...]
    hours: Decimal

    @property
    def leaving(self) -> int:
        return sum(one.count for one in self.departures)


def progress_of_all(*, today: date) -> list[Progress]:
    return institutions.progress(institutions.with_places(), today=today)


def leaving_by_institution() -> dict[int, int]:
    """How many are to leave by the newest approved plan of each institution."""
    approved = TransformationPlan.objects.filter(state__in=FOLLOWED).order_by("number")
    newest = dict(approved.values_list("institution_id", "pk"))
    rows = PlannedDeparture.objects.filter(plan__in=newest.values()).values("plan__institution_id")
    return {row["plan__institution_id"]: row["total"] for row in rows.annotate(total=Sum("count"))}


def departures_by_institution(keys: Iterable[int]) -> dict[int, list[tuple[str, int]]]:
    """Quarters and counts of the newest approved plan of each institution."""
    approved = TransformationPlan.objects.filter(state__in=FOLLOWED, institution__in=list(keys)).order_by("number")
    newest = dict(approved.values_list("institution_id", "pk"))
    found: dict[int, list[tuple[str, int]]] = {}
    rows = PlannedDeparture.objects.filter(plan__in=newest.values())
    for key, quarter, count in rows.values_list("plan__institution_id", "quarter", "count"):
        found.setdefault(key, []).append((quarter, count))
    return found


def one(code: str, *, today: date) -> Published | None:
    """An institution by the code of its organisation; only invented ones stand here by name."""
    rows = institutions.with_places().filter(organisation__code=code, is_invented=True)
    found = institutions.progress(rows, today=today)
    if not found:
        return None
    institution = found[0].institution
    versions = tuple(institution.plans.order_by("-number"))
    plan = next((version for version in versions if version.state in FOLLOWED), None)
    hours = ConsultationVisit.objects.filter(institution=institution, corrected_by=None).aggregate(all=Sum("hours"))
    return Published(
        institution=institution,
        progress=found[0],
        plan=plan,
        versions=versions,
        measures=tuple(plan.measures.all()) if plan else (),
        departures=tuple(plan.departures.all()) if plan else (),
        hours=hours["all"] or Decimal(0),
    )


def shown(residents: int) -> int | None:
    """A number of residents as everybody may see it; None where it is 1 to 4."""
    return None if is_small(residents) else residents

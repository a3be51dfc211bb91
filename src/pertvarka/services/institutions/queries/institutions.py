"""Which institutions and plans an account meets, and how far each is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.sorting import LithuanianOrder
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.catalogue.queries.standing import held_over, organisations_with
from pertvarka.services.institutions import rules
from pertvarka.services.institutions.errors import InstitutionNotFound
from pertvarka.services.institutions.models import (
    CensusGroup,
    Measure,
    MonthlyCensus,
    TransformationPlan,
    TransformingInstitution,
)
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.states import CensusState, MeasureState, PlanState

FOUNDERS = (
    Organisation.Kind.MINISTRY,
    Organisation.Kind.AUTHORITY,
    Organisation.Kind.MUNICIPAL_ADMINISTRATION,
    Organisation.Kind.NGO,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """An institution as the tracker tells it."""

    institution: TransformingInstitution
    plan: TransformationPlan | None
    residents_now: int
    counted_for: date | None
    next_measure: Measure | None
    late_measures: int
    census_due_on: date | None

    @property
    def plan_state(self) -> str:
        return self.plan.state if self.plan else str(PlanState.NOT_STARTED)

    def is_census_late(self, *, today: date) -> bool:
        return self.census_due_on is not None and self.census_due_on < today

    def is_target_late(self, *, today: date) -> bool:
        target = self.institution.target_on
        return target is not None and target < today and self.institution.state not in ("closed", "converted")

    def is_late(self, *, today: date) -> bool:
        return bool(self.late_measures) or self.is_census_late(today=today) or self.is_target_late(today=today)


def with_places() -> "QuerySet[TransformingInstitution]":
    return TransformingInstitution.objects.select_related(
        "organisation__municipality__region", "organisation__region", "founder"
    ).order_by(LithuanianOrder("organisation__name_lt"))


def sees_all(account: Account) -> bool:
    """The founder's office reads the plans of the whole country."""
    return policy.allows(account, Permission.PLAN_APPROVE, on=timezone.localdate())


def keeps_list(account: Account) -> bool:
    """The programme office says which institutions are of the reform."""
    return policy.allows(account, Permission.INSTITUTION_LIST, on=timezone.localdate())


def unlisted() -> list[Organisation]:
    """Institutions that no list of the reform has yet, in Lithuanian order."""
    rows = Organisation.objects.filter(kind=Organisation.Kind.INSTITUTION, transformation=None)
    return list(rows.select_related("municipality").order_by(LithuanianOrder("name_lt")))


def founders() -> list[Organisation]:
    """Bodies that may have founded an institution, in Lithuanian order."""
    return list(Organisation.objects.filter(kind__in=FOUNDERS).order_by(LithuanianOrder("name_lt")))


def tracked(account: Account) -> "QuerySet[TransformingInstitution]":
    """How far they are is followed by more people than read the plans."""
    if policy.allows(account, Permission.TRACKER_VIEW, on=timezone.localdate()):
        return with_places()
    return reached(Permission.PLAN_VIEW)


def reached(permission: str) -> "QuerySet[TransformingInstitution]":
    """Institutions in which the asker holds the permission today; asked inside a scope."""
    return with_places().filter(organisation__in=organisations_with(permission))


def seen(account: Account) -> "QuerySet[TransformingInstitution]":
    return with_places() if sees_all(account) else reached(Permission.PLAN_VIEW)


def one_seen(uuid: UUID, *, by: Account) -> TransformingInstitution:
    """Raises: InstitutionNotFound: there is none in the account's reach."""
    found = seen(by).filter(uuid=uuid).first()
    if found is None:
        raise InstitutionNotFound
    return found


def may(permission: str, institution: TransformingInstitution) -> bool:
    """Whether the asker's permission reaches this institution."""
    return institution.organisation_id in organisations_with(permission)


def held_in(institution: TransformingInstitution, permissions: Iterable[str]) -> frozenset[str]:
    """Which of these permissions reach this institution."""
    return held_over(institution.organisation_id, permissions)


def current_plan(institution: TransformingInstitution) -> TransformationPlan | None:
    """The newest version, whatever its state."""
    return institution.plans.select_related("expert", "approved_by").order_by("-number").first()


def plan_of(institution: TransformingInstitution, number: int) -> TransformationPlan:
    """Raises: InstitutionNotFound: there is no such version."""
    found = institution.plans.select_related("expert", "approved_by").filter(number=number).first()
    if found is None:
        raise InstitutionNotFound
    found.institution = institution
    return found


def residents_of(institution: TransformingInstitution) -> int:
    """As the last submitted census says; before the first, as on the day of listing."""
    last = institution.censuses.filter(state=CensusState.SUBMITTED).order_by("-month").first()
    if last is None:
        return institution.residents_when_listed
    return int(last.groups.aggregate(total=Coalesce(Sum("at_end"), 0))["total"])


def progress(institutions: "QuerySet[TransformingInstitution]", *, today: date) -> list[Progress]:
    """How far each is; five questions whatever their number."""
    rows = list(institutions)
    keys = [row.pk for row in rows]
    plans: dict[int, TransformationPlan] = {}
    in_force: dict[int, TransformationPlan] = {}
    for plan in TransformationPlan.objects.filter(institution__in=keys).select_related("expert").order_by("number"):
        plans[plan.institution_id] = plan
        if plan.state in (PlanState.APPROVED, PlanState.IN_IMPLEMENTATION):
            in_force[plan.institution_id] = plan
    planned = list(
        Measure.objects.filter(plan__in=[plan.pk for plan in in_force.values()], state=MeasureState.PLANNED)
        .select_related("plan")
        .order_by("due_on", "id")
    )
    measures: dict[int, list[Measure]] = {}
    for measure in planned:
        measures.setdefault(measure.plan.institution_id, []).append(measure)
    counted = _last_censuses(keys)
    found = []
    for row in rows:
        month, residents = counted.get(row.pk, (None, row.residents_when_listed))
        own = measures.get(row.pk, [])
        found.append(
            Progress(
                institution=row,
                plan=plans.get(row.pk),
                residents_now=residents,
                counted_for=month,
                next_measure=own[0] if own else None,
                late_measures=sum(one.due_on < today for one in own),
                census_due_on=_due(row, month, residents),
            )
        )
    return found


def _last_censuses(keys: list[int]) -> dict[int, tuple[date, int]]:
    ends = CensusGroup.objects.filter(census=OuterRef("pk")).values("census").annotate(total=Sum("at_end"))
    rows = (
        MonthlyCensus.objects.filter(institution__in=keys, state=CensusState.SUBMITTED)
        .order_by("institution_id", "-month")
        .distinct("institution_id")
        .annotate(residents=Coalesce(Subquery(ends.values("total")), 0))
        .values_list("institution_id", "month", "residents")
    )
    return {institution: (month, residents) for institution, month, residents in rows}


def _due(institution: TransformingInstitution, month: date | None, residents: int) -> date | None:
    """When the next census is due; none where the last one counted nobody."""
    if month is not None and not residents:
        return None
    following = rules.month_after(month) if month else institution.listed_on.replace(day=1)
    return rules.census_due_on(following)

"""From the founder's approval to the end: the approved document becomes measures, risks and departures to follow."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.services.institutions import rules
from pertvarka.services.institutions.actions import acting
from pertvarka.services.institutions.errors import (
    ApprovedAlready,
    DayNotPossible,
    MeasuresOpen,
    NotEndorsedYet,
    PlanStateMayNotFollow,
    WordsMissing,
)
from pertvarka.services.institutions.models import (
    Measure,
    PlannedDeparture,
    Risk,
    TransformationPlan,
    TransformingInstitution,
)
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import plans
from pertvarka.services.institutions.states import InstitutionState, MeasureState, PlanState


@transaction.atomic
def approve(*, plan: TransformationPlan, document: str, by: Account) -> TransformationPlan:
    """The founder's decision on an endorsed plan.

    Raises:
        NotAllowed: the account approves for no founder.
        ApprovedAlready, NotEndorsedYet: how the plan stands.
        WordsMissing: the decision is not named.
    """
    policy.require(by, Permission.PLAN_APPROVE, on=timezone.localdate())
    found = acting.held(plan)
    if found.approved_on:
        raise ApprovedAlready(found.approved_on.isoformat())
    if found.state != PlanState.ENDORSED:
        raise NotEndorsedYet
    if not document.strip():
        raise WordsMissing("document")
    acting.move(
        found,
        PlanState.APPROVED,
        by=by,
        approved_on=timezone.localdate(),
        approved_by=by,
        approval_document=document.strip(),
    )
    follow(found)
    step(found.institution, InstitutionState.PLAN_APPROVED, by=by)
    return found


@transaction.atomic
def start(*, plan: TransformationPlan, by: Account) -> TransformationPlan:
    """The institution begins to carry the approved plan out.

    Raises:
        NotAllowed, InstitutionNotFound, PlanStateMayNotFollow: it is not the account's to begin now.
    """
    found = acting.held(plan)
    acting.require(Permission.PLAN_SUBMIT, found.institution, by=by)
    acting.move(found, PlanState.IN_IMPLEMENTATION, by=by, started_on=timezone.localdate())
    # The version before it is carried out no longer.
    today = timezone.localdate()
    for former in found.institution.plans.filter(
        state__in=(PlanState.APPROVED, PlanState.IN_IMPLEMENTATION), number__lt=found.number
    ):
        TransformationPlan.objects.filter(pk=former.pk).update(state=PlanState.COMPLETED, completed_on=today)
    step(found.institution, InstitutionState.TRANSFORMING, by=by)
    return found


@transaction.atomic
def complete(*, plan: TransformationPlan, by: Account) -> TransformationPlan:
    """All is done, or dropped with a word.

    Raises:
        NotAllowed, InstitutionNotFound, PlanStateMayNotFollow: it is not the account's to end now.
        MeasuresOpen: a measure is neither done nor dropped.
    """
    found = acting.held(plan)
    acting.require(Permission.PLAN_SUBMIT, found.institution, by=by)
    if found.state == PlanState.IN_IMPLEMENTATION and (
        still := found.measures.filter(state=MeasureState.PLANNED).count()
    ):
        raise MeasuresOpen(still)
    acting.move(found, PlanState.COMPLETED, by=by, completed_on=timezone.localdate())
    return found


@transaction.atomic
def settle_measure(
    *, measure: Measure, state: str, by: Account, done_on: date | None = None, note: str = ""
) -> Measure:
    """Done on a day, or dropped with the reason.

    Raises:
        NotAllowed, InstitutionNotFound, PlanStateMayNotFollow: it is not the account's to settle now.
        DayNotPossible: done on a day ahead.
        WordsMissing: dropped without a reason.
    """
    plan = acting.held(measure.plan)
    acting.require(Permission.PLAN_CHANGE, plan.institution, by=by)
    if plan.state not in (PlanState.APPROVED, PlanState.IN_IMPLEMENTATION):
        raise PlanStateMayNotFollow(plan.state)
    today = timezone.localdate()
    if done_on and done_on > today:
        raise DayNotPossible.ahead()
    if state == MeasureState.DROPPED and not note.strip():
        raise WordsMissing("note")
    changes = {
        "state": state,
        "done_on": (done_on or today) if state == MeasureState.DONE else None,
        "note": note.strip(),
    }
    locking.save_unless_changed(measure, expected_version=measure.version, changes=changes)
    audit.record("transformation_plan.measure_settled", about=plan.reference, by=by.reference, state=str(state))
    return measure


def follow(plan: TransformationPlan) -> None:
    """Rows of the timetable, the risks and the residents' chapter, as rows to be followed."""
    rows = {key: row.rows for key, row in plans.chapters_of(plan).items()}
    Measure.objects.bulk_create(
        [
            Measure(plan=plan, title=row["measure"], owner=row["owner"], due_on=date.fromisoformat(row["due_on"]))
            for row in rows.get("timetable", [])
        ]
    )
    Risk.objects.bulk_create(
        [
            Risk(
                plan=plan,
                title=row["risk"],
                likelihood=row["likelihood"],
                impact=row["impact"],
                answer=row["answer"],
                owner=row["owner"],
            )
            for row in rows.get("risks", [])
        ]
    )
    leaving: dict[tuple[str, str], int] = {}
    for row in rows.get("residents", []):
        key = (row["destination"], row["quarter"])
        leaving[key] = leaving.get(key, 0) + row["count"]
    PlannedDeparture.objects.bulk_create(
        [
            PlannedDeparture(plan=plan, destination=destination, quarter=quarter, count=count)
            for (destination, quarter), count in leaving.items()
        ]
    )


def step(institution: TransformingInstitution, state: str, *, by: Account) -> None:
    """The institution goes along with its plan where that is its next step; it never goes back."""
    held = TransformingInstitution.objects.select_for_update().get(pk=institution.pk)
    order = list(rules.INSTITUTION_STEPS)
    if order.index(held.state) >= order.index(state):
        return
    before, held.state, held.changed_at = held.state, state, timezone.now()
    held.version += 1
    held.save(update_fields=["state", "changed_at", "version"])
    audit.record("institution.state_changed", about=held.reference, by=by.reference, before=before, after=str(state))

"""The expert's part: remarks at their place, the plan returned or endorsed; and the institution's answers."""

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import notices
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.services.institutions.actions import acting
from pertvarka.services.institutions.errors import (
    NothingToReturnWith,
    NotTheExpert,
    PlanStateMayNotFollow,
    RemarksOpen,
    WordsMissing,
)
from pertvarka.services.institutions.models import Remark, TransformationPlan
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.states import PlanState


@transaction.atomic
def take(*, plan: TransformationPlan, by: Account) -> TransformationPlan:
    """Become the expert of the plan; also in place of one who left.

    Raises:
        NotAllowed, InstitutionNotFound: the institution is not of the account's region.
    """
    found = acting.held(plan)
    acting.require(Permission.PLAN_REVIEW, found.institution, by=by)
    if found.expert_id != by.pk:
        found.expert = by
        found.save(update_fields=["expert"])
        audit.record("transformation_plan.expert_taken", about=found.reference, by=by.reference)
    return found


@transaction.atomic
def remark(*, plan: TransformationPlan, chapter: str, text: str, by: Account, place: str = "") -> Remark:
    """Say something at a place of a chapter.

    Raises:
        NotAllowed, InstitutionNotFound, NotTheExpert: the plan is not the account's to review.
        PlanStateMayNotFollow: it is not with the expert.
        WordsMissing: nothing was said.
    """
    found = _reviewed(plan, by=by)
    if not text.strip():
        raise WordsMissing
    made = Remark.objects.create(plan=found, chapter=chapter, place=place.strip(), text=text.strip(), made_by=by)
    audit.record("transformation_plan.remarked", about=found.reference, by=by.reference, chapter=chapter)
    return made


@transaction.atomic
def resolve(*, remark: Remark, by: Account) -> Remark:
    """The answer and the new text are enough.

    Raises:
        NotAllowed, InstitutionNotFound, NotTheExpert, PlanStateMayNotFollow: it is not the account's to resolve now.
    """
    found = _reviewed(remark.plan, by=by)
    if remark.resolved_at is None:
        remark.resolved_at = timezone.now()
        remark.save(update_fields=["resolved_at"])
        audit.record(
            "transformation_plan.remark_resolved", about=found.reference, by=by.reference, chapter=remark.chapter
        )
    return remark


@transaction.atomic
def answer(*, remark: Remark, text: str, by: Account) -> Remark:
    """The institution says what it did about the remark, or why it did not.

    Raises:
        NotAllowed, InstitutionNotFound: it is not the account's plan.
        PlanStateMayNotFollow: the plan is not returned, or the remark is resolved.
        WordsMissing: nothing was said.
    """
    found = acting.held(remark.plan)
    acting.require(Permission.PLAN_CHANGE, found.institution, by=by)
    if found.state != PlanState.RETURNED or not remark.is_open:
        raise PlanStateMayNotFollow(found.state)
    if not text.strip():
        raise WordsMissing("answer")
    remark.answer, remark.answered_by, remark.answered_at = text.strip(), by, timezone.now()
    remark.save(update_fields=["answer", "answered_by", "answered_at"])
    audit.record("transformation_plan.remark_answered", about=found.reference, by=by.reference, chapter=remark.chapter)
    return remark


@transaction.atomic
def return_plan(*, plan: TransformationPlan, by: Account) -> TransformationPlan:
    """Back to the institution, with remarks.

    Raises:
        NotAllowed, InstitutionNotFound, NotTheExpert, PlanStateMayNotFollow: it is not the account's to return now.
        NothingToReturnWith: no remark is open.
    """
    found = _reviewed(plan, by=by)
    if not found.remarks.filter(resolved_at=None).exists():
        raise NothingToReturnWith
    acting.move(found, PlanState.RETURNED, by=by, returned_at=timezone.now())
    notices.tell_holders(
        permission=Permission.PLAN_SUBMIT,
        organisation_id=found.institution.organisation_id,
        kind="transformation_plan.returned",
        about=found.institution.reference,
    )
    return found


@transaction.atomic
def endorse(*, plan: TransformationPlan, by: Account) -> TransformationPlan:
    """The expert's word that the plan will do.

    Raises:
        NotAllowed, InstitutionNotFound, NotTheExpert, PlanStateMayNotFollow: it is not the account's to endorse now.
        RemarksOpen: a remark is not resolved.
    """
    found = _reviewed(plan, by=by)
    if still := found.remarks.filter(resolved_at=None).count():
        raise RemarksOpen(still)
    acting.move(found, PlanState.ENDORSED, by=by, endorsed_on=timezone.localdate())
    notices.tell_holders(
        permission=Permission.PLAN_SUBMIT,
        organisation_id=found.institution.organisation_id,
        kind="transformation_plan.endorsed",
        about=found.institution.reference,
    )
    return found


def _reviewed(plan: TransformationPlan, *, by: Account) -> TransformationPlan:
    """The plan as its expert holds it; who acts first on a plan without one becomes its expert."""
    found = acting.held(plan)
    acting.require(Permission.PLAN_REVIEW, found.institution, by=by)
    if found.state != PlanState.UNDER_REVIEW:
        raise PlanStateMayNotFollow(found.state)
    if found.expert_id is None:
        take(plan=found, by=by)
        found.expert = by
    elif found.expert_id != by.pk:
        assert found.expert  # noqa: S101 (its key is there)
        raise NotTheExpert(found.expert.name)
    return found

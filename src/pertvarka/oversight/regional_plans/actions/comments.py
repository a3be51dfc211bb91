"""What members of the cluster say of a plan, and what the region answers."""

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import held
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.oversight.regional_plans.errors import CommentsClosed, ItemOfAnotherPlan, WordsMissing
from pertvarka.oversight.regional_plans.models import PlanComment, PlanItem, RegionalPlan
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import reach
from pertvarka.oversight.regional_plans.states import PlanState


def write(*, plan: RegionalPlan, item: PlanItem | None, text: str, by: Account) -> PlanComment:
    """A comment on a line, or on the whole plan.

    Raises:
        NotAllowed: the account is no member of the region's cluster.
        CommentsClosed: the plan is not before the cluster, or the day is over.
        ItemOfAnotherPlan, WordsMissing: what was sent.
    """
    reach.require(by, Permission.PLAN_COMMENT, plan.region)
    today = timezone.localdate()
    if plan.state != PlanState.CONSULTATION or (plan.comments_until and plan.comments_until < today):
        raise CommentsClosed
    if item is not None and item.plan_id != plan.pk:
        raise ItemOfAnotherPlan
    if not text.strip():
        raise WordsMissing
    organisation = next((one.organisation_id for one in held.memberships(by, on=today) if one.organisation_id), None)
    with transaction.atomic():
        made = PlanComment.objects.create(
            plan=plan, item=item, text=text.strip(), organisation_id=organisation, made_by=by
        )
        audit.record("regional_plan.commented", about=plan.reference, by=by.reference, comment=str(made.uuid))
    return made


def answer(*, comment: PlanComment, text: str, expected_version: int, by: Account) -> PlanComment:
    """What the region says to it; may be said better until the plan is approved.

    Raises:
        NotAllowed: the account does not lead this plan.
        CommentsClosed: the plan is approved already.
        WordsMissing, ChangedMeanwhile: what was sent.
    """
    plan = comment.plan
    reach.require(by, Permission.PLAN_SUBMIT, plan.region)
    if plan.state not in (PlanState.DRAFT, PlanState.CONSULTATION):
        raise CommentsClosed
    if not text.strip():
        raise WordsMissing
    changes = {"answer": text.strip(), "answered_by": by, "answered_at": timezone.now()}
    with transaction.atomic():
        locking.save_unless_changed(comment, expected_version=expected_version, changes=changes)
        audit.record("regional_plan.answered", about=plan.reference, by=by.reference, comment=str(comment.uuid))
    return comment

"""What a return to an institution brings about: the move it undoes is broken, the case is looked at again, today."""

from contextlib import suppress

from django.db.models import F
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.base.bilingual import Text
from pertvarka.foundation.base.errors import ChangedMeanwhile, WriteRefused
from pertvarka.people.cases.actions import cases, tasks
from pertvarka.people.cases.errors import AssigneeOutsideCase
from pertvarka.people.cases.models import Case
from pertvarka.people.cases.permissions import Permission as CasePermission
from pertvarka.people.delivery.models import Placement, Transition
from pertvarka.people.delivery.states import TransitionState

REVIEW = Text(
    "Peržiūrėti atvejį: žmogus grįžo į globos įstaigą", "Review the case: the person returned to an institution"
)


def follow(*, case: Case, placement: Placement, by: Account) -> None:
    """Called inside the transaction that records the return."""
    # A return of long ago, written down now, undoes no later move.
    undone = Transition.objects.filter(
        case=case, state__in=(TransitionState.MOVED, TransitionState.SETTLED), moved_on__lte=placement.starts_on
    )
    cause = str(Placement.ReturnCause(placement.return_cause).label)[:300]
    for transition in undone:
        Transition.objects.filter(pk=transition.pk).update(
            state=TransitionState.BROKEN, ended_reason=cause, version=F("version") + 1
        )
        audit.record("move.broken", about=case.reference, by=by.reference, move=str(transition.uuid))
    audit.record(
        "placement.returned",
        about=case.reference,
        by=by.reference,
        placement=str(placement.uuid),
        cause=placement.return_cause,
    )
    open_review(case=case, by=by)


def open_review(*, case: Case, by: Account) -> None:
    """Due today. Who does not lead the case sets the manager a task instead of the day of the review."""
    today = timezone.localdate()
    if policy.allows(by, CasePermission.CASE_CHANGE, on=today):
        with suppress(WriteRefused, ChangedMeanwhile):  # the task says it all the same
            cases.set_review(case=case, due_on=today, expected_version=case.version, by=by)
    if policy.allows(by, CasePermission.TASK_CHANGE, on=today):
        with suppress(AssigneeOutsideCase):  # a manager who has just left; the day of the review stands
            tasks.put_down(case=case, title=str(REVIEW), due_on=today, assignee=case.manager, by=by)

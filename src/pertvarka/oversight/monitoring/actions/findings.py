"""What the group finds, who answers it, and the tasks that follow."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy, reaching
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.monitoring.errors import AnswerMissing, MeetingIsSigned, TaskDoneAlready
from pertvarka.oversight.monitoring.models import Finding, FollowUpTask, Meeting
from pertvarka.oversight.monitoring.permissions import Permission
from pertvarka.oversight.monitoring.states import FindingState, MeetingState


def find(*, meeting: Meeting, text: str, indicator_code: str, owner: Organisation | None, by: Account) -> Finding:
    """A finding of a meeting; without an owner the programme office answers it.

    Raises:
        NotAllowed: the account does not lead meetings.
        MeetingIsSigned: its minutes are signed.
    """
    policy.require(by, Permission.MEETING_LEAD, on=timezone.localdate())
    _refuse_signed(meeting)
    with transaction.atomic():
        made = Finding.objects.create(
            meeting=meeting,
            text=text,
            indicator_code=indicator_code,
            owner=owner,
            is_invented=meeting.is_invented,
        )
        audit.record("finding.made", about=reference(made), by=by.reference, indicator=indicator_code)
    return made


def answer(*, finding: Finding, words: str, expected_version: int, by: Account) -> Finding:
    """Its owner says what was done.

    Raises:
        NotAllowed: the finding is not of the account's organisation.
        AnswerMissing: nothing is said.
        ChangedMeanwhile: somebody saved in the meantime.
    """
    require_owner(finding.owner_id, by=by)
    if not words.strip():
        raise AnswerMissing
    changes = {"answer": words, "state": FindingState.ANSWERED.value, "answered_on": timezone.localdate()}
    with transaction.atomic():
        locking.save_unless_changed(finding, expected_version=expected_version, changes=changes)
        audit.record("finding.answered", about=reference(finding), by=by.reference)
    return finding


def close(*, finding: Finding, by: Account) -> Finding:
    """The group takes the answer.

    Raises:
        NotAllowed: the account does not lead meetings.
        AnswerMissing: nobody has answered it.
    """
    today = timezone.localdate()
    policy.require(by, Permission.MEETING_LEAD, on=today)
    if finding.state != FindingState.ANSWERED:
        raise AnswerMissing
    changes = {"state": FindingState.CLOSED.value, "closed_on": today}
    with transaction.atomic():
        locking.save_unless_changed(finding, expected_version=finding.version, changes=changes)
        audit.record("finding.closed", about=reference(finding), by=by.reference)
    return finding


def give_task(
    *, meeting: Meeting, what: str, owner: Organisation, due_on: date, by: Account, finding: Finding | None = None
) -> FollowUpTask:
    """A task with an owner and a day.

    Raises:
        NotAllowed: the account does not lead meetings.
        MeetingIsSigned: its minutes are signed.
    """
    policy.require(by, Permission.MEETING_LEAD, on=timezone.localdate())
    _refuse_signed(meeting)
    with transaction.atomic():
        made = FollowUpTask.objects.create(meeting=meeting, finding=finding, what=what, owner=owner, due_on=due_on)
        audit.record("meeting.task_given", about=f"meeting:{meeting.uuid}", by=by.reference, task=str(made.uuid))
    return made


def finish_task(*, task: FollowUpTask, by: Account) -> FollowUpTask:
    """Done today, says its owner or the group.

    Raises:
        NotAllowed: the task is another organisation's.
        TaskDoneAlready: a second click.
    """
    today = timezone.localdate()
    if not policy.allows(by, Permission.MEETING_LEAD, on=today):
        require_owner(task.owner_id, by=by)
    with transaction.atomic():
        if not FollowUpTask.objects.filter(pk=task.pk, done_on=None).update(done_on=today):
            raise TaskDoneAlready
        audit.record("meeting.task_done", about=f"meeting:{task.meeting.uuid}", by=by.reference, task=str(task.uuid))
    task.done_on = today
    return task


def require_owner(organisation_id: int | None, *, by: Account) -> None:
    """Go on only for whoever answers in that organisation's name.

    Raises:
        NotAllowed: it is another organisation's.
    """
    reach = reaching.reach_of(by, Permission.FINDING_ANSWER, on=timezone.localdate())
    if not reach.has_organisation(organisation_id):
        raise NotAllowed(code=Permission.FINDING_ANSWER)


def _refuse_signed(meeting: Meeting) -> None:
    if meeting.state == MeetingState.SIGNED:
        raise MeetingIsSigned


def reference(finding: Finding) -> str:
    """How the audit record names a finding."""
    return f"finding:{finding.uuid}"

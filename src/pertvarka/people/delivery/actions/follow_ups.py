"""How the person lives 1, 3, 6 and 12 months after a move: asked of the person first."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.base.bilingual import Text
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.actions import admission, tasks
from pertvarka.people.cases.errors import AssigneeOutsideCase
from pertvarka.people.cases.models import Case, Task
from pertvarka.people.cases.permissions import Permission as CasePermission
from pertvarka.people.cases.states import TaskState
from pertvarka.people.delivery import home_errors as errors
from pertvarka.people.delivery import home_rules as rules
from pertvarka.people.delivery.models import FollowUp, Transition
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.states import TransitionState

TITLES = {
    1: Text("Pokalbis 1 mėn. po persikraustymo: kaip sekasi?", "Talk 1 month after the move: how is it?"),
    3: Text("Pokalbis 3 mėn. po persikraustymo: kaip sekasi?", "Talk 3 months after the move: how is it?"),
    6: Text("Pokalbis 6 mėn. po persikraustymo: kaip sekasi?", "Talk 6 months after the move: how is it?"),
    12: Text("Pokalbis 12 mėn. po persikraustymo: kaip sekasi?", "Talk 12 months after the move: how is it?"),
}
"""Tasks of the manager, in the language of whoever confirms the move."""


def set_up(*, move: Transition, case: Case, by: Account) -> None:
    """Called inside the transaction that confirms the move; a follow-up whose day has passed is late from the start."""
    assert move.moved_on is not None  # noqa: S101 (it has just been made)
    today = timezone.localdate()
    sets_tasks = policy.allows(by, CasePermission.TASK_CHANGE, on=today)
    for months, due_on in rules.follow_up_days(move.moved_on).items():
        FollowUp.objects.create(case=case, open_to_id=case.open_to_id, transition=move, months=months, due_on=due_on)
        if sets_tasks:
            try:
                tasks.put_down(case=case, title=str(TITLES[months]), due_on=due_on, assignee=case.manager, by=by)
            except AssigneeOutsideCase:
                sets_tasks = False  # the manager is just being replaced; the list of late follow-ups tells it too


def record(
    *, follow_up: FollowUp, held_on: date, lives_there: bool, own_words: str, words: str, by: Account
) -> FollowUp:
    """Write down how it is, in the person's own words; the task is done with it, and after a year the move is settled.

    Raises:
        NotAllowed, HomeNotFound, WriteRefused, CaseClosed, ProcessingRestricted: this account records none here.
        OwnWordsMissing, DateInFuture, DayTooEarly, FollowUpBeforeMove, FollowUpHeld, MoveMovedOn: what was typed, when.
        ChangedMeanwhile: somebody recorded it meanwhile.
    """
    today = timezone.localdate()
    policy.require(by, Permission.MOVE_PREPARE, on=today)
    if not own_words.strip():
        raise errors.OwnWordsMissing
    diary_rules.check_happened(held_on, today=today)
    with transaction.atomic():
        row = FollowUp.objects.select_related("transition").filter(pk=follow_up.pk).first()
        if row is None:
            raise errors.HomeNotFound
        case = admission.standing(Case(pk=row.case_id))
        _check(row, held_on=held_on)
        changes = {
            "held_on": held_on,
            "lives_there": lives_there,
            "own_words": diary_rules.written(own_words),
            "words": words.strip(),
            "recorded_by": by,
        }
        locking.save_unless_changed(row, expected_version=follow_up.version, changes=changes)
        move = row.transition
        audit.record(
            "follow_up.held",
            about=case.reference,
            by=by.reference,
            move=str(move.uuid),
            months=row.months,
            held_on=held_on.isoformat(),
        )
        _finish_task(row, case=case, by=by)
        if rules.settles(months=row.months, lives_there=lives_there) and move.state == TransitionState.MOVED:
            settled = {"state": TransitionState.SETTLED}
            locking.save_unless_changed(move, expected_version=move.version, changes=settled)
            audit.record("move.settled", about=case.reference, by=by.reference, move=str(move.uuid))
    return row


def _check(row: FollowUp, *, held_on: date) -> None:
    if row.held_on is not None:
        raise errors.FollowUpHeld
    if row.transition.state not in (TransitionState.MOVED, TransitionState.SETTLED):
        raise errors.MoveMovedOn
    if row.transition.moved_on and held_on < row.transition.moved_on:
        raise errors.FollowUpBeforeMove


def _finish_task(row: FollowUp, *, case: Case, by: Account) -> None:
    """The task set with the move, by its day and its words; somebody may have changed or ended it."""
    if not policy.allows(by, CasePermission.TASK_CHANGE, on=timezone.localdate()):
        return
    title = TITLES[row.months]
    for task in Task.objects.filter(case=case, state=TaskState.OPEN, due_on=row.due_on, title__in=(title.lt, title.en)):
        tasks.finish_task(task=task, by=by)

"""Tasks of a case: set, changed, put off with a reason, done, or no longer needed. A finished one stays as it was."""

import textwrap
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.models import Account, Membership, RoleGrant
from pertvarka.foundation.base import audit, locking
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.actions import admission
from pertvarka.people.cases.errors import AssigneeOutsideCase, CaseNotFound, TaskNotOpen
from pertvarka.people.cases.models import Case, Part, Task, TeamMember
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.states import TaskState

TITLE_LIMIT = 200
WORDS_LIMIT = 300


def set_task(*, case: Case, title: str, due_on: date, assignee: Account, by: Account) -> Task:
    """Say what has to be done, by whom, by when; whoever has to do it is told.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: this account, or this case, takes no task.
        TextMissing, TextTooLong, DueDayImpossible, AssigneeOutsideCase: what was typed.
    """
    today = timezone.localdate()
    policy.require(by, Permission.TASK_CHANGE, on=today)
    diary_rules.check_due(due_on, earliest=today)
    kept = diary_rules.written(title, limit=TITLE_LIMIT)
    with transaction.atomic():
        return put_down(case=admission.standing(case), title=kept, due_on=due_on, assignee=assignee, by=by)


def change_task(*, task: Task, title: str, due_on: date, assignee: Account, expected_version: int, by: Account) -> Task:
    """Change what, when or who.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, TaskNotOpen: it does not change any more.
        TextMissing, TextTooLong, DueDayImpossible, AssigneeOutsideCase: what was typed.
        ChangedMeanwhile: somebody changed it after this account opened it.
    """
    today = timezone.localdate()
    policy.require(by, Permission.TASK_CHANGE, on=today)
    kept = diary_rules.written(title, limit=TITLE_LIMIT)
    with transaction.atomic():
        held = _open(task)
        # A task already late may keep its day while its words are made clearer.
        if due_on != held.due_on:
            diary_rules.check_due(due_on, earliest=today)
        is_given_on = held.assignee_id != assignee.pk
        if is_given_on:
            _check_sees(assignee, case=held.case, today=today)
        changes = {"title": kept, "due_on": due_on, "assignee": assignee}
        _save(held, changes, "task.changed", expected_version=expected_version, by=by)
        if is_given_on:
            _tell(held, by=by)
    return held


def finish_task(*, task: Task, result: str = "", by: Account) -> Task:
    """Done; what came of it where there is something to say.

    Raises:
        NotAllowed, CaseNotFound, ProcessingRestricted, TaskNotOpen: it does not change any more.
        TextTooLong: the result.
        ChangedMeanwhile: somebody changed it after this account opened it.
    """
    kept = diary_rules.written(result, limit=WORDS_LIMIT) if result.strip() else ""
    return _end(task, state=TaskState.DONE, words=kept, kind="task.finished", by=by)


def cancel_task(*, task: Task, reason: str, by: Account) -> Task:
    """No longer needed, and why.

    Raises:
        NotAllowed, CaseNotFound, ProcessingRestricted, TaskNotOpen: it does not change any more.
        TextMissing, TextTooLong: the reason.
        ChangedMeanwhile: somebody changed it after this account opened it.
    """
    kept = diary_rules.written(reason, limit=WORDS_LIMIT)
    return _end(task, state=TaskState.CANCELLED, words=kept, kind="task.cancelled", by=by)


def put_off(*, task: Task, due_on: date, reason: str, by: Account) -> Task:
    """To a later day, and why.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, TaskNotOpen: it does not change any more.
        TextMissing, TextTooLong, NotPutOff, DueDayImpossible: what was typed.
        ChangedMeanwhile: somebody changed it after this account opened it.
    """
    today = timezone.localdate()
    policy.require(by, Permission.TASK_CHANGE, on=today)
    kept = diary_rules.written(reason, limit=WORDS_LIMIT)
    with transaction.atomic():
        held = _open(task)
        diary_rules.check_put_off(due_on, due_on=held.due_on, today=today)
        changes = {"due_on": due_on, "put_off_reason": kept}
        _save(held, changes, "task.put_off", expected_version=task.version, by=by)
    return held


def put_down(*, case: Case, title: str, due_on: date, assignee: Account, by: Account) -> Task:
    """The task itself, inside the act that gave rise to it; its words and day have been looked at.

    Raises:
        AssigneeOutsideCase: the assignee does not see the tasks of the case.
    """
    _check_sees(assignee, case=case, today=timezone.localdate())
    task = Task.objects.create(case=case, title=title, due_on=due_on, assignee=assignee, made_by=by)
    audit.record("task.set", about=case.reference, by=by.reference, task=str(task.uuid), assignee=assignee.reference)
    _tell(task, by=by)
    return task


def shortened(text: str) -> str:
    """A text as the title of a task, cut between words."""
    return textwrap.shorten(text, width=TITLE_LIMIT, placeholder="…") if len(text) > TITLE_LIMIT else text


def _end(task: Task, *, state: TaskState, words: str, kind: str, by: Account) -> Task:
    policy.require(by, Permission.TASK_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        held = _open(task, takes="correction")
        changes = {"state": state, "result": words, "done_at": timezone.now(), "done_by": by}
        _save(held, changes, kind, expected_version=task.version, by=by)
    return held


def _open(task: Task, *, takes: str = "work") -> Task:
    held = Task.objects.select_related("case").filter(pk=task.pk).first()
    if held is None:
        raise CaseNotFound
    held.case = admission.standing(held.case, takes=takes)
    if held.state != TaskState.OPEN:
        raise TaskNotOpen
    return held


def _save(task: Task, changes: Mapping[str, Any], kind: str, *, expected_version: int, by: Account) -> None:
    locking.save_unless_changed(task, expected_version=expected_version, changes=changes)
    audit.record(kind, about=task.case.reference, by=by.reference, task=str(task.uuid))


def _tell(task: Task, *, by: Account) -> None:
    if task.assignee_id != by.pk:
        notices.tell(account_id=task.assignee_id, kind="task.set", about=task.case.reference, label=task.case.number)


def _check_sees(assignee: Account, *, case: Case, today: date) -> None:
    """As far as the asker can know it: the team, and who holds what in its organisations.

    Memberships of other organisations are closed to the asker; that somebody there holds a role over cases is all the
    database tells. The rows of the case stay closed to whoever holds another role than the team names.
    """
    now = timezone.now()
    rows = TeamMember.objects.filter(
        Q(account=assignee) | Q(account=None),
        Q(until=None) | Q(until__gt=now),
        case=case,
        since__lte=now,
        parts__contains=[Part.TASKS],
    )
    for organisation_id in rows.values_list("organisation_id", flat=True).distinct():
        if assignee.pk in notices.holders(Permission.CASE_VIEW, organisation_id):
            return
    everywhere = RoleGrant.objects.filter(
        permission=Permission.CASE_VIEW, reach=RoleGrant.Reach.ORGANISATION
    ).values_list("role_code", flat=True)
    colleagues = Membership.objects.filter(
        account=assignee, organisation_id=case.open_to_id, role_code__in=list(everywhere)
    )
    if not (assignee.is_active and colleagues.in_force(on=today).exists()):
        raise AssigneeOutsideCase

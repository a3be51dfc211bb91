"""Tasks of a case: all of them, a new one, one with all that can be done about it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.case_page import shown_task
from pertvarka.faces.workbench.forms.tasks import CancelForm, FinishForm, NewTaskForm, PutOffForm, TaskForm
from pertvarka.faces.workbench.opened_case import OpenedCase, find, show
from pertvarka.faces.workbench.text_conflicts import Standing, text_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Button, Question
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError, WriteRefused
from pertvarka.people.cases import errors
from pertvarka.people.cases.actions import tasks
from pertvarka.people.cases.models import Part, Task
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import case_page
from pertvarka.people.cases.queries.standing import Act
from pertvarka.people.cases.states import TaskState

FAULTS: dict[type[PertvarkaError], str] = {
    errors.TextMissing: "title",
    errors.TextTooLong: "title",
    errors.DueDayImpossible: "due_on",
    errors.NotPutOff: "due_on",
    errors.AssigneeOutsideCase: "assignee",
}


@requires(Permission.CASE_VIEW)
@require_safe
def of_case(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """All tasks: the open ones by their day, then what is done."""
    found = find(request, uuid)
    if not found.standing.sees(Part.TASKS):
        raise Http404
    today = timezone.localdate()
    held = case_page.all_tasks_of(found.case)
    context = {
        "open_tasks": [shown_task(found, one, today) for one in held if one.state == TaskState.OPEN],
        "ended_tasks": [one for one in held if one.state != TaskState.OPEN],
        "new_url": found.address("cases:task_new") if Act.CHANGE_TASKS in found.acts else "",
    }
    return show(found, "workbench/case/tasks.html", context, page="cases:case_tasks", title=_("Tasks of the case"))


@requires(Permission.TASK_CHANGE)
def new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say what has to be done, by whom, by when."""
    found = find(request, uuid, needs=Act.CHANGE_TASKS)
    asked = Asked(
        page="cases:task_new",
        question=Question(_("New task"), continue_label=_("Set the task"), cancel_url=found.address("cases:case")),
        make_form=partial(NewTaskForm, colleagues=_colleagues(found), initial={"assignee": _usual_assignee(found)}),
        save=partial(_set, found),
        done=_("The task is set."),
        done_url=found.address("cases:case"),
        faults=FAULTS,
    )
    return answer(found, asked)


@requires(Permission.CASE_VIEW)
@require_safe
def one(request: HttpRequest, uuid: UUID, task_uuid: UUID) -> HttpResponse:
    """One task: who, by when, what has been said about it, and what can be done."""
    found = find(request, uuid)
    held = _task(found, task_uuid)
    is_open = held.state == TaskState.OPEN
    wished = (
        (Act.END_TASKS, _("Done"), "cases:task_finish", "CheckmarkCircle"),
        (Act.CHANGE_TASKS, _("Put off"), "cases:task_put_off", "Clock"),
        (Act.CHANGE_TASKS, _("Change"), "cases:task_change", "PencilLine"),
        (Act.END_TASKS, _("No longer needed"), "cases:task_cancel", "XMark"),
    )
    context = {
        "task": held,
        "line": shown_task(found, held, timezone.localdate()).line,
        "buttons": [
            Button(words, found.address(name, held.uuid), icon)
            for act, words, name, icon in wished
            if is_open and act in found.acts
        ],
    }
    return show(found, "workbench/case/task.html", context, page="cases:task", title=_("Task"))


@requires(Permission.TASK_CHANGE)
@require_POST
def done(request: HttpRequest, uuid: UUID, task_uuid: UUID) -> HttpResponse:
    """Done in one press, from the page of the case."""
    found, held = _held(request, uuid, task_uuid, needs=Act.END_TASKS)
    # As it stood when the list was read; a button cannot know what somebody has changed since.
    read = request.POST.get("version", "")
    held.version = int(read) if read.isdecimal() else held.version
    try:
        tasks.finish_task(task=held, by=found.account)
    except WriteRefused:
        raise
    except ChangedMeanwhile:
        messages.warning(request, _("Someone changed this task meanwhile. Look at it once more."))
        return redirect(found.address("cases:task", held.uuid))
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The task is done."))
    return redirect(found.address("cases:case"))


@requires(Permission.TASK_CHANGE)
def finish(request: HttpRequest, uuid: UUID, task_uuid: UUID) -> HttpResponse:
    """Done, with what came of it."""
    found, held = _held(request, uuid, task_uuid, needs=Act.END_TASKS)
    question = Question(_("Done: what came of it?"), continue_label=_("Done"), cancel_url=found.address("cases:case"))
    return answer(
        found, _ending(found, held, question=question, form=FinishForm, act=tasks.finish_task, field="result")
    )


@requires(Permission.TASK_CHANGE)
def cancel(request: HttpRequest, uuid: UUID, task_uuid: UUID) -> HttpResponse:
    """No longer needed, and why."""
    found, held = _held(request, uuid, task_uuid, needs=Act.END_TASKS)
    question = Question(
        _("No longer needed"), continue_label=_("Take off the list"), cancel_url=found.address("cases:case")
    )
    return answer(
        found, _ending(found, held, question=question, form=CancelForm, act=tasks.cancel_task, field="reason")
    )


@requires(Permission.TASK_CHANGE)
def put_off(request: HttpRequest, uuid: UUID, task_uuid: UUID) -> HttpResponse:
    """To a later day, and why."""
    found, held = _held(request, uuid, task_uuid)

    def save(form: Any) -> None:
        held.version = form.cleaned_data["version"]
        tasks.put_off(
            task=held, due_on=form.cleaned_data["due_on"], reason=form.cleaned_data["reason"], by=found.account
        )

    asked = Asked(
        page="cases:task_put_off",
        question=Question(_("Put off"), continue_label=_("Put off"), cancel_url=found.address("cases:case")),
        lead=held.title,
        make_form=partial(PutOffForm, initial={"version": held.version}),
        save=save,
        done=_("The task is put off."),
        done_url=found.address("cases:case"),
        faults={**FAULTS, errors.TextMissing: "reason", errors.TextTooLong: "reason"},
        now_standing=lambda: _standing(found, task_uuid),
    )
    return answer(found, asked)


@requires(Permission.TASK_CHANGE)
def change(request: HttpRequest, uuid: UUID, task_uuid: UUID) -> HttpResponse:
    """Other words, another day, another person."""
    found, held = _held(request, uuid, task_uuid)
    colleagues = _colleagues(found, also=held.assignee)

    def save(form: TaskForm) -> None:
        cleaned = form.cleaned_data
        tasks.change_task(
            task=held,
            title=cleaned["title"],
            due_on=cleaned["due_on"],
            assignee=form.chosen,
            expected_version=cleaned["version"],
            by=found.account,
        )

    initial = {
        "title": held.title,
        "due_on": held.due_on,
        "assignee": str(held.assignee.uuid),
        "version": held.version,
    }
    asked = Asked(
        page="cases:task_change",
        question=Question(_("Change the task"), continue_label=_("Save"), cancel_url=found.address("cases:case")),
        make_form=partial(TaskForm, colleagues=colleagues, initial=initial),
        save=save,
        done=_("The task is changed."),
        done_url=found.address("cases:case"),
        faults=FAULTS,
        now_standing=lambda: _standing(found, task_uuid, colleagues=colleagues),
    )
    return answer(found, asked)


def _set(found: OpenedCase, form: NewTaskForm) -> None:
    cleaned = form.cleaned_data
    tasks.set_task(
        case=found.case, title=cleaned["title"], due_on=cleaned["due_on"], assignee=form.chosen, by=found.account
    )


def _ending(found: OpenedCase, held: Task, *, question: Question, form: Any, act: Any, field: str) -> Asked:
    def save(filled: Any) -> None:
        held.version = filled.cleaned_data["version"]
        act(task=held, by=found.account, **{field: filled.cleaned_data[field]})

    return Asked(
        page="cases:task_finish" if field == "result" else "cases:task_cancel",
        question=question,
        lead=held.title,
        make_form=partial(form, initial={"version": held.version}),
        save=save,
        done=_("The task is done.") if field == "result" else _("The task is off the list."),
        done_url=found.address("cases:case"),
        faults={errors.TextMissing: field, errors.TextTooLong: field},
        now_standing=lambda: _standing(found, held.uuid),
    )


def _held(
    request: HttpRequest, uuid: UUID, task_uuid: UUID, *, needs: Act = Act.CHANGE_TASKS
) -> tuple[OpenedCase, Task]:
    found = find(request, uuid, needs=needs)
    return found, _task(found, task_uuid)


def _task(found: OpenedCase, uuid: UUID) -> Task:
    held = case_page.task(found.case, uuid)
    if held is None:
        raise Http404
    return held


def _standing(found: OpenedCase, uuid: UUID, *, colleagues: list[Account] | None = None) -> Standing:
    """The task as somebody else has just saved it."""
    held = _task(found, uuid)
    texts = {"title": held.title, "due_on": held.due_on.isoformat(), "reason": held.put_off_reason}
    if colleagues:
        form = TaskForm(colleagues=[*colleagues, held.assignee])
        texts["assignee"] = text_of(form.fields["assignee"], held.assignee.uuid)
    return Standing(texts, held.version, found.case.reference)


def _colleagues(found: OpenedCase, *, also: Account | None = None) -> list[Account]:
    """Those who see the tasks of the case; whoever has the task stays among them."""
    seeing = case_page.may_take_tasks(list(found.team), case=found.case)
    return seeing if also is None or also in seeing else [*seeing, also]


def _usual_assignee(found: OpenedCase) -> str:
    seeing = _colleagues(found)
    return str((found.account if found.account in seeing else found.case.manager).uuid)

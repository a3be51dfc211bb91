"""Own tasks by lateness, each finished with one button."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Button, KeyHint
from pertvarka.foundation.base.components import Task as TaskLine
from pertvarka.foundation.base.components import task as task_line
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.people.cases.actions import tasks as task_actions
from pertvarka.people.cases.models import Task
from pertvarka.people.cases.queries import units, work

WEEK = timedelta(days=7)
TITLES = {
    "late": gettext_lazy("Late"),
    "today": gettext_lazy("Today"),
    "week": gettext_lazy("Within a week"),
    "later": pgettext_lazy("due date", "Later"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are due alike; `total` may be more than are shown."""

    code: str
    rows: tuple[TaskLine, ...]
    total: int

    @property
    def title(self) -> str:
        return str(TITLES[self.code])


def due_group(due_on: date | None, *, today: date) -> str:
    """What has no day of its own waits for today."""
    if due_on is None or due_on == today:
        return "today"
    if due_on < today:
        return "late"
    return "week" if due_on <= today + WEEK else "later"


def grouped(rows: Iterable[tuple[str, TaskLine]]) -> tuple[Group, ...]:
    """Groups in the order of lateness, the empty ones left out."""
    held: dict[str, list[TaskLine]] = {code: [] for code in TITLES}
    for code, row in rows:
        held[code].append(row)
    return tuple(Group(code, tuple(lines), len(lines)) for code, lines in held.items() if lines)


def line(task: Task, *, today: date, finish_url: str) -> TaskLine:
    """One task: what, in which case, by when, and the button that finishes it."""
    return task_line(
        label=task.title,
        url=reverse("cases:task", args=[task.case.uuid, task.uuid]),
        today=today,
        due_on=task.due_on,
        action=Button(_("Done"), finish_url, "CheckmarkCircle", is_post=True, name="task", value=_named(task)),
        note=task.case.number,
    )


def all_groups(account: Account, *, today: date, finish_url: str) -> tuple[Group, ...]:
    held = work.own_tasks(account)
    return grouped((due_group(one.due_on, today=today), line(one, today=today, finish_url=finish_url)) for one in held)


def hints() -> tuple[KeyHint, ...]:
    """Keys of every list with rows."""
    return (KeyHint(("j", "k"), _("next and previous row")), KeyHint(("Enter",), _("open")))


def finish(request: HttpRequest, *, by: Account) -> None:
    """Finish the task named in the form, as it stood when the page was read; a refusal is told in a message."""
    key, _colon, version = request.POST.get("task", "").partition(":")
    try:
        held = units.own_task(by, UUID(key))
        read_version = int(version)
    except ValueError as malformed:
        raise Http404 from malformed
    if held is None:
        messages.warning(request, _("This task is no longer among yours."))
        return
    held.version = read_version
    try:
        task_actions.finish_task(task=held, by=by)
    except WriteRefused:
        raise
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The task is done."))


def _named(task: Task) -> str:
    return f"{task.uuid}:{task.version}"

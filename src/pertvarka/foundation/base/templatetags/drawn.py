"""Buttons and rows of tasks, drawn by functions: a page may hold a hundred, and a template for each took most of it.

Every value goes through `conditional_escape` on its way into the text; the text around it is ours.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.html import conditional_escape as escaped
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from pertvarka.foundation.base.components.buttons import Button
from pertvarka.foundation.base.components.tasks import Task
from pertvarka.foundation.base.templatetags.components import icon
from pertvarka.foundation.base.templatetags.numbers import iso_date, lt_typo


def button(pressed: Button, *, variant: str, size: str, token: Any) -> SafeString:
    """A link or a small form that looks like a button; `token` is the page's own against forged requests."""
    look = f'data-color="accent" data-variant="{escaped(variant)}" data-size="{escaped(size)}"'
    key = f' data-key="{escaped(pressed.key)}"' if pressed.key else ""
    words = f"{icon(pressed.icon) if pressed.icon else ''}{escaped(pressed.label)}"
    url = escaped(pressed.url)
    if not pressed.is_post:
        return _ours(f'<a class="ds-button" {look} href="{url}"{key}>{words}</a>')
    sent = f' name="{escaped(pressed.name)}" value="{escaped(pressed.value)}"' if pressed.name else ""
    return _ours(
        f'<form class="button-form" method="post" action="{url}">{_hidden(token)}'
        f'<button class="ds-button" type="submit" {look}{key}{sent}>{words}</button></form>'
    )


def task_rows(tasks: Iterable[Task], *, token: Any) -> SafeString:
    """Tasks in the order given, each with its own button."""
    by_day = pgettext("due date", "by %(date)s")
    return _ours(f'<ul class="task-rows">{"".join(_row(task, by_day=by_day, token=token) for task in tasks)}</ul>')


def _row(task: Task, *, by_day: str, token: Any) -> str:
    due = note = action = ""
    if task.due_on:
        due = f' <span class="sub small nowrap">{escaped(by_day % {"date": iso_date(task.due_on)})}</span>'
    if task.note:
        note = f'<span class="note">{escaped(lt_typo(task.note))}</span>'
    if task.action:
        action = button(task.action, variant="secondary", size="sm", token=token)
    return (
        f'<li data-state="{escaped(task.state)}" data-row>'
        f'<span class="ds-tag" data-color="{task.colour}">{icon(task.icon)}{escaped(task.when)}</span>'
        f'<div><a href="{escaped(task.url)}">{escaped(lt_typo(task.label))}</a>{due}{note}</div>{action}</li>'
    )


def _hidden(token: Any) -> str:
    """As Django's own tag writes it: nothing where the page has no token."""
    given = str(token or "")
    if not given or given == "NOTPROVIDED":
        return ""
    return f'<input type="hidden" name="csrfmiddlewaretoken" value="{escaped(given)}">'


def _ours(text: str) -> SafeString:
    return mark_safe(text)  # noqa: S308 (each value in it is escaped)

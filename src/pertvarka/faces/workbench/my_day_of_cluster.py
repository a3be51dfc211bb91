"""My day in the cluster: steps of joint plans and difficulties of own regions that are due."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from django.db.models import QuerySet
from django.urls import reverse

from pertvarka.faces.workbench.matters import Asking, Matter
from pertvarka.foundation.access import reaching
from pertvarka.foundation.base.components import task as task_line
from pertvarka.programme.cluster.models import JointStep, LogEntry
from pertvarka.programme.cluster.permissions import Permission
from pertvarka.programme.cluster.queries import cooperation

LENGTH = 80
Row = TypeVar("Row", JointStep, LogEntry)


def _steps(asking: Asking) -> Iterator[Matter]:
    for step in _of_own_regions(cooperation.due_steps(until=asking.until), asking, "activity__region"):
        row = task_line(
            label=step.what,
            url=reverse("workbench:cluster_activity", args=[step.activity.uuid]),
            today=asking.today,
            due_on=step.due_on,
            note=step.owner.name,
        )
        yield Matter(row, step.due_on)


def _difficulties(asking: Asking) -> Iterator[Matter]:
    for entry in _of_own_regions(cooperation.due_difficulties(until=asking.until), asking, "region"):
        row = task_line(
            label=entry.what if len(entry.what) <= LENGTH else f"{entry.what[:LENGTH].rstrip()}…",
            url=reverse("workbench:cluster_log_entry", args=[entry.uuid]),
            today=asking.today,
            due_on=entry.due_on,
            note=str(entry.get_kind_display()),
        )
        yield Matter(row, entry.due_on)


def _of_own_regions(rows: QuerySet[Row], asking: Asking, column: str) -> QuerySet[Row]:
    """The programme office answers for the whole country, an expert for the regions of the role."""
    reach = reaching.reach_of(asking.account, Permission.LOG_CHANGE, on=asking.today)
    return rows if reach.everywhere else rows.filter(**{f"{column}__in": reach.regions})


SOURCES: tuple[tuple[frozenset[str], Callable[[Asking], Iterable[Matter]]], ...] = (
    (frozenset({Permission.LOG_CHANGE}), _steps),
    (frozenset({Permission.LOG_CHANGE}), _difficulties),
)
"""Asked in this order of whoever holds one of the permissions."""

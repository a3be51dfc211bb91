"""My day in the cluster: steps of joint plans and difficulties of own regions that are due."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from pertvarka.faces.workbench.matters import Asking, Matter
from pertvarka.foundation.access import reaching
from pertvarka.foundation.base.components import Fact
from pertvarka.foundation.base.components import task as task_line
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster.models import JointStep, LogEntry
from pertvarka.programme.cluster.permissions import Permission
from pertvarka.programme.cluster.queries import cooperation, members

LENGTH = 80
Row = TypeVar("Row", JointStep, LogEntry)


def _steps(asking: Asking) -> Iterator[Matter]:
    for step in _of_own_regions(cooperation.due_steps(until=asking.until), asking, "activity__region"):
        row = task_line(
            label=step.what,
            url=reverse("workbench:cluster_activity", args=[step.activity.uuid]),
            today=asking.today,
            due_on=step.due_on,
            note=_placed(step.activity.region, step.owner.name),
        )
        yield Matter(row, step.due_on)


def _difficulties(asking: Asking) -> Iterator[Matter]:
    for entry in _of_own_regions(cooperation.due_difficulties(until=asking.until), asking, "region"):
        row = task_line(
            label=entry.what if len(entry.what) <= LENGTH else f"{entry.what[:LENGTH].rstrip()}…",
            url=reverse("workbench:cluster_log_entry", args=[entry.uuid]),
            today=asking.today,
            due_on=entry.due_on,
            note=_placed(entry.region, str(entry.get_kind_display())),
        )
        yield Matter(row, entry.due_on)


def numbers(asking: Asking) -> Iterator[Fact]:
    """How many kinds of members each own region lacks; an expert of two regions is told of both."""
    reach = reaching.reach_of(asking.account, Permission.MEMBERSHIP_CHANGE, on=asking.today)
    if reach.everywhere or not reach.regions:
        return
    covered = members.coverage(on=asking.today)
    for region in territory.regions():
        if reach.has_region(region.pk) and (count := len(covered.missing(region.code))):
            words = ngettext(
                "%(region)s: %(count)s kind of members missing", "%(region)s: %(count)s kinds of members missing", count
            )
            url = reverse("workbench:cluster_region", kwargs={"slug": region.slug})
            yield Fact(words % {"region": region.name, "count": count}, "CircleSlash", url)


def _placed(region: Region | None, words: str) -> str:
    """Where it is, before the rest: whoever keeps several regions has to see which."""
    return f"{region.name}: {words}" if region else words


def _of_own_regions(rows: QuerySet[Row], asking: Asking, column: str) -> QuerySet[Row]:
    """The programme office answers for the whole country, an expert for the regions of the role."""
    reach = reaching.reach_of(asking.account, Permission.LOG_CHANGE, on=asking.today)
    return rows if reach.everywhere else rows.filter(**{f"{column}__in": reach.regions})


SOURCES: tuple[tuple[frozenset[str], Callable[[Asking], Iterable[Matter]]], ...] = (
    (frozenset({Permission.LOG_CHANGE}), _steps),
    (frozenset({Permission.LOG_CHANGE}), _difficulties),
)
"""Asked in this order of whoever holds one of the permissions."""

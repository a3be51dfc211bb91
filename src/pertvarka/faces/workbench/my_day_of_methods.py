"""My day with methods: consultations one may comment in, and those that wait to be settled."""

from collections.abc import Callable, Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.matters import Asking, Matter
from pertvarka.foundation.base.components import task as task_line
from pertvarka.programme.library import method_queries
from pertvarka.programme.library.permissions import Permission


def _to_comment(asking: Asking) -> Iterator[Matter]:
    for row in method_queries.open_rounds(on=asking.today):
        if row.closes_on <= asking.until:
            line = task_line(
                label=_("Comment on “%(title)s”") % {"title": row.version.package.title},
                url=reverse("workbench:method_version", args=[row.version.uuid]),
                today=asking.today,
                due_on=row.closes_on,
            )
            yield Matter(line, row.closes_on)


def _to_settle(asking: Asking) -> Iterator[Matter]:
    for version in method_queries.to_settle(on=asking.today):
        line = task_line(
            label=_("Settle the consultation on “%(title)s”") % {"title": version.package.title},
            url=reverse("workbench:method_version", args=[version.uuid]),
            today=asking.today,
            due_on=asking.today,
        )
        yield Matter(line, asking.today)


SOURCES: tuple[tuple[frozenset[str], Callable[[Asking], Iterable[Matter]]], ...] = (
    (frozenset({Permission.COMMENT_WRITE}), _to_comment),
    (frozenset({Permission.PACKAGE_CHANGE}), _to_settle),
)
"""Asked in this order of whoever holds one of the permissions."""

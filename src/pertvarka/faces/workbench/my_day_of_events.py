"""My day of events: those whose day has passed while nobody said whether they were held, those to be reported."""

from collections.abc import Callable, Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.matters import Asking, Matter
from pertvarka.foundation.base.components import Button
from pertvarka.foundation.base.components import task as task_line
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import work


def _to_settle(asking: Asking) -> Iterator[Matter]:
    for event in work.overdue(today=asking.today):
        url = reverse("workbench:event", args=[event.uuid])
        row = task_line(
            label=_("Say whether the event was held"),
            url=url,
            today=asking.today,
            due_on=event.ends_on,
            action=Button(_("Open the event"), url),
            note=str(event),
        )
        yield Matter(row, event.ends_on)


def _to_report(asking: Asking) -> Iterator[Matter]:
    for event, due_on in work.to_report():
        url = reverse("workbench:event_after", args=[event.uuid])
        row = task_line(
            label=_("Report the event"),
            url=url,
            today=asking.today,
            due_on=due_on,
            action=Button(_("Write the outcome"), url),
            note=str(event),
        )
        yield Matter(row, due_on)


SOURCES: tuple[tuple[frozenset[str], Callable[[Asking], Iterable[Matter]]], ...] = (
    (frozenset({Permission.EVENT_CHANGE}), _to_settle),
    (frozenset({Permission.EVENT_REPORT}), _to_report),
)

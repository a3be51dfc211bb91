"""My day of staff: somebody to assess by a day, a result that waits to be talked over."""

from collections.abc import Callable, Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.matters import Asking, Matter, waits_now
from pertvarka.foundation.base.components import Button
from pertvarka.foundation.base.components import task as task_line
from pertvarka.services.workforce.permissions import Permission
from pertvarka.services.workforce.queries import assessments


def _to_assess(asking: Asking) -> Iterator[Matter]:
    for held in assessments.to_fill(asking.account):
        if held.due_on > asking.until:
            return  # they come in the order of their days
        url = reverse("workbench:staff_fill", args=[held.uuid])
        row = task_line(
            label=_("Assess a worker of an institution"),
            url=url,
            today=asking.today,
            due_on=held.due_on,
            action=Button(_("Fill in the form"), url),
            note=str(held.staff_member.open_to),
        )
        yield Matter(row, held.due_on)


def _to_discuss(asking: Asking) -> Iterator[Matter]:
    for held in assessments.to_discuss(asking.account):
        yield waits_now(
            _("Talk over the result of a staff assessment"),
            url=reverse("workbench:staff_assessment", args=[held.uuid]),
            asking=asking,
            action=_("Open the result"),
            note=str(held.staff_member.open_to),
        )


SOURCES: tuple[tuple[frozenset[str], Callable[[Asking], Iterable[Matter]]], ...] = (
    (frozenset({Permission.ASSESSMENT_FILL}), _to_assess),
    (frozenset({Permission.OWN_VIEW}), _to_discuss),
)
"""Asked in this order of whoever holds one of the permissions."""

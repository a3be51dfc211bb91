"""My day of monitoring: figures to verify or publish, a meeting that comes, findings to answer, discrepancies."""

from collections.abc import Callable, Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench.matters import Asking, Matter, waits_now
from pertvarka.foundation.access import reaching
from pertvarka.foundation.base.components import task as task_line
from pertvarka.oversight.monitoring.permissions import Permission
from pertvarka.oversight.monitoring.queries import alerts, figures, meetings
from pertvarka.oversight.monitoring.states import FindingState

LENGTH = 80


def _to_verify(asking: Asking) -> Iterator[Matter]:
    count = figures.waiting_count()
    if count:
        label = ngettext("%(count)s figure waits to be verified", "%(count)s figures wait to be verified", count)
        yield waits_now(
            label % {"count": count}, url=reverse("workbench:monitoring_figures"), asking=asking, action=_("Verify")
        )


def _to_publish(asking: Asking) -> Iterator[Matter]:
    for one in figures.to_publish():
        yield waits_now(
            _("Publish the verified figure of %(code)s") % {"code": one.indicator_code},
            url=reverse("workbench:monitoring_figure", args=[one.uuid]),
            asking=asking,
            action=_("Look and publish"),
        )
    for one in figures.returned():
        yield waits_now(
            _("The figure of %(code)s is returned") % {"code": one.indicator_code},
            url=reverse("workbench:monitoring_figure", args=[one.uuid]),
            asking=asking,
            action=_("Put it right"),
        )


def _meetings(asking: Asking) -> Iterator[Matter]:
    coming = meetings.next_meeting(today=asking.today)
    found = {one.pk: one for one in meetings.unsigned(today=asking.today)}
    if coming and coming.held_on <= asking.until:
        found[coming.pk] = coming
    for one in found.values():
        row = task_line(
            label=_("Meeting of the monitoring group"),
            url=reverse("workbench:monitoring_meeting", args=[one.held_on.isoformat()]),
            today=asking.today,
            due_on=one.held_on,
            note=str(one.get_state_display()),
        )
        yield Matter(row, one.held_on)


def _findings(asking: Asking) -> Iterator[Matter]:
    reach = reaching.reach_of(asking.account, Permission.FINDING_ANSWER, on=asking.today)
    for one in meetings.open_findings().filter(state=FindingState.OPEN):
        if (one.owner_id is None and reach.everywhere) or one.owner_id in reach.organisations:
            text = one.text if len(one.text) <= LENGTH else f"{one.text[:LENGTH].rstrip()}…"
            yield waits_now(
                _("Finding: %(text)s") % {"text": text},
                url=reverse("workbench:monitoring_finding", args=[one.uuid]),
                asking=asking,
                action=_("Read and answer"),
            )
    for task in meetings.tasks().filter(done_on=None, due_on__lte=asking.until, owner__in=reach.organisations):
        row = task_line(
            label=task.what, url=reverse("workbench:monitoring_findings"), today=asking.today, due_on=task.due_on
        )
        yield Matter(row, task.due_on)


def _discrepancies(asking: Asking) -> Iterator[Matter]:
    count = alerts.open_count()
    if count:
        label = ngettext("%(count)s discrepancy to look at", "%(count)s discrepancies to look at", count)
        yield waits_now(
            label % {"count": count}, url=reverse("workbench:discrepancies"), asking=asking, action=_("Look")
        )


SOURCES: tuple[tuple[frozenset[str], Callable[[Asking], Iterable[Matter]]], ...] = (
    (frozenset({Permission.SUBMISSION_VERIFY}), _to_verify),
    (frozenset({Permission.SUBMISSION_PUBLISH}), _to_publish),
    (frozenset({Permission.MEETING_LEAD}), _meetings),
    (frozenset({Permission.FINDING_ANSWER}), _findings),
    (frozenset({Permission.ALERT_EXPLAIN}), _discrepancies),
)
"""Asked in this order of whoever holds one of the permissions."""

"""My day of events: those to be settled and reported, what contracts of trainings owe; for a trainer own groups."""

from collections.abc import Callable, Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench.matters import Asking, Matter
from pertvarka.foundation.base.components import Button
from pertvarka.foundation.base.components import task as task_line
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import contracts, teaching, work


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


def _to_teach(asking: Asking) -> Iterator[Matter]:
    for group in teaching.coming(asking.account, today=asking.today, until=asking.until):
        url, day = reverse("workbench:training_attendance", args=[group.uuid]), max(group.starts_on, asking.today)
        seats = ngettext("%(count)s person registered", "%(count)s people registered", group.places_taken)
        row = task_line(
            label=_("Your group: %(title)s") % {"title": group.title},
            url=url,
            today=asking.today,
            due_on=day,
            action=Button(_("Open the sheet"), url),
            note=", ".join(part for part in (str(group.venue or ""), seats % {"count": group.places_taken}) if part),
        )
        yield Matter(row, day)


def _to_tick(asking: Asking) -> Iterator[Matter]:
    for found in teaching.unticked(asking.account, now=asking.now):
        url = reverse("workbench:training_attendance", args=[found.event.uuid])
        count, note = found.half_days_count, str(found.event)
        missing = ngettext("%(count)s half-day without attendance", "%(count)s half-days without attendance", count)
        row = task_line(
            label=_("The results of a group are missing") if found.is_begun else _("Note who came to your group"),
            url=url,
            today=asking.today,
            due_on=found.last_on,
            action=Button(_("Note attendance"), url),
            note=f"{note}; {missing % {'count': count}}",
        )
        yield Matter(row, found.last_on)


def _to_deliver(asking: Asking) -> Iterator[Matter]:
    """What suppliers of trainings owe after its day; whoever keeps trainings asks them."""
    for late in contracts.late(on=asking.today):
        contract, asked = late.deliverable.contract, late.deliverable
        assert asked.due_on is not None  # noqa: S101 (without a day nothing is late)
        url = reverse("workbench:training_contract", args=[contract.uuid])
        row = task_line(
            label=_("Not delivered: %(what)s") % {"what": asked},
            url=url,
            today=asking.today,
            due_on=asked.due_on,
            action=Button(_("Open the contract"), url),
            note=", ".join(part for part in (contract.number, contract.supplier_name) if part),
        )
        yield Matter(row, asked.due_on)


SOURCES: tuple[tuple[frozenset[str], Callable[[Asking], Iterable[Matter]]], ...] = (
    (frozenset({Permission.EVENT_CHANGE}), _to_settle),
    (frozenset({Permission.EVENT_REPORT}), _to_report),
    (frozenset({Permission.TRAINING_KEEP}), _to_deliver),
    (frozenset({Permission.TRAINING_TEACH}), _to_tick),
    (frozenset({Permission.TRAINING_TEACH}), _to_teach),
)

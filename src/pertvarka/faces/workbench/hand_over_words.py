"""What both sides of a hand-over see before and after, in whole sentences; both read them before anything moves."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.foundation.base.components.statuses import AMBER, BRICK, OUTLINE, TEAL, Status
from pertvarka.people.cases.models import Transfer
from pertvarka.people.cases.states import TransferState

COLOURS = {
    TransferState.OFFERED: AMBER,
    TransferState.ACCEPTED: TEAL,
    TransferState.REFUSED: BRICK,
    TransferState.WITHDRAWN: OUTLINE,
}


@dataclass(frozen=True, slots=True)
class SeenAfter:
    """Two columns: what the sender sees, and what the receiver."""

    sender: tuple[str, ...]
    receiver: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer in a list: by its number, never by a name."""

    transfer: Transfer
    status: Status
    waits: str


def seen_after(*, extent: str, grace_until_on: date, is_sealed: bool) -> SeenAfter:
    """As the database does it when the receiver accepts."""
    return SeenAfter(sender=_sender(grace_until_on, is_sealed=is_sealed), receiver=_receiver(extent))


def _sender(grace_until_on: date, *, is_sealed: bool) -> tuple[str, ...]:
    if is_sealed:
        grace = _("The case is sealed, so the former manager sees nothing of it once it is accepted.")
    else:
        grace = _(
            "The former manager reads the case to the end of %(day)s: who the person is, notes, also new ones, and "
            "tasks. They no longer write."
        ) % {"day": grace_until_on.isoformat()}
    return (
        _("Until it is accepted nothing changes: the sender answers for the person and sees everything as now."),
        _("Once it is accepted, everyone on the team leaves at once, institutions and providers too."),
        grace,
        _("After that only this offer stays: the number, the reason and the summary."),
    )


def _receiver(extent: str) -> tuple[str, ...]:
    if extent == Transfer.Extent.FULL:
        gets = _(
            "Once it is accepted, the new manager sees the whole file: who the person is, important people, grounds, "
            "all notes, conferences, files and tasks."
        )
    else:
        gets = _(
            "Once it is accepted, the new manager sees who the person is, important people, grounds, states and tasks. "
            "Of notes, conferences and files only those written from that day on."
        )
    return (
        _("Until it is accepted: the number, who offers it, the reason and the summary. No name, no file."),
        gets,
        _("Others come to see the case only when the new manager puts them on its team."),
    )


def status(transfer: Transfer) -> Status:
    state = TransferState(transfer.state)
    return Status(state.label, COLOURS[state])


def row(transfer: Transfer) -> OfferRow:
    return OfferRow(transfer, status(transfer), waits(transfer))


def waits(transfer: Transfer) -> str:
    """How many days the offer has waited; '' once it is answered."""
    if transfer.state != TransferState.OFFERED:
        return ""
    days = (timezone.localdate() - timezone.localdate(transfer.offered_at)).days
    if days == 0:
        return _("Offered today")
    return ngettext("Waits for %(count)s day", "Waits for %(count)s days", days) % {"count": days}

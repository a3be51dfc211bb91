"""What happened in a case, newest first: states, team, hand-overs, conferences, as lines a person reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pertvarka.faces.workbench import case_words
from pertvarka.foundation.base.components import Act
from pertvarka.people.cases.models import CaseConference, CaseStateChange, IdentityChange, TeamMember, Transfer
from pertvarka.people.cases.queries.person_links import OtherFile
from pertvarka.people.cases.states import CaseState, TransferState

JOINED = {
    TeamMember.Kind.MEMBER: gettext_lazy("Joined the team: %(who)s"),
    TeamMember.Kind.MANDATE: gettext_lazy("Opened by legal mandate: %(who)s"),
    TeamMember.Kind.EMERGENCY: gettext_lazy("Opened in an emergency: %(who)s"),
    TeamMember.Kind.REQUEST: gettext_lazy("Opened to answer a request of the person: %(who)s"),
    TeamMember.Kind.REASON: gettext_lazy("Opened for a stated reason: %(who)s"),
    TeamMember.Kind.GRACE: gettext_lazy("May still read the case: %(who)s"),
}
DECIDED = {
    TransferState.ACCEPTED: gettext_lazy("Hand-over accepted: %(organisation)s"),
    TransferState.REFUSED: gettext_lazy("Hand-over refused: %(organisation)s"),
    TransferState.WITHDRAWN: gettext_lazy("Offer of hand-over withdrawn: %(organisation)s"),
}

COLUMNS = {
    "first_name": gettext_lazy("Corrected: first name"),
    "surname": gettext_lazy("Corrected: surname"),
    "birth_date": gettext_lazy("Corrected: date of birth"),
    "national_code": gettext_lazy("Corrected: national code"),
    "address": gettext_lazy("Corrected: address"),
    "phone": gettext_lazy("Corrected: telephone"),
}


@dataclass(frozen=True, slots=True)
class Happened:
    at: datetime
    title: str
    note: str = ""
    url: str = ""


def told(happened: Iterable[Happened], *, limit: int | None = None) -> list[Act]:
    """In their order, newest first."""
    ordered = sorted(happened, key=lambda one: one.at, reverse=True)
    return [Act(timezone.localdate(one.at), one.title, one.note, one.url) for one in ordered[:limit]]


def of_states(changes: Iterable[CaseStateChange]) -> Iterator[Happened]:
    for change in changes:
        yield Happened(
            change.changed_at, _state(change), "; ".join(filter(None, [change.changed_by.name, change.reason]))
        )


def _state(change: CaseStateChange) -> str:
    if change.after == CaseState.CLOSED:
        return _("Case closed")
    if change.before == CaseState.CLOSED:
        return _("Case taken up again")
    if not change.before and change.after == CaseState.REGISTERED:
        return _("Case registered")
    return _("New state: %(state)s") % {"state": CaseState(change.after).label}


def of_team(rows: Iterable[TeamMember]) -> Iterator[Happened]:
    now = timezone.now()
    for row in rows:
        who = {"who": case_words.member_name(row)}
        note = "; ".join(filter(None, [case_words.role_title(row.role_code), case_words.ground(row.ground)]))
        yield Happened(row.since, str(JOINED[TeamMember.Kind(row.kind)]) % who, note)
        if row.until and row.until <= now:
            yield Happened(row.until, _("No longer sees the case: %(who)s") % who, note)


def of_transfers(rows: Iterable[Transfer], *, is_linked: bool) -> Iterator[Happened]:
    """Each offer leads to its own page, for those whose role opens it."""
    for row in rows:
        address = reverse("cases:transfer", args=[row.uuid]) if is_linked else ""
        organisation = {"organisation": str(row.to_organisation)}
        yield Happened(
            row.offered_at, _("Hand-over offered: %(organisation)s") % organisation, row.offered_by.name, address
        )
        if row.decided_at and row.state in DECIDED:
            yield Happened(row.decided_at, str(DECIDED[TransferState(row.state)]) % organisation, row.decision_reason)


def of_conferences(rows: Iterable[CaseConference]) -> Iterator[Happened]:
    for row in rows:
        count = len(row.decisions.all())
        decisions = ngettext("%(count)s decision", "%(count)s decisions", count) % {"count": count} if count else ""
        held_at = timezone.make_aware(datetime.combine(row.held_on, datetime.min.time().replace(hour=12)))
        yield Happened(held_at, _("Case conference"), decisions)


def of_corrections(rows: Iterable[IdentityChange]) -> Iterator[Happened]:
    """What was corrected and why; the values stand where the name does."""
    for row in rows:
        yield Happened(row.changed_at, str(COLUMNS.get(row.column, row.column)), f"{row.changed_by.name}; {row.reason}")


def of_links(files: Iterable[OtherFile]) -> Iterator[Happened]:
    """Linked and taken apart: who said so, why, and who decided as the second person."""
    for file in files:
        number, held = {"number": file.case.number}, file.link
        address = reverse("cases:case", args=[file.case.uuid])
        if held.linked_at:
            second = held.approval.decided_by if held.approval else None
            told = [held.asked_by.name, second.name if second else "", held.reason]
            yield Happened(
                held.linked_at,
                _("Linked as the same person: %(number)s") % number,
                "; ".join(filter(None, told)),
                address,
            )
        if held.linked_at and held.undone_at:
            second = held.undo_approval.decided_by if held.undo_approval else None
            told = [second.name if second else "", held.undo_reason]
            yield Happened(
                held.undone_at, _("Link taken apart: %(number)s") % number, "; ".join(filter(None, told)), address
            )

"""Requests for a second person in words. A kind without its own words is shown by its code, never left out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import accounts_in_words
from pertvarka.foundation.access import waiting
from pertvarka.foundation.access.models import Approval, Membership
from pertvarka.people.cases.permissions import Permission as Cases
from pertvarka.people.cases.queries import person_links
from pertvarka.people.rights.permissions import Permission as Rights

# %(label)s is what the request is called by: a case number, the date of a list.
TITLES = {
    "membership.give": _("A role over people's files"),
    "person.export": _("Export of a person's data: %(label)s"),
    person_links.LINK: _("Two files of one person: %(label)s"),
    person_links.UNLINK: _("Taking a link of two files apart: %(label)s"),
    "records.delete": _("Deletion of records: %(label)s"),
}
FOR_WHOM = _("For whom")
FILES = _("The two files")
ONE_FILE = _("%(file)s; no other file that may be linked was found")
# Where the record stands that a decision is about, and the right that opens it.
RECORDS = {
    "deletion_list": (
        "workbench:deletion_list",
        Rights.RETENTION_APPROVE,
        _("What is deleted"),
        _("The list of records"),
    ),
    "rights_request": (
        "workbench:request",
        Rights.REQUEST_HANDLE,
        _("On what ground"),
        _("The request of the person"),
    ),
}
DECISIONS = {
    Approval.Decision.WAITING: (_("Waits for a second person"), "gintaras", "Clock"),
    Approval.Decision.APPROVED: (pgettext_lazy("request", "Approved"), "accent", "CheckmarkCircle"),
    Approval.Decision.REFUSED: (pgettext_lazy("request", "Refused"), "danger", "XMark"),
}


@dataclass(frozen=True, slots=True)
class ToldApproval:
    """One request: what, about whom or what, why, who asks, what was decided."""

    title: str
    about_label: str
    about: str
    about_url: str
    reason: str
    asked_by: str
    asked_at: datetime
    url: str
    decision: str
    colour: str
    icon: str
    decision_reason: str
    is_waiting: bool
    is_used: bool


def tell(approvals: Iterable[Approval], *, granted: Collection[str]) -> list[ToldApproval]:
    """The requests in their order; one query for all the roles among them. `granted` is what the reader may open."""
    held = list(approvals)
    memberships = waiting.memberships_behind(held)
    return [_told(approval, memberships.get(approval.about), granted=granted) for approval in held]


def _told(approval: Approval, membership: Membership | None, *, granted: Collection[str]) -> ToldApproval:
    word, colour, icon = DECISIONS[Approval.Decision(approval.decision)]
    template = TITLES.get(approval.kind, "%(kind)s %(label)s")
    label, about, about_url = _role(membership) if membership else _record(approval.about, granted=granted)
    return ToldApproval(
        title=str(template) % {"label": approval.label, "kind": approval.kind},
        about_label=str(label),
        about=str(about),
        about_url=about_url,
        reason=approval.reason,
        asked_by=approval.asked_by.name,
        asked_at=approval.asked_at,
        url=reverse("workbench:approval", kwargs={"uuid": approval.uuid}),
        decision=str(word),
        colour=colour,
        icon=icon,
        decision_reason=approval.decision_reason,
        is_waiting=approval.decision == Approval.Decision.WAITING,
        is_used=approval.used_at is not None,
    )


def _role(membership: Membership) -> tuple[str, str, str]:
    """Who would get which role, where, for how long."""
    told = accounts_in_words.membership_in_words(membership)
    parts = (membership.account.name, told.title, told.place, told.period)
    address = reverse("workbench:account", kwargs={"uuid": membership.account.uuid})
    return str(FOR_WHOM), ", ".join(part for part in parts if part), address


def _record(about: str, *, granted: Collection[str]) -> tuple[str, str, str]:
    """The list or the request a decision is about, for readers whose role opens it."""
    thing, _colon, key = about.partition(":")
    if about.startswith(person_links.REFERENCE) and Cases.LINK_APPROVE in granted:
        return str(FILES), _files(UUID(key)), ""
    if thing not in RECORDS:
        return "", "", ""
    page, needs, label, words = RECORDS[thing]
    return (str(label), str(words), reverse(page, args=[UUID(key)])) if needs in granted else ("", "", "")


def _files(link: UUID) -> str:
    """Numbers and who leads the cases: the officer decides without seeing either file."""
    files = [f"{side.number} ({side.organisation})" for side in person_links.sides(link)]
    return " – ".join(files) if len(files) > 1 else str(ONE_FILE) % {"file": "".join(files)}

"""The side column of the page of a case: who is responsible, who sees it, who matters, on what ground, when next."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import case_words
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.foundation.base.components import Link, SideItem, SidePanel, Task, task
from pertvarka.people.cases.models import Case, Ground, Relationship, TeamMember
from pertvarka.people.cases.queries import case_page, one_case, person_links
from pertvarka.people.cases.queries.standing import Act

SHOWN_MEMBERS = 8


@dataclass(frozen=True, slots=True)
class Close:
    """Somebody who matters to the person; `limit` is told in brick, `name` only where it was asked for."""

    kind: str
    limit: str
    notes: tuple[str, ...]
    name: str = ""
    case_number: str = ""
    case_url: str = ""
    change_url: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """When the case is looked at again, and how that stands to today."""

    due: Task | None
    change_url: str


def responsible(found: OpenedCase) -> SidePanel:
    case = found.case
    manager = _("You") if case.manager_id == found.account.pk else case.manager.name
    link = _link(_("Choose another manager"), found, "cases:assign", Act.ASSIGN)
    items = (SideItem(manager, _("case manager")), SideItem(str(case.organisation), str(case.municipality)))
    return SidePanel(_("Organisation responsible"), items, link)


def about(found: OpenedCase) -> SidePanel:
    """What kind of case it is."""
    case = found.case
    return SidePanel(
        _("The case"),
        (
            SideItem(
                case_words.begun(str(case.get_kind_display())),
                _("Opened on %(date)s.") % {"date": case.opened_on.isoformat()},
            ),
            SideItem(_("Risk: %(level)s") % {"level": case.get_risk_display()}),
            *(
                SideItem(_("The same person: %(number)s") % {"number": other.case.number}, other.link.reason)
                for other in person_links.other_files(case.person_id)
            ),
        ),
    )


def team(found: OpenedCase) -> SidePanel:
    """The team is the access list: who, as what, sees which parts, until when, why."""
    rows = sorted(found.team, key=lambda row: (row.account_id != found.account.pk, row.since, row.pk))
    items = tuple(SideItem(case_words.member_name(row, account_id=found.account.pk), _member(row)) for row in rows)
    name, words = (
        ("cases:team", _("Change the team"))
        if Act.CHANGE_TEAM in found.acts
        else ("cases:history", _("All who ever were"))
    )
    return SidePanel(_("Team and access"), items[:SHOWN_MEMBERS], Link(words, found.address(name)))


def _member(row: TeamMember) -> str:
    told = [case_words.role_title(row.role_code), case_words.parts(row.parts)]
    if not row.may_write:
        told.append(_("reads only"))
    if row.until:
        told.append(_("until %(date)s") % {"date": f"{timezone.localtime(row.until):%Y-%m-%d %H:%M}"})
    if row.kind != TeamMember.Kind.MEMBER:
        told.append(str(row.get_kind_display()))
        told.append(case_words.ground(row.ground))
    return "; ".join(filter(None, told))


def close_people(found: OpenedCase, *, with_names: bool) -> list[Close]:
    """Limits stand for the whole team, so that nobody arranges a visit by mistake; names stand behind "Show name"."""
    today = timezone.localdate()
    return [
        _close(found, row, other=other, number=number, with_names=with_names)
        for row, other, number in case_page.relationships_of(found.case.person)
        if row.until_on is None or row.until_on >= today
    ]


def _close(found: OpenedCase, row: Relationship, *, other: UUID | None, number: str, with_names: bool) -> Close:
    notes = (row.decision, _("To live together.") if row.keep_together else "", row.note)
    may_change = Act.CHANGE_PERSON in found.acts
    return Close(
        kind=case_words.begun(str(row.get_kind_display())),
        limit=case_words.contact_words(row.contact),
        notes=tuple(filter(None, notes)),
        name=row.other_name if with_names else "",
        case_number=number,
        case_url=reverse("cases:case", args=[other]) if other else "",
        change_url=found.address("cases:relationship", row.uuid) if may_change else "",
    )


def grounds(found: OpenedCase) -> SidePanel:
    rows = one_case.grounds_of(found.case.person)
    items = tuple(SideItem(case_words.begun(str(row.get_basis_display())), ground_note(row)) for row in rows)
    link = Link(_("Grounds and consents"), found.address("cases:grounds"))
    return SidePanel(_("Legal ground"), items, link, _("No ground is recorded. Without one the data may not be used."))


def ground_note(row: Ground) -> str:
    """For what, on which provision, how and when it was explained, until when."""
    told = [
        str(row.get_purpose_display()),
        row.article,
        _("explained %(form)s on %(date)s")
        % {"form": row.get_informed_form_display(), "date": row.informed_on.isoformat()},
    ]
    if row.withdrawn_on:
        told.append(_("withdrawn on %(date)s") % {"date": row.withdrawn_on.isoformat()})
    elif row.until_on:
        told.append(_("until %(date)s") % {"date": row.until_on.isoformat()})
    elif row.basis == Ground.Basis.CONSENT:
        told.append(_("until it is withdrawn"))
    return "; ".join(filter(None, told))


def review(found: OpenedCase) -> Review:
    case, today = found.case, timezone.localdate()
    due = None
    if case.review_due_on and case.is_open:
        due = task(label=case.review_due_on.isoformat(), url="", today=today, due_on=case.review_due_on)
    return Review(due, found.address("cases:review") if Act.LEAD in found.acts else "")


def protection(found: OpenedCase) -> SidePanel | None:
    """Told where the case is protected, and to who may protect it."""
    case = found.case
    link = _link(_("Protect the case"), found, "cases:protection", Act.PROTECT)
    if case.protection == Case.Protection.ORDINARY:
        return (
            SidePanel(_("Protection"), (SideItem(_("Ordinary case"), _("The unit sees it in its lists.")),), link)
            if link
            else None
        )
    words = {
        Case.Protection.RESTRICTED: (_("Restricted case"), _("Only members named on the team see it.")),
        Case.Protection.SEALED: (_("Sealed case"), _("Only members named after sealing see it.")),
    }[Case.Protection(case.protection)]
    return SidePanel(_("Protection"), (SideItem(*words), SideItem(case.protection_reason)), link)


def _link(label: str, found: OpenedCase, name: str, act: Act) -> Link | None:
    return Link(label, found.address(name)) if act in found.acts else None

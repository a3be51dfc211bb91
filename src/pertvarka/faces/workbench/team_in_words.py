"""The team of a case as its page lists it: who sees which parts, until when, why; and everyone who ever did."""

from dataclasses import dataclass
from datetime import time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import case_words
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.people.cases.models import Case, Part, TeamMember
from pertvarka.people.cases.queries.standing import Act


@dataclass(frozen=True, slots=True)
class Member:
    """A row of the team. `end_url` is '' for the manager, who leaves only by another manager coming."""

    name: str
    place: str
    role: str
    parts: str
    writes: str
    since: str
    until: str
    why: str
    end_url: str = ""
    gives_nothing: str = ""


def present(found: OpenedCase) -> list[Member]:
    """Those who see the case now: the manager first, then in the order in which they came."""
    rows = sorted(found.team, key=lambda row: (Part.LEAD not in row.parts, row.since, row.pk))
    may_end = Act.CHANGE_TEAM in found.acts
    return [
        _member(
            row,
            found.case,
            end_url=found.address("cases:team_end", row.pk) if may_end and Part.LEAD not in row.parts else "",
        )
        for row in rows
    ]


def past(found: OpenedCase) -> list[Member]:
    """Those who no longer see it, the last to leave first."""
    now = timezone.now()
    gone = [row for row in found.history if row.until is not None and row.until <= now]
    return [_member(row, found.case) for row in sorted(gone, key=lambda row: (row.until or now, row.pk), reverse=True)]


def in_words(row: TeamMember, *, case: Case) -> Member:
    """One row, for the page that asks whether to end it."""
    return _member(row, case)


def _member(row: TeamMember, case: Case, *, end_url: str = "") -> Member:
    return Member(
        name=row.account.name if row.account else _("Everyone in this role"),
        place=str(row.organisation),
        role=case_words.role_title(row.role_code),
        parts=case_words.begun(case_words.parts(row.parts)),
        writes=_("reads and writes") if row.may_write else _("reads only"),
        since=f"{timezone.localtime(row.since):%Y-%m-%d}",
        until=_last_day(row),
        why=_why(row),
        end_url=end_url,
        gives_nothing=_why_it_gives_nothing(row, case),
    )


def _last_day(row: TeamMember) -> str:
    """With the hour, since access begun in an emergency ends within a day."""
    if row.until is None:
        return ""
    until = timezone.localtime(row.until)
    if until.time() == time():
        return f"{until - timedelta(days=1):%Y-%m-%d}"
    return f"{until:%Y-%m-%d %H:%M}"


def _why(row: TeamMember) -> str:
    if row.kind == TeamMember.Kind.MEMBER:
        return row.ground
    return "; ".join((case_words.begun(str(row.get_kind_display())), case_words.ground(row.ground)))


def _why_it_gives_nothing(row: TeamMember, case: Case) -> str:
    if case.protection != Case.Protection.ORDINARY and row.account is None:
        return _("Sees nothing while the case is protected.")
    if case.protection == Case.Protection.SEALED and Part.SEALED not in row.parts:
        return _("Sees nothing while the case is sealed.")
    return ""

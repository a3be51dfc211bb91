"""A case as a page has it open: what the account is to it, what may be done, and the record of the look.

Every page of a case begins with `find` and ends with `show`; `show` writes the view record before anything is drawn.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.foundation.access import view_log
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base.components import ClosedBand, Crumb, emergency_band, seen_band
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.cases.models import Case, TeamMember
from pertvarka.people.cases.queries import case_page, one_case
from pertvarka.people.cases.queries.case_page import Opened
from pertvarka.people.cases.queries.standing import Act, Standing, standing


@dataclass(frozen=True)
class OpenedCase:
    """`history` is everyone who ever was on the team; `team` those who are on it now."""

    request: HttpRequest
    opened: Opened
    history: tuple[TeamMember, ...]
    standing: Standing

    @property
    def case(self) -> Case:
        return self.opened.case

    @property
    def account(self) -> Account:
        return self.standing.account

    @cached_property
    def team(self) -> tuple[TeamMember, ...]:
        now = timezone.now()
        return tuple(row for row in self.history if row.since <= now and (row.until is None or row.until > now))

    @cached_property
    def acts(self) -> frozenset[Act]:
        return self.standing.acts(is_open=self.case.is_open, is_restricted=self.case.person.restricted_at is not None)

    def address(self, name: str, *more: Any) -> str:
        """A page of this case."""
        return reverse(name, args=[self.case.uuid, *more])

    def band(self, *, seen: ViewRecord) -> ClosedBand:
        who_viewed_url = self.address("cases:viewers") if Act.SEE_VIEWERS in self.acts else ""
        ends = [row.until for row in self.standing.rows if row.kind == TeamMember.Kind.EMERGENCY and row.until]
        if ends and len(ends) == len(self.standing.rows):
            return emergency_band(ends_at=max(ends), now=timezone.now(), who_viewed_url=who_viewed_url)
        return seen_band(seen_at=seen.viewed_at, who_viewed_url=who_viewed_url)


def find(request: HttpRequest, uuid: UUID, *, needs: Act | None = None) -> OpenedCase:
    """The case, if this account may see it and, where asked, do this act with it as it stands; otherwise 404."""
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    try:
        opened = case_page.opened(uuid, by=account, on=timezone.localdate())
    except CaseNotFound as absent:
        raise Http404 from absent
    history = tuple(one_case.team_of(opened.case, past=True))
    now = timezone.now()
    team = [row for row in history if row.since <= now and (row.until is None or row.until > now)]
    found = OpenedCase(
        request=request,
        opened=opened,
        history=history,
        standing=standing(account, team=team, opened=opened),
    )
    if needs is not None and needs not in found.acts:
        raise Http404
    return found


def show(
    found: OpenedCase,
    template: str,
    context: dict[str, Any],
    *,
    page: str,
    title: str = "",
    kind: ViewRecord.Kind = ViewRecord.Kind.PAGE,
    status: int = 200,
) -> HttpResponse:
    """Draw a page of the case, with the look recorded; `title` is what the page is, '' for the case itself."""
    case = found.case
    seen = view_log.record(
        kind, about=case.person.reference, case=case.pk, page=page, by=found.account, role_code=found.standing.role_code
    )
    shown = {
        "found": found,
        "case": case,
        "band": found.band(seen=seen),
        "crumbs": _crumbs(found, title),
        "page_title": f"{title} – {case.number}" if title else case.number,
        **context,
    }
    return render(found.request, template, shown, status=status)


def _crumbs(found: OpenedCase, title: str) -> list[Crumb]:
    crumbs = [Crumb(_("Cases"), reverse("cases:list"))]
    if not title:
        return [*crumbs, Crumb(found.case.number)]
    return [*crumbs, Crumb(found.case.number, found.address("cases:case")), Crumb(title)]

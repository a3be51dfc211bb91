"""A family conference as a page has it open, for its coordinator and supervisor, and for the team of the case.

As with a case, a page begins with `find` and ends with `show`, which records the look before anything is drawn.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.foundation.access import policy, view_log
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base.components import Crumb, seen_band
from pertvarka.people.cases.models import Case, FamilyConference
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import family_conferences as queries
from pertvarka.people.cases.queries.family_conference_standing import Act, Standing, standing


@dataclass(frozen=True)
class OpenedConference:
    request: HttpRequest
    conference: FamilyConference
    account: Account
    standing: Standing
    today: date

    @cached_property
    def case(self) -> Case | None:
        """The case, where this account sees it; the coordinator and the supervisor do not."""
        return queries.case_of(self.conference)

    @property
    def acts(self) -> frozenset[Act]:
        return self.standing.now

    @property
    def url(self) -> str:
        return self.address("cases:family_conference")

    def address(self, name: str, *more: Any) -> str:
        return reverse(name, args=[self.conference.uuid, *more])


def find(request: HttpRequest, uuid: UUID, *, needs: Act | None = None) -> OpenedConference:
    """The conference, if this account may see it and, where asked, this act is among its own; otherwise 404."""
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    held, today = queries.conference(uuid), timezone.localdate()
    if held is None:
        raise Http404
    found = OpenedConference(request, held, account, standing(account, held, on=today), today)
    if needs is not None and needs not in found.standing.own:
        raise Http404
    return found


def show(
    found: OpenedConference,
    template: str,
    context: dict[str, Any],
    *,
    page: str,
    title: str = "",
    status: int = 200,
) -> HttpResponse:
    """Draw a page of the conference, with the look recorded; `title` is what the page is, '' for the first."""
    held = found.conference
    seen = view_log.record(
        ViewRecord.Kind.PAGE,
        about=found.case.person.reference if found.case else f"family_conference:{held.uuid}",
        case=held.case_id,
        page=page,
        by=found.account,
    )
    name = _("Family conference %(number)s") % {"number": held.number}
    shown = {
        "found": found,
        "conference": held,
        "band": seen_band(seen_at=seen.viewed_at),
        "crumbs": _crumbs(found, name, title),
        "page_title": f"{title} – {held.number}" if title else name,
        **context,
    }
    return render(found.request, template, shown, status=status)


def _crumbs(found: OpenedConference, name: str, title: str) -> list[Crumb]:
    if found.case:
        before = [
            Crumb(_("Cases"), reverse("cases:list")),
            Crumb(found.case.number, reverse("cases:case", args=[found.case.uuid])),
        ]
        name = _("Family conference")
    elif policy.allows(found.account, Permission.FAMILY_CONFERENCE_LEAD, on=found.today):
        before = [Crumb(_("Family conferences"), reverse("cases:family_conferences"))]
    else:
        before = []
    return [*before, Crumb(name, found.url), Crumb(title)] if title else [*before, Crumb(name)]

"""The page of one family conference, the names of the family, the sheet that goes to it, and the coordinator's list."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import family_conference_page as pages
from pertvarka.faces.workbench.opened_family_conference import find, show
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.people.cases.actions import family_meetings
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import family_conferences as queries
from pertvarka.people.cases.queries.family_conference_standing import Act
from pertvarka.people.cases.states import FamilyConferencePhase as Phase

PAGE = "workbench/family_conference/page.html"
ALONE = "workbench/family_conference/private_time.html"


@requires(Permission.CASE_VIEW)
@require_safe
def conference(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Everything about one conference; while the family is alone, a clock and nothing else."""
    found = find(request, uuid)
    if found.conference.phase == Phase.PRIVATE_TIME:
        return show(found, ALONE, {"alone": pages.alone(found)}, page="cases:family_conference")
    return show(found, PAGE, {"page": pages.page_of(found)}, page="cases:family_conference")


@requires(Permission.NAME_VIEW)
def names(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The page once more, with the names of the family; asked for by a button, recorded, gone with the next page."""
    found = find(request, uuid, needs=Act.SHOW_NAMES)
    if request.method != "POST" or found.conference.phase == Phase.PRIVATE_TIME:
        return redirect(found.url)
    try:
        shown = family_meetings.names(conference=found.conference, page="cases:family_names", by=found.account)
    except CaseNotFound as absent:
        raise Http404 from absent
    return show(found, PAGE, {"page": pages.page_of(found, names=shown)}, page="cases:family_names")


@requires(Permission.CASE_VIEW)
@require_safe
def sheet(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the family is told before it meets, in easy words, to print."""
    found = find(request, uuid)
    title = _("Information sheet for the family")
    return show(found, "workbench/family_conference/sheet.html", {}, page="cases:family_sheet", title=title)


@requires(Permission.FAMILY_CONFERENCE_LEAD)
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """The open conferences this account coordinates or supervises, and its own entry of the register."""
    account, today = request.user, timezone.localdate()
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    context = {
        "crumbs": [Crumb(_("Family conferences"))],
        "rows": pages.own_rows(account, today=today),
        "entries": queries.register(on=today, account=account),
    }
    return render(request, "workbench/family_conference/own.html", context)

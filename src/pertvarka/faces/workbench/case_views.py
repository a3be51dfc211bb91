"""The page of one case, the name on it, its whole history, and who has looked."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import case_acts, case_lookers, family_conference_panel
from pertvarka.faces.workbench.case_page import case_page_of
from pertvarka.faces.workbench.opened_case import find, show
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.people.cases.models import Part
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import case_page, family_conferences, one_case, person_links
from pertvarka.people.cases.queries.standing import Act


@requires(Permission.CASE_VIEW)
@require_safe
def case(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Everything about one case, as far as this account may see."""
    found = find(request, uuid)
    return show(found, "workbench/case/page.html", {"page": case_page_of(found)}, page="cases:case")


@requires(Permission.NAME_VIEW)
def name(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The page once more, with the name on it; asked for by a button, recorded, and gone with the next page."""
    found = find(request, uuid, needs=Act.SHOW_NAME)
    if request.method != "POST":
        return redirect(found.address("cases:case"))
    identity = one_case.identity_of(found.case.person)
    if identity is None:
        raise Http404
    context = {"page": case_page_of(found, identity=identity)}
    return show(found, "workbench/case/page.html", context, page="cases:name", kind=ViewRecord.Kind.NAME)


@requires(Permission.CASE_VIEW)
@require_safe
def history(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """All states, everyone who ever saw the case, hand-overs, corrections of the identity."""
    found = find(request, uuid)
    conferences = one_case.conferences_of(found.case) if found.standing.sees(Part.NOTES) else []
    corrections = case_page.identity_changes_of(found.case.person) if found.standing.sees(Part.IDENTITY) else []
    happened = [
        *case_acts.of_states(one_case.states_of(found.case)),
        *case_acts.of_team(found.history),
        *case_acts.of_transfers(one_case.transfers_of(found.case), is_linked=found.standing.answers_transfers),
        *case_acts.of_conferences(conferences),
        *family_conference_panel.happened(tuple(family_conferences.of_case(found.case))),
        *case_acts.of_corrections(corrections),
        *case_acts.of_links(person_links.other_files(found.case.person_id, undone_too=True)),
    ]
    context = {"acts": case_acts.told(happened), "heading": _("History of the case")}
    return show(found, "workbench/case/history.html", context, page="cases:history", title=_("History of the case"))


@requires(Permission.CASE_VIEW)
@require_safe
def viewers(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who looked at the record, when, through which page."""
    found = find(request, uuid, needs=Act.SEE_VIEWERS)
    context = {"looks": case_lookers.looks(found.case), "limit": case_lookers.LIMIT}
    return show(found, "workbench/case/viewers.html", context, page="cases:viewers", title=_("Who viewed"))

"""Requests of persons: the list, recording one, and the page of one with all that can be done about it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import opened_case, rights_in_words
from pertvarka.faces.workbench.forms.rights import RecordRequest, show_refusal
from pertvarka.faces.workbench.rights_asking import account_of, desk_crumbs, form_page
from pertvarka.foundation.access import policy, view_log
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base.components import Crumb, seen_band
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.people.cases.queries.standing import Act
from pertvarka.people.rights import rules
from pertvarka.people.rights.actions import requests as actions
from pertvarka.people.rights.models import RightsRequest
from pertvarka.people.rights.permissions import Permission
from pertvarka.people.rights.queries import requests

ANSWERED_SHOWN = 50


@requires(Permission.REQUEST_RECORD)
def requests_list(request: HttpRequest) -> HttpResponse:
    """Requests that wait, the nearest day first, and those answered; a manager sees those of own cases."""
    context = {
        "crumbs": crumbs_to(request),
        "rows": rights_in_words.request_rows(
            requests.open_requests(), today=timezone.localdate(), may_take=handles(request)
        ),
        "answered": [
            (asked, rights_in_words.request_title(asked), rights_in_words.request_state(asked))
            for asked in requests.answered_requests(limit=ANSWERED_SHOWN)
        ],
    }
    return render(request, "workbench/rights/requests.html", context)


@requires(Permission.REQUEST_RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest) -> HttpResponse:
    """Write down what a person asks."""
    initial = {"number": request.GET.get("number", ""), "received_on": timezone.localdate()}
    form = RecordRequest(request.POST or None, initial=initial)
    if form.is_valid():
        cleaned = {name: value for name, value in form.cleaned_data.items() if name != "is_known"}
        try:
            made = actions.record_request(asked=actions.NewRequest(**cleaned), by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(
                request, _("The request is recorded. It has to be answered by %(day)s.") % {"day": made.due_on}
            )
            return redirect("workbench:request", uuid=made.uuid)
    crumbs = [*crumbs_to(request), Crumb(_("Record a request"))]
    return form_page(request, "workbench/rights/record.html", form, crumbs=crumbs)


@requires(Permission.REQUEST_RECORD)
def one(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One request: what was asked, how long there is, what has been done; the look is recorded."""
    asked, by = found(uuid), account_of(request)
    # Who handles a request learns whose it is without opening the file; the look is recorded beside the person.
    keys = requests.keys_of_case(asked.number)
    seen = view_log.record(
        ViewRecord.Kind.PAGE,
        about=keys.person_reference if keys else requests.reference(asked),
        case=keys.case_id if keys else None,
        page="workbench:request",
        by=by,
        ground=requests.reference(asked),
    )
    may_handle, in_hand = handles(request), requests.may_be_read(asked, by=by)
    case = requests.case_of_request(asked)
    # Whoever wrote the request down may see the case and not every page of it.
    acts = opened_case.find(request, case.uuid).acts if case else frozenset()
    approval = requests.export_approval(asked) if may_handle else None
    today = timezone.localdate()
    context = {
        "crumbs": [*crumbs_to(request), Crumb(asked.number)],
        "band": seen_band(seen_at=seen.viewed_at),
        "asked": asked,
        "title": rights_in_words.request_title(asked),
        "state": rights_in_words.request_state(asked),
        "clock": rights_in_words.request_rows([asked], today=today, may_take=False)[0],
        "handles": may_handle,
        "in_hand": in_hand,
        "is_open": asked.state in requests.OPEN,
        "case": case,
        "case_url": reverse("cases:case", args=[case.uuid]) if case else "",
        "viewers_url": reverse("cases:viewers", args=[case.uuid]) if case and Act.SEE_VIEWERS in acts else "",
        "identity_url": reverse("cases:identity", args=[case.uuid])
        if case and not may_handle and Act.CORRECT_IDENTITY in acts
        else "",
        "may_extend": in_hand and rules.may_extend(received_on=asked.received_on, due_on=asked.due_on, today=today),
        "approval": approval,
        "approval_state": rights_in_words.approval_state(approval),
        "may_export": in_hand and requests.is_export_open(approval, by=by, today=today),
        "is_restricted": may_handle and requests.is_restricted(asked),
        "about_restriction": asked.kind in {RightsRequest.Kind.RESTRICTION, RightsRequest.Kind.OBJECTION},
        "may_erase": in_hand and asked.kind == RightsRequest.Kind.ERASURE,
    }
    return render(request, "workbench/rights/request.html", context)


def found(uuid: UUID) -> RightsRequest:
    asked = requests.request(uuid)
    if asked is None:
        raise Http404
    return asked


def crumbs_to(request: HttpRequest) -> list[Crumb]:
    listed = Crumb(_("Requests of persons"), reverse("workbench:requests"))
    return [*desk_crumbs(), listed] if handles(request) else [listed]


def handles(request: HttpRequest) -> bool:
    return policy.allows(account_of(request), Permission.REQUEST_HANDLE, on=timezone.localdate())

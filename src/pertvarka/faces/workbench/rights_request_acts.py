"""What the officer does about one request: takes it in hand, answers, restricts, gives out the copy of everything."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import sentences
from pertvarka.faces.workbench.forms.rights import AnswerRequest, ExtendRequest, Reason, show_refusal
from pertvarka.faces.workbench.rights_asking import account_of, asked_page
from pertvarka.faces.workbench.rights_requests import crumbs_to, found
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.people.rights.actions import exports, retention
from pertvarka.people.rights.actions import requests as actions
from pertvarka.people.rights.models import RightsRequest
from pertvarka.people.rights.permissions import Permission


@requires(Permission.REQUEST_HANDLE)
@require_POST
def take(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take the request in hand: the person's records open to this officer until it is answered."""
    return _acted(
        request,
        uuid,
        lambda asked, by: actions.take_in_hand(asked=asked, by=by),
        told=_("The request is in your hands. The person's records are open to you until it is answered."),
    )


@requires(Permission.REQUEST_HANDLE)
@require_POST
def restrict(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Restrict processing of the person's data."""
    return _acted(
        request,
        uuid,
        lambda asked, by: actions.restrict_person(asked=asked, by=by),
        told=_("Processing is restricted: the record is kept, nobody changes it, and lists leave it out."),
    )


@requires(Permission.REQUEST_HANDLE)
@require_POST
def lift(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Lift the restriction."""
    return _acted(
        request,
        uuid,
        lambda asked, by: actions.lift_restriction(asked=asked, by=by),
        told=_("The restriction is lifted. The person should have been told before."),
    )


@requires(Permission.REQUEST_HANDLE)
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Two months more, once."""
    return _asked_of(
        request,
        uuid,
        ExtendRequest(request.POST or None),
        lambda asked, by, because: actions.extend_request(asked=asked, because=because, by=by),
        heading=_("Extend the term by two months"),
        why=_("The law allows it once. Tell the person today that it will take longer, and why."),
        button=_("Extend the term"),
    )


@requires(Permission.REQUEST_HANDLE)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Close the request with what the person was told."""

    def close(asked: RightsRequest, by: Account, outcome: str, words: str) -> RightsRequest:
        if outcome == "refused":
            return actions.refuse_request(asked=asked, reason=words, by=by)
        return actions.answer_request(asked=asked, answer=words, by=by)

    return _asked_of(
        request,
        uuid,
        AnswerRequest(request.POST or None),
        close,
        heading=_("Close the request"),
        why=_("With the answer your access to the person's records ends. Give out the copy before."),
        button=_("Close the request"),
    )


@requires(Permission.REQUEST_HANDLE)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_export(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask a second person for the copy of everything."""
    return _asked_of(
        request,
        uuid,
        Reason(request.POST or None),
        lambda asked, by, reason: exports.ask_export(asked=asked, reason=reason, by=by),
        heading=_("Ask for a copy of everything"),
        why=_("A file with names leaves the system only after a second person has agreed."),
        button=_("Ask a second person"),
    )


@requires(Permission.REQUEST_HANDLE)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_erasure(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put the person's records on a deletion list of their own."""
    return _asked_of(
        request,
        uuid,
        Reason(request.POST or None),
        lambda asked, by, reason: retention.list_for_request(asked=asked, reason=reason, by=by),
        heading=_("Ask for the records to be erased"),
        why=_(
            "Records that a law orders to keep are not erased. Where they may go, a second person looks at the list "
            "first; answer the person before the list is carried out, because the request goes with the records."
        ),
        button=_("Ask a second person"),
    )


@requires(Permission.REQUEST_HANDLE)
@require_POST
def export(request: HttpRequest, uuid: UUID, form: str) -> HttpResponse:
    """The copy of everything as a file; the making is recorded before it leaves."""
    if form not in exports.WRITERS:
        raise Http404
    asked = found(uuid)
    try:
        file = exports.make_export(
            asked=asked,
            form=form,
            tell_events=lambda events: [told.sentence for told in sentences.tell(events)],
            by=account_of(request),
        )
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
        return redirect("workbench:request", uuid=uuid)
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response["Cache-Control"] = "no-store"
    return response


def _acted(
    request: HttpRequest, uuid: UUID, act: Callable[[RightsRequest, Account], Any], *, told: str
) -> HttpResponse:
    """One press of a button; a refusal is told on the page of the request."""
    asked = found(uuid)
    try:
        act(asked, account_of(request))
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, told)
    return redirect("workbench:request", uuid=uuid)


def _asked_of(
    request: HttpRequest,
    uuid: UUID,
    form: Form,
    act: Callable[..., Any],
    *,
    heading: str,
    why: str,
    button: str,
) -> HttpResponse:
    """A page with one form; what was typed stays when it is refused."""
    asked = found(uuid)
    if form.is_valid():
        try:
            act(asked, account_of(request), **form.cleaned_data)
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Done."))
            return redirect("workbench:request", uuid=uuid)
    back = reverse("workbench:request", args=[uuid])
    return asked_page(
        request,
        form,
        crumbs=[*crumbs_to(request), Crumb(asked.number, back)],
        heading=heading,
        why=why,
        button=button,
        back_url=back,
    )

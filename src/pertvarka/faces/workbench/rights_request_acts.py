"""What the officer does about one request: takes it in hand, answers, restricts, gives out the copy of everything."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import sentences
from pertvarka.faces.workbench.forms.rights import AnswerRequest, ExtendRequest, Reason, show_refusal
from pertvarka.faces.workbench.rights_asking import account_of, asked_page
from pertvarka.faces.workbench.rights_requests import crumbs_to, found
from pertvarka.foundation.access.gates import View, requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.people.rights.actions import exports, retention
from pertvarka.people.rights.actions import requests as actions
from pertvarka.people.rights.models import RightsRequest
from pertvarka.people.rights.permissions import Permission


@dataclass(frozen=True, slots=True)
class Press:
    """An act of one button; `told` is said when it is done."""

    act: Callable[..., Any]
    told: Any


@dataclass(frozen=True, slots=True)
class Ask:
    """An act that needs words: the page that asks for them, and what takes them by their names in the form."""

    act: Callable[..., Any]
    make_form: Callable[..., Form]
    heading: Any
    why: Any
    button: Any


def _pressed(press: Press) -> View:
    """The view of a button; a refusal is told on the page of the request."""

    @requires(Permission.REQUEST_HANDLE)
    @require_POST
    def view(request: HttpRequest, uuid: UUID) -> HttpResponse:
        asked = found(uuid)
        try:
            press.act(asked=asked, by=account_of(request))
        except PertvarkaError as refused:
            messages.error(request, refused.sentence)
        else:
            messages.success(request, press.told)
        return redirect("workbench:request", uuid=uuid)

    return view


def _asked(ask: Ask) -> View:
    """The view of a page with one form; what was typed stays when it is refused."""

    @requires(Permission.REQUEST_HANDLE)
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, uuid: UUID) -> HttpResponse:
        asked, form = found(uuid), ask.make_form(request.POST or None)
        if form.is_valid():
            try:
                ask.act(asked=asked, by=account_of(request), **form.cleaned_data)
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
            heading=str(ask.heading),
            why=str(ask.why),
            button=str(ask.button),
            back_url=back,
        )

    return view


def _close(*, asked: RightsRequest, outcome: str, words: str, by: Account) -> RightsRequest:
    if outcome == "refused":
        return actions.refuse_request(asked=asked, reason=words, by=by)
    return actions.answer_request(asked=asked, answer=words, by=by)


take = _pressed(
    Press(
        actions.take_in_hand,
        gettext_lazy("The request is in your hands. The person's records are open to you until it is answered."),
    )
)
restrict = _pressed(
    Press(
        actions.restrict_person,
        gettext_lazy("Processing is restricted: the record is kept, nobody changes it, and lists leave it out."),
    )
)
lift = _pressed(
    Press(
        actions.lift_restriction,
        gettext_lazy("The restriction is lifted. The person should have been told before."),
    )
)
extend = _asked(
    Ask(
        actions.extend_request,
        ExtendRequest,
        heading=gettext_lazy("Extend the term by two months"),
        why=gettext_lazy("The law allows it once. Tell the person today that it will take longer, and why."),
        button=gettext_lazy("Extend the term"),
    )
)
answer = _asked(
    Ask(
        _close,
        AnswerRequest,
        heading=gettext_lazy("Close the request"),
        why=gettext_lazy("With the answer your access to the person's records ends. Give out the copy before."),
        button=gettext_lazy("Close the request"),
    )
)
ask_export = _asked(
    Ask(
        exports.ask_export,
        Reason,
        heading=gettext_lazy("Ask for a copy of everything"),
        why=gettext_lazy("A file with names leaves the system only after a second person has agreed."),
        button=gettext_lazy("Ask a second person"),
    )
)
ask_erasure = _asked(
    Ask(
        retention.list_for_request,
        Reason,
        heading=gettext_lazy("Ask for the records to be erased"),
        why=gettext_lazy(
            "Records that a law orders to keep are not erased. Where they may go, a second person looks at the list "
            "first; answer the person before the list is carried out, because the request goes with the records."
        ),
        button=gettext_lazy("Ask a second person"),
    )
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

"""Opening a case one is not on the team of: in an emergency, by mandate, for a reason. Whatever does not open, does not
open in the same words.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench.forms.openings import EmergencyForm, MandateForm, NumberForm, ReasonForm
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb, Question
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.people.cases import errors
from pertvarka.people.cases.actions import opening
from pertvarka.people.cases.models import Part
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import openings as queries

Open = Callable[[dict[str, Any], Account], UUID | None]


@requires(Permission.EMERGENCY_OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def emergency(request: HttpRequest) -> HttpResponse:
    """Twenty-four hours in a case of another team."""
    return _asked(
        request,
        EmergencyForm,
        question=Question(
            _("Open a case in an emergency"),
            continue_label=_("Open the case"),
            cancel_url=reverse("workbench:home"),
        ),
        told=_(
            "Emergency access lasts 24 hours and is for reading only. The supervisor of the unit that leads the "
            "case and the data protection officer are told at once, and somebody reviews whether it was right."
        ),
        parts=(Part.IDENTITY, Part.NOTES, Part.TASKS),
        open_case=lambda given, by: opening.open_in_emergency(**given, by=by),
        done=_("The case is open to you for 24 hours. Others have been told."),
    )


@requires(Permission.MANDATE_OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def mandate(request: HttpRequest) -> HttpResponse:
    """A child's case, on a ground of the law, for thirty days."""
    return _asked(
        request,
        MandateForm,
        question=Question(
            _("Open a child's case by mandate"),
            continue_label=_("Open the case"),
            cancel_url=reverse("workbench:home"),
        ),
        told=_(
            "The case is open to you for 30 days, for reading only. Its team sees your name and the ground, and "
            "every look is recorded."
        ),
        parts=(Part.IDENTITY, Part.NOTES, Part.TASKS),
        open_case=lambda given, by: opening.open_by_mandate(**given, by=by),
        done=_("The case is open to you for 30 days."),
    )


@requires(Permission.NOTE_OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def reason(request: HttpRequest) -> HttpResponse:
    """Notes of a case of one's own unit, for a day."""
    return _asked(
        request,
        ReasonForm,
        question=Question(
            _("Read the notes of a case"),
            continue_label=_("Open the notes"),
            cancel_url=reverse("workbench:home"),
        ),
        told=_(
            "The notes are open to you for 24 hours, without the name. The manager of the case sees that you read "
            "them and why."
        ),
        parts=(Part.NOTES,),
        open_case=lambda given, by: opening.open_for_reason(**given, by=by),
        done=_("The notes are open to you for 24 hours."),
    )


def _asked(
    request: HttpRequest,
    make_form: type[NumberForm],
    *,
    question: Question,
    told: str,
    parts: tuple[str, ...],
    open_case: Open,
    done: str,
) -> HttpResponse:
    """The question, or the case opened; what is open to the account already is shown without opening it anew."""
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    form = make_form(request.POST) if request.method == "POST" else make_form(initial=_initial(request))
    if form.is_valid():
        here = queries.open_already(form.cleaned_data["number"], parts=parts)
        if here:
            messages.info(request, _("You see this case already, so nothing was opened."))
            return redirect("cases:case", uuid=here)
        opened = _opened(form, open_case, by=account)
        if opened:
            messages.success(request, done)
            return redirect("cases:case", uuid=opened)
    context = {"question": question, "told": told, "form": form, "crumbs": [Crumb(question.heading)]}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "workbench/hand_over/opening.html", context, status=status)


def _opened(form: forms.Form, open_case: Open, *, by: Account) -> UUID | None:
    try:
        opened = open_case(form.cleaned_data, by)
    except (NotAllowed, WriteRefused):
        raise
    except PertvarkaError as refused:
        form.add_error(None, refused.sentence)
        return None
    if opened is None:
        form.add_error("number", errors.CaseNotFound().sentence)
    return opened


def _initial(request: HttpRequest) -> dict[str, str]:
    """A list may lead here with the number of a case; a number names nobody."""
    return {"number": request.GET.get("number", "")[:40]}

"""Opening a case one is not on the team of: in an emergency, by mandate, for a reason. Whatever does not open, does not
open in the same words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench.forms.openings import EmergencyForm, MandateForm, NumberForm, ReasonForm
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import View, requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb, Question
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.people.cases import errors
from pertvarka.people.cases.actions import opening
from pertvarka.people.cases.models import Part
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import openings as queries

PARTS_OF_A_CASE = (Part.IDENTITY, Part.NOTES, Part.TASKS)


@dataclass(frozen=True, slots=True)
class Way:
    """One way into a case: what is asked, what is told before, which parts it opens, and what is said afterwards."""

    needs: Permission
    make_form: type[NumberForm]
    heading: Any
    button: Any
    told: Any
    parts: tuple[str, ...]
    open_case: Callable[..., UUID | None]
    done: Any


def _asked(way: Way) -> View:
    """The question, or the case opened; what is open to the account already is shown without opening it anew."""

    @requires(way.needs)
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest) -> HttpResponse:
        account = request.user
        assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
        form = way.make_form(request.POST) if request.method == "POST" else way.make_form(initial=_initial(request))
        if form.is_valid():
            here = queries.open_already(form.cleaned_data["number"], parts=way.parts)
            if here:
                messages.info(request, _("You see this case already, so nothing was opened."))
                return redirect("cases:case", uuid=here)
            opened = _opened(form, way.open_case, by=account)
            if opened:
                messages.success(request, way.done)
                return redirect("cases:case", uuid=opened)
        question = Question(str(way.heading), continue_label=str(way.button), cancel_url=reverse("workbench:home"))
        context = {"question": question, "told": way.told, "form": form, "crumbs": [Crumb(question.heading)]}
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return render(request, "workbench/hand_over/opening.html", context, status=status)

    return view


def _opened(form: forms.Form, open_case: Callable[..., UUID | None], *, by: Account) -> UUID | None:
    try:
        opened = open_case(**form.cleaned_data, by=by)
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


# Twenty-four hours in a case of another team.
emergency = _asked(
    Way(
        Permission.EMERGENCY_OPEN,
        EmergencyForm,
        heading=gettext_lazy("Open a case in an emergency"),
        button=gettext_lazy("Open the case"),
        told=gettext_lazy(
            "Emergency access lasts 24 hours and is for reading only. The data protection officer and, unless the case "
            "is restricted, the supervisors of the unit that leads it are told at once, and somebody reviews whether "
            "it was right."
        ),
        parts=PARTS_OF_A_CASE,
        open_case=opening.open_in_emergency,
        done=gettext_lazy("The case is open to you for 24 hours. Others have been told."),
    )
)
# A child's case, on a ground of the law, for thirty days.
mandate = _asked(
    Way(
        Permission.MANDATE_OPEN,
        MandateForm,
        heading=gettext_lazy("Open a child's case by mandate"),
        button=gettext_lazy("Open the case"),
        told=gettext_lazy(
            "The case is open to you for 30 days, for reading only. Its team sees your name and the ground, and every "
            "look is recorded."
        ),
        parts=PARTS_OF_A_CASE,
        open_case=opening.open_by_mandate,
        done=gettext_lazy("The case is open to you for 30 days."),
    )
)
# Notes of a case of one's own unit, for a day.
reason = _asked(
    Way(
        Permission.NOTE_OPEN,
        ReasonForm,
        heading=gettext_lazy("Read the notes of a case"),
        button=gettext_lazy("Open the notes"),
        told=gettext_lazy(
            "The notes are open to you for 24 hours, without the name. The manager of the case sees that you read them "
            "and why."
        ),
        parts=(Part.NOTES,),
        open_case=opening.open_for_reason,
        done=gettext_lazy("The notes are open to you for 24 hours."),
    )
)

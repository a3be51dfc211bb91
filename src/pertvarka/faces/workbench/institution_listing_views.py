"""The list of institutions: one is put on it, one takes its next step, its particulars are written down."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import institution_questions as questions
from pertvarka.faces.workbench import institution_views as pages
from pertvarka.faces.workbench.forms.institutions import ParticularsForm
from pertvarka.faces.workbench.forms.listing import ListingForm, StepForm, show_refusal
from pertvarka.faces.workbench.one_question import Question, ask
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.foundation.territory import queries as territory
from pertvarka.services.institutions import rules
from pertvarka.services.institutions.actions import institutions as actions
from pertvarka.services.institutions.listing_errors import InstitutionStateMayNotFollow
from pertvarka.services.institutions.models import TransformingInstitution
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import institutions
from pertvarka.services.institutions.states import InstitutionState


@requires(Permission.INSTITUTION_LIST)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """An institution becomes one of the reform."""
    form = ListingForm(
        request.POST if request.method == "POST" else None,
        institutions=institutions.unlisted(),
        founders=institutions.founders(),
        municipalities=territory.municipalities(),
        initial={"listed_on": timezone.localdate()},
    )
    title, tracker = _("Put an institution on the list"), reverse("workbench:institution_tracker")
    question = Question(
        heading=title,
        why=_("From then on it writes its plan, counts its residents each month and is followed by everybody."),
        press=_("Put it on the list"),
        done=_("The institution is on the list. It may begin its plan now."),
        back=tracker,
        crumbs=[Crumb(_("Institutions"), tracker), Crumb(title)],
        tell=show_refusal,
        template="workbench/institution/form.html",
        onward=lambda made: reverse("workbench:institution", args=[made.uuid]),
    )
    by = pages.account_of(request)
    return ask(
        request,
        form,
        lambda typed: actions.list_institution(
            organisation=form.body,
            founder=form.founded_by,
            listed_on=typed["listed_on"],
            residents=typed["residents"],
            particulars=form.particulars,
            by=by,
        ),
        question,
    )


@requires(Permission.INSTITUTION_LIST)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """An institution has come further; where the last step is taken, nothing is asked."""
    found = pages.find(request, uuid)
    if not rules.INSTITUTION_STEPS[found.state] and request.method != "POST":
        messages.info(request, _("This institution has come to its last step."))
        return redirect("workbench:institution", uuid=uuid)
    form = StepForm(request.POST if request.method == "POST" else None, now=found.state)
    by = pages.account_of(request)
    question = questions.question(
        found,
        heading=_("Next step of the institution"),
        why=_("Now: %(state)s. A step that was taken is not taken back.") % {"state": _state(found)},
        press=_("Write it down"),
        done=_("The step of the institution is written down."),
        tell=show_refusal,
    )
    return ask(request, form, lambda typed: _move(found, typed["state"], form.stopped_on, by=by), question)


def _move(found: TransformingInstitution, state: str, stops_on: date | None, *, by: Account) -> None:
    """Where somebody else has moved it meanwhile, the step asked for does not follow any more."""
    try:
        actions.move(institution=found, state=state, stops_on=stops_on, by=by)
    except ChangedMeanwhile as changed:
        raise InstitutionStateMayNotFollow(found.state) from changed


@requires(Permission.INSTITUTION_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def particulars(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Dates, staff, money and the future of the building."""
    found, by = pages.find(request, uuid), pages.account_of(request)
    if not institutions.may(Permission.INSTITUTION_CHANGE, found) and not institutions.keeps_list(by):
        raise Http404
    form = ParticularsForm(
        request.POST if request.method == "POST" else None, initial=ParticularsForm.initial_of(found)
    )
    question = questions.question(
        found,
        heading=_("Dates, staff and building"),
        why=_("The target day binds the plan: no move, opening or measure of it comes later."),
        done=_("Saved."),
    )
    return ask(
        request,
        form,
        lambda typed: actions.describe(
            institution=found, particulars=form.particulars, expected_version=typed["version"], by=by
        ),
        question,
    )


def _state(found: TransformingInstitution) -> str:
    return str(InstitutionState(found.state).label).lower()

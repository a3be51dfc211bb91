"""The programme office at the list of institutions: one is put on it, one takes its next step."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import institution_views as pages
from pertvarka.faces.workbench.forms.listing import ListingForm, StepForm, show_refusal
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError
from pertvarka.foundation.territory import queries as territory
from pertvarka.services.institutions import rules
from pertvarka.services.institutions.actions import institutions as actions
from pertvarka.services.institutions.listing_errors import InstitutionStateMayNotFollow
from pertvarka.services.institutions.models import TransformingInstitution
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import institutions
from pertvarka.services.institutions.states import InstitutionState

REFUSED = 422


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
    if form.is_valid():
        try:
            made = actions.list_institution(
                organisation=form.body,
                founder=form.founded_by,
                listed_on=form.cleaned_data["listed_on"],
                residents=form.cleaned_data["residents"],
                particulars=form.particulars,
                by=pages.account_of(request),
            )
        except NotAllowed:
            raise
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The institution is on the list. It may begin its plan now."))
            return redirect("workbench:institution", uuid=made.uuid)
    title, tracker = _("Put an institution on the list"), reverse("workbench:institution_tracker")
    context = {
        "crumbs": [Crumb(_("Institutions"), tracker), Crumb(title)],
        "form": form,
        "heading": title,
        "why": _("From then on it writes its plan, counts its residents each month and is followed by everybody."),
        "press": _("Put it on the list"),
        "cancel_url": tracker,
    }
    return render(request, "workbench/institution/form.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.INSTITUTION_LIST)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """An institution has come further; where the last step is taken, nothing is asked."""
    found = pages.find(request, uuid)
    if not rules.INSTITUTION_STEPS[found.state] and request.method != "POST":
        messages.info(request, _("This institution has come to its last step."))
        return redirect("workbench:institution", uuid=uuid)
    form = StepForm(request.POST if request.method == "POST" else None, now=found.state)
    if form.is_valid():
        try:
            actions.move(
                institution=found,
                state=form.cleaned_data["state"],
                stops_on=form.stopped_on,
                by=pages.account_of(request),
            )
        except NotAllowed:
            raise
        except ChangedMeanwhile:
            show_refusal(form, InstitutionStateMayNotFollow(found.state))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The step of the institution is written down."))
            return redirect("workbench:institution", uuid=uuid)
    return _asked(request, found, form)


def _asked(request: HttpRequest, found: TransformingInstitution, form: StepForm) -> HttpResponse:
    title = _("Next step of the institution")
    context = {
        "crumbs": [*pages.crumbs(found), Crumb(title)],
        "institution": found,
        "form": form,
        "heading": title,
        "why": _("Now: %(state)s. A step that was taken is not taken back.") % {"state": _state(found)},
        "press": _("Write it down"),
        "cancel_url": reverse("workbench:institution", args=[found.uuid]),
    }
    return render(request, "workbench/institution/form.html", context, status=REFUSED if form.errors else 200)


def _state(found: TransformingInstitution) -> str:
    return str(InstitutionState(found.state).label).lower()

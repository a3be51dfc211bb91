"""Carers' households: the list by number, one with its steps, who is free tonight, the names on a recorded click."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import offer_words
from pertvarka.faces.workbench.forms.households import (
    HouseholdFilter,
    HouseholdForm,
    HouseholdSearch,
    HouseholdStep,
    show_refusal,
)
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access import policy, view_log
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.components.bands import seen_band
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.territory import queries as territory
from pertvarka.services.catalogue.actions import households as actions
from pertvarka.services.catalogue.errors import HouseholdNotFound
from pertvarka.services.catalogue.models import CarerHousehold
from pertvarka.services.catalogue.permissions import Permission
from pertvarka.services.catalogue.queries import households, standing
from pertvarka.services.catalogue.rules import HOUSEHOLD_STEPS
from pertvarka.services.catalogue.states import HouseholdState

REFUSED = 422
PAGE_SIZE = 50


@requires(Permission.HOUSEHOLD_VIEW)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The register of own care centre, the free ones first."""
    asked = HouseholdFilter(request.GET)
    asked.is_valid()
    wanted = {name: asked.cleaned_data.get(name) for name in asked.fields}
    found = households.households(kind=wanted["kind"] or "", state=wanted["state"] or "")
    if wanted["tonight"]:
        found = found.filter(households.is_free())
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "crumbs": [Crumb(_("Carers' households"))],
        "page": page,
        "rows": offer_words.household_rows(page),
        "filter": asked,
        "is_filtered": any(wanted.values()),
        "free_count": households.free_tonight().count(),
        "may_register": policy.allows(request.user, Permission.HOUSEHOLD_CHANGE, on=timezone.localdate()),
    }
    return render(request, "workbench/services/households.html", context)


@requires(Permission.HOUSEHOLD_FIND)
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """For whoever places a child: which active households of the country have places, number by number."""
    places = {place.code: place for place in territory.municipalities()}
    asked = HouseholdSearch(request.GET, municipalities=places.values())
    asked.is_valid()
    wanted = {name: asked.cleaned_data.get(name) for name in asked.fields}
    found = households.taking_in(municipality=wanted["municipality"] or "", age=wanted["age"])
    if wanted["tonight"]:
        found = found.filter(households.is_free())
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "crumbs": [Crumb(_("Find carers"))],
        "page": page,
        "rows": offer_words.household_rows(page),
        "filter": asked,
        "is_filtered": any(value not in (None, "", False) for value in wanted.values()),
    }
    return render(request, "workbench/services/household_search.html", context)


@requires(Permission.HOUSEHOLD_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A household that applied to the care centre."""
    form = HouseholdForm(
        request.POST if request.method == "POST" else None,
        centres=standing.care_centres(),
        municipalities=territory.municipalities(),
        initial={"applied_on": timezone.localdate()},
    )
    if form.is_valid():
        try:
            made = actions.register(household=form.household, care_centre=form.centre, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The household is registered as %(number)s.") % {"number": made.number})
            return redirect("workbench:household", uuid=made.uuid)
    context = {"crumbs": [*_crumbs(), Crumb(_("New household"))], "form": form}
    return render(request, "workbench/services/household_new.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.HOUSEHOLD_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def household(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One household under its number; POST takes it a step on."""
    found = _find(uuid)
    may_change = _may_change(request, found)
    if request.method == "POST" and not may_change:
        raise Http404
    form = None
    if may_change and HOUSEHOLD_STEPS[found.state]:
        form = HouseholdStep(request.POST if request.method == "POST" else None, now=found.state)
    if form and form.is_valid():
        try:
            actions.change_state(household=found, by=account_of(request), **form.cleaned_data)
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The state of the household is changed."))
            return redirect("workbench:household", uuid=uuid)
    return _page(request, found, form=form, may_change=may_change)


@requires(Permission.HOUSEHOLD_CHANGE)
@require_POST
def tonight(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Whether a child can be taken tonight."""
    found = _find(uuid)
    try:
        actions.say_free_tonight(household=found, is_free="free" in request.POST, by=account_of(request))
    except HouseholdNotFound as missing:
        raise Http404 from missing
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("It is noted who is free tonight."))
    return redirect("workbench:household", uuid=uuid)


@requires(Permission.HOUSEHOLD_CHANGE)
@require_POST
def names(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who the carers are, for this answer only; the look is recorded before it leaves."""
    found = _find(uuid)
    if not _may_change(request, found):
        raise Http404
    seen = view_log.record(
        ViewRecord.Kind.NAME, about=found.reference, page="workbench:household_names", by=account_of(request)
    )
    form = HouseholdStep(now=found.state) if HOUSEHOLD_STEPS[found.state] else None
    return _page(request, found, form=form, may_change=True, seen=seen)


def _page(
    request: HttpRequest,
    found: CarerHousehold,
    *,
    form: HouseholdStep | None,
    may_change: bool,
    seen: ViewRecord | None = None,
) -> HttpResponse:
    is_on_duty = found.kind == CarerHousehold.Kind.ON_DUTY and found.state == HouseholdState.ACTIVE
    context = {
        "crumbs": [*_crumbs(), Crumb(found.number)],
        "household": found,
        "kind": offer_words.kind_of(found),
        "state": offer_words.household_state(found),
        "ages": offer_words.ages_of(found),
        "form": form,
        "may_change": may_change,
        "is_on_duty": is_on_duty,
        "carers": found.carers if seen else None,
        "band": seen_band(seen_at=seen.viewed_at) if seen else None,
    }
    status = REFUSED if form and form.is_bound and form.errors else 200
    return render(request, "workbench/services/household.html", context, status=status)


def _find(uuid: UUID) -> CarerHousehold:
    try:
        return standing.household(uuid)
    except HouseholdNotFound as missing:
        raise Http404 from missing


def _may_change(request: HttpRequest, found: CarerHousehold) -> bool:
    if not policy.allows(request.user, Permission.HOUSEHOLD_CHANGE, on=timezone.localdate()):
        return False
    return found.care_centre_id in standing.organisations_with(Permission.HOUSEHOLD_CHANGE)


def _crumbs() -> list[Crumb]:
    return [Crumb(_("Carers' households"), reverse("workbench:households"))]

"""Changing a computed plan by hand: a copy is changed, each change is marked and checked, the rest is completed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench import regional_plan_scenarios as page
from pertvarka.faces.workbench.forms.offered import row
from pertvarka.faces.workbench.forms.regional_plan_steps import HandChangeForm
from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.foundation.territory import queries as territory
from pertvarka.oversight.regional_plans import words
from pertvarka.oversight.regional_plans.actions import by_hand as actions
from pertvarka.oversight.regional_plans.models import Scenario
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import scenarios

NAME_AT_MOST = 120


@requires(Permission.SCENARIO_RUN)
@require_POST
def begin(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A copy is made; the computed plan stays as it is."""
    found = common.scenario_of(request, uuid)
    try:
        name = _("%(name)s, changed by hand") % {"name": found.name}
        made = actions.begin(scenario=found, name=name[:NAME_AT_MOST], by=common.account_of(request))
    except (NotAllowed, WriteRefused):
        raise
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
        return redirect("workbench:regional_plan_scenario", uuid=uuid)
    messages.success(request, _("This is a copy to change by hand. The computed plan stays as it is."))
    return redirect("workbench:regional_plan_hand_new", uuid=made.uuid)


@requires(Permission.SCENARIO_RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A module moved, added or taken away, another year; what does not fit is said at once."""
    found = common.scenario_of(request, uuid)
    form = _form(request, found)
    if form.is_valid() and common.tried(form, lambda: _change(request, found, form)):
        account = common.account_of(request)
        warned = actions.violations(scenario=found, by=account)
        messages.success(request, _("The change stands, marked as made by hand."))
        for sentence in dict.fromkeys(words.rule(one.rule) for one in warned):
            messages.warning(request, sentence)
        return redirect("workbench:regional_plan_scenario", uuid=uuid)
    return common.ask(
        request,
        form,
        title=_("A change by hand"),
        save=_("Save the change"),
        back=reverse("workbench:regional_plan_scenario", args=[uuid]),
        trail=common.crumbs(found.input.region, common.scenario_crumb(found)),
        lead=_(
            "The change is checked and marked. Press “Complete from here” afterwards: the rest is computed around it."
        ),
    )


@requires(Permission.SCENARIO_RUN)
@require_POST
def take_back(request: HttpRequest, uuid: UUID, change: UUID) -> HttpResponse:
    found = common.scenario_of(request, uuid)
    made = next((one for one in scenarios.hand_changes(found) if one.uuid == change), None)
    if made is None:
        raise Http404
    return common.acted(
        request,
        lambda: actions.take_back(change=made, by=common.account_of(request)),
        said=_("The change is taken back."),
        to=reverse("workbench:regional_plan_scenario", args=[uuid]),
    )


def _form(request: HttpRequest, found: Scenario) -> HandChangeForm:
    region = found.input.region
    names = Names(region)
    years, _services = page.asked_about(found.input)
    return HandChangeForm(
        request.POST if request.method == "POST" else None,
        sizes={code: page.size_in_words(code, names) for code in page.sizes(found.input)},
        places=territory.municipalities_of(region) if region else territory.municipalities(),
        years=years,
    )


def _change(request: HttpRequest, found: Scenario, form: HandChangeForm) -> None:
    told = form.cleaned_data
    actions.change(
        scenario=found,
        kind=told["kind"],
        size_code=row(form, "size_code"),
        municipality=row(form, "municipality"),
        year=row(form, "year"),
        modules_count=told["modules_count"],
        to_municipality=row(form, "to_municipality"),
        to_year=row(form, "to_year"),
        reason=told["reason"],
        by=common.account_of(request),
    )

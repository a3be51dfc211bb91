"""Changing a computed plan by hand: a copy is changed, each change is marked and checked, the rest is completed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench import regional_plan_scenarios as page
from pertvarka.faces.workbench.forms.offered import row
from pertvarka.faces.workbench.forms.regional_plan_steps import HandChangeForm
from pertvarka.faces.workbench.one_question import ask, press
from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.foundation.access.gates import requires
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
    name = _("%(name)s, changed by hand") % {"name": found.name}
    return press(
        request,
        lambda: actions.begin(scenario=found, name=name[:NAME_AT_MOST], by=common.account_of(request)),
        done=_("This is a copy to change by hand. The computed plan stays as it is."),
        back=common.scenario_url(found),
        onward=lambda made: reverse("workbench:regional_plan_hand_new", args=[made.uuid]),
    )


@requires(Permission.SCENARIO_RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A module moved, added or taken away, another year; what does not fit is said at once."""
    found = common.scenario_of(request, uuid)
    form = _form(request, found)
    question = common.question(
        heading=_("A change by hand"),
        press=_("Save the change"),
        done=_("The change stands, marked as made by hand."),
        back=common.scenario_url(found),
        trail=common.crumbs(found.input.region, common.scenario_crumb(found)),
        why=_(
            "The change is checked and marked. Press “Complete from here” afterwards: the rest is computed around it."
        ),
        onward=lambda _made: _warned(request, found),
    )
    return ask(request, form, lambda _typed: _change(request, found, form), question)


def _warned(request: HttpRequest, found: Scenario) -> str:
    """What the plan now breaks is said beside what was done."""
    broken = actions.violations(scenario=found, by=common.account_of(request))
    for sentence in dict.fromkeys(words.rule(one.rule) for one in broken):
        messages.warning(request, sentence)
    return common.scenario_url(found)


@requires(Permission.SCENARIO_RUN)
@require_POST
def take_back(request: HttpRequest, uuid: UUID, change: UUID) -> HttpResponse:
    found = common.scenario_of(request, uuid)
    made = next((one for one in scenarios.hand_changes(found) if one.uuid == change), None)
    if made is None:
        raise Http404
    return press(
        request,
        lambda: actions.take_back(change=made, by=common.account_of(request)),
        done=_("The change is taken back."),
        back=common.scenario_url(found),
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

"""What is pressed on a scenario: compute, stop, keep, discard, make it the plan of its region."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench.forms.regional_plan_steps import RunForm
from pertvarka.faces.workbench.one_question import press
from pertvarka.foundation.access.gates import requires
from pertvarka.oversight.regional_plans.actions import plans as plan_actions
from pertvarka.oversight.regional_plans.actions import scenarios as actions
from pertvarka.oversight.regional_plans.permissions import Permission


@requires(Permission.SCENARIO_RUN)
@require_POST
def run(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It is computed in the background; changes made by hand stay and the rest is completed around them."""
    found = common.scenario_of(request, uuid)
    form = RunForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return redirect(common.scenario_url(found))
    return press(
        request,
        lambda: actions.run(
            scenario=found, time_limit_s=form.cleaned_data["time_limit_s"], by=common.account_of(request)
        ),
        done=_("The scenario is being computed. You may leave this page and come back."),
        back=common.scenario_url(found),
    )


@requires(Permission.SCENARIO_RUN)
@require_POST
def stop(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The best plan found so far is kept."""
    found = common.scenario_of(request, uuid)
    return press(
        request,
        lambda: actions.stop(scenario=found, by=common.account_of(request)),
        done=_("It is being stopped. The best plan found so far is kept."),
        back=common.scenario_url(found),
    )


@requires(Permission.SCENARIO_RUN)
@require_POST
def keep(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = common.scenario_of(request, uuid)
    return press(
        request,
        lambda: actions.keep(scenario=found, by=common.account_of(request)),
        done=_("The scenario is kept."),
        back=common.scenario_url(found),
    )


@requires(Permission.SCENARIO_RUN)
@require_POST
def discard(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = common.scenario_of(request, uuid)
    return press(
        request,
        lambda: actions.discard(scenario=found, by=common.account_of(request)),
        done=_("The scenario is discarded. It no longer stands among the others."),
        back=common.place_url(found.input.region),
    )


@requires(Permission.PLAN_SUBMIT)
@require_POST
def make_plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The region's plan is made of it; the next page asks until when the cluster may comment."""
    found = common.scenario_of(request, uuid)
    return press(
        request,
        lambda: plan_actions.make(scenario=found, by=common.account_of(request)),
        done=_("The plan is made of this scenario. Say until when the cluster may comment."),
        back=common.scenario_url(found),
        onward=lambda made: reverse("workbench:regional_plan_submit", args=[made.uuid]),
    )

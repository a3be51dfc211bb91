"""Parameters of regional plans: in force today, how each came to be, a new value with its source and reason."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench import regional_plan_parameters as page
from pertvarka.faces.workbench.forms.regional_plan_steps import ParameterForm
from pertvarka.faces.workbench.one_question import ask
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.oversight.regional_plans.actions import parameters as actions
from pertvarka.oversight.regional_plans.models import PlanningParameter
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import parameters


@requires(Permission.PARAMETER_CHANGE)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What plans that are frozen today would count with."""
    found = parameters.current(timezone.localdate())
    context = {
        "crumbs": [*common.crumbs(None)[:1], Crumb(_("Parameters"))],
        "groups": page.grouped(found),
        "assumptions": sum(one.is_assumption for one in found),
        "count": len(found),
    }
    return render(request, "workbench/regional_plan/parameters.html", context)


@requires(Permission.PARAMETER_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def parameter(request: HttpRequest, key: int) -> HttpResponse:
    """Its history, and a form for the next value; inputs frozen before keep the old one."""
    found = parameters.parameter(key)
    if found is None:
        raise Http404
    form = ParameterForm(
        request.POST if request.method == "POST" else None, initial={"valid_from": timezone.localdate()}
    )
    title = page.name_of(found)
    question = common.question(
        heading=title,
        press=_("Save the value"),
        done=_("The value is entered. Inputs frozen before keep the old one."),
        back=common.parameters_url(),
        trail=[*common.crumbs(None)[:1], Crumb(_("Parameters"), common.parameters_url())],
        template="workbench/regional_plan/parameter.html",
        title=title,
        parameter=found,
        history=[(one, page.value_of(one)) for one in parameters.history(found)],
    )
    return ask(request, form, lambda typed: _enter(request, found, typed), question)


def _enter(request: HttpRequest, found: PlanningParameter, told: dict[str, Any]) -> None:
    actions.enter(
        place=actions.Place(
            key=found.key,
            service_type=found.service_type,
            size=found.size,
            group=found.group,
            region=found.region,
            year=found.year,
        ),
        by=common.account_of(request),
        **told,
    )

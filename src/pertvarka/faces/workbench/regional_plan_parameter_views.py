"""Parameters of regional plans: in force today, how each came to be, a new value with its source and reason."""

from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench import regional_plan_parameters as page
from pertvarka.faces.workbench.forms.regional_plan_steps import ParameterForm
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
    if form.is_valid() and common.tried(form, lambda: _enter(request, found, form)):
        messages.success(request, _("The value is entered. Inputs frozen before keep the old one."))
        return redirect("workbench:planning_parameters")
    title = page.name_of(found)
    context = {
        "crumbs": [*common.crumbs(None)[:1], Crumb(_("Parameters"), common.parameters_url()), Crumb(title)],
        "title": title,
        "parameter": found,
        "form": form,
        "history": [(one, page.value_of(one)) for one in parameters.history(found)],
    }
    status = common.REFUSED if form.is_bound and form.errors else 200
    return render(request, "workbench/regional_plan/parameter.html", context, status=status)


def _enter(request: HttpRequest, found: PlanningParameter, form: ParameterForm) -> None:
    told = form.cleaned_data
    value: Decimal = told["value"]
    actions.enter(
        place=actions.Place(
            key=found.key,
            service_type=found.service_type,
            size=found.size,
            group=found.group,
            region=found.region,
            year=found.year,
        ),
        value=value,
        valid_from=told["valid_from"],
        source=told["source"],
        reason=told["reason"],
        confirmed=told["confirmed"],
        by=common.account_of(request),
    )

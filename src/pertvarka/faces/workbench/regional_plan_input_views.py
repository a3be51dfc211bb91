"""Inputs of a regional plan: what was frozen on a day and what is assumed; freezing them anew."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench import regional_plan_inputs as page
from pertvarka.faces.workbench import regional_plan_parameters as parameter_page
from pertvarka.faces.workbench import regional_plan_tables as tables
from pertvarka.faces.workbench.forms.regional_plan_steps import FreezeForm
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans.actions import freezing
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import inputs, reach
from pertvarka.programme.library import queries as library


@requires(Permission.SCENARIO_RUN)
@require_safe
def frozen_input(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Needs, places, money, parameters and gaps as they stood; `?file=` gives one of the tables."""
    found = common.input_of(request, uuid)
    told = page.told(found)
    asked = request.GET.get("file")
    if asked:
        answer = tables.file(told.tables, asked, name=f"inputs-{found.as_of.isoformat()}")
        if answer is not None:
            return answer
    context = {
        "crumbs": common.crumbs(found.region, Crumb(_("Inputs and assumptions"))),
        "input": found,
        "page": told,
        "place": common.place_name(found.region),
        "others": [one for one in inputs.inputs(found.region) if one != found],
        "parameters": parameter_page.of_input(found, told.told),
        "keeps_parameters": reach.may(common.account_of(request), Permission.PARAMETER_CHANGE, None),
        "may_freeze": reach.may(common.account_of(request), Permission.INPUT_FREEZE, found.region),
        "freeze_url": common.freeze_url(found.region),
        **common.counted(),
    }
    return render(request, "workbench/regional_plan/inputs.html", context)


@requires(Permission.INPUT_FREEZE)
@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request: HttpRequest, slug: str) -> HttpResponse:
    """The inputs of a region."""
    return _freeze(request, common.region_of(request, slug, Permission.INPUT_FREEZE))


@requires(Permission.INPUT_FREEZE)
@require_http_methods(["GET", "HEAD", "POST"])
def freeze_country(request: HttpRequest) -> HttpResponse:
    """The inputs of the whole country together."""
    reach.require(common.account_of(request), Permission.INPUT_FREEZE, None)
    return _freeze(request, None)


def _freeze(request: HttpRequest, region: Region | None) -> HttpResponse:
    account = common.account_of(request)
    form = FreezeForm(request.POST if request.method == "POST" else None)
    made = []
    if form.is_valid():
        told = form.cleaned_data
        study = library.document(told["feasibility_study"]) if told["feasibility_study"] else None
        if told["feasibility_study"] and study is None:
            form.add_error("feasibility_study", _("The library has no document with this code"))
        elif common.tried(
            form,
            lambda: made.append(
                freezing.freeze(
                    region=region,
                    by=account,
                    as_of=told["as_of"],
                    extra_households=told["extra_households"],
                    years_count=told["years_count"],
                    feasibility_study=study,
                )
            ),
        ):
            messages.success(request, _("The inputs are frozen. What changes later does not change them."))
            return redirect("workbench:regional_plan_input", uuid=made[0].uuid)
    return common.ask(
        request,
        form,
        title=_("Freeze the inputs: %(place)s") % {"place": common.place_name(region)},
        save=_("Freeze"),
        back=common.place_url(region),
        trail=common.crumbs(region),
        lead=_(
            "Open service needs of agreed plans, free places, distances, staff and money are copied as they stand now. "
            "Names are not copied; you will see counts."
        ),
    )

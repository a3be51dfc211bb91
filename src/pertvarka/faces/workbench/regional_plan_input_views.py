"""Inputs of a regional plan: what was frozen on a day and what is assumed; freezing them anew."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench import regional_plan_inputs as page
from pertvarka.faces.workbench import regional_plan_parameters as parameter_page
from pertvarka.faces.workbench import regional_plan_tables as tables
from pertvarka.faces.workbench.forms.regional_plan_steps import FreezeForm
from pertvarka.faces.workbench.one_question import ask
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
    form, by = FreezeForm(request.POST if request.method == "POST" else None), common.account_of(request)
    code = form.cleaned_data["feasibility_study"] if form.is_valid() else ""
    study = library.document(code) if code else None
    if code and study is None:
        form.add_error("feasibility_study", _("The library has no document with this code"))
    question = common.question(
        heading=_("Freeze the inputs: %(place)s") % {"place": common.place_name(region)},
        press=_("Freeze"),
        done=_("The inputs are frozen. What changes later does not change them."),
        back=common.place_url(region),
        trail=common.crumbs(region),
        why=_(
            "Open service needs of agreed plans, free places, distances, staff and money are copied as they stand now. "
            "Names are not copied; you will see counts."
        ),
        onward=lambda made: reverse("workbench:regional_plan_input", args=[made.uuid]),
    )
    return ask(
        request,
        form,
        lambda typed: freezing.freeze(region=region, by=by, **{**typed, "feasibility_study": study}),
        question,
    )

"""All ten regional plans on one page, for those who see the whole country."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench import regional_plan_country as page
from pertvarka.faces.workbench import regional_plan_tables as tables
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import inputs, national, reach


@requires(Permission.NATION_VIEW)
@require_safe
def country(request: HttpRequest) -> HttpResponse:
    """Ten plans with their states, money, needs and places; `?file=` gives a table as a file."""
    account = common.account_of(request)
    told = page.country(national.national(), region=request.GET.get("region", ""))
    asked = request.GET.get("file")
    if asked:
        answer = tables.file(told.tables, asked, name=f"regional-plans-{told.chosen_region}".rstrip("-"))
        if answer is not None:
            return answer
    prepares = reach.may(account, Permission.SCENARIO_RUN, None)
    context = {
        "crumbs": [*common.crumbs(None)[:1], Crumb(_("All ten together"))],
        "page": told,
        "rows": [
            (url, cells, is_sum) for url, (cells, is_sum) in zip((*told.urls, ""), told.regions.drawn, strict=True)
        ],
        "prepares": prepares,
        "inputs": inputs.inputs(None) if prepares else [],
        "may_freeze": reach.may(account, Permission.INPUT_FREEZE, None),
        "keeps_parameters": reach.may(account, Permission.PARAMETER_CHANGE, None),
        **common.counted(),
    }
    return render(request, "workbench/regional_plan/country.html", context)

"""Regional plans: the way to one's own, the page of one region."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench import regional_plan_maps as maps
from pertvarka.faces.workbench import regional_plan_region as page
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans.models import RegionalPlan
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import inputs, plans, reach
from pertvarka.oversight.regional_plans.states import PlanState


@requires(Permission.PLAN_VIEW)
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The only region at once; otherwise those the reader's roles reach, each with its plan."""
    account = common.account_of(request)
    found = reach.regions(account, Permission.PLAN_VIEW)
    if len(found) == 1:
        return redirect("workbench:regional_plan", slug=found[0].slug)
    context = {
        "crumbs": [Crumb(_("Regional plans"))],
        "rows": [(region, plans.plan_of(region, by=account)) for region in found],
        "sees_nation": reach.may(account, Permission.NATION_VIEW, None),
        "keeps_parameters": reach.may(account, Permission.PARAMETER_CHANGE, None),
    }
    return render(request, "workbench/regional_plan/start.html", context)


@requires(Permission.PLAN_VIEW)
@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """The region's plan in preparation; to whoever does not prepare it, the plan the cluster is asked about."""
    found = common.region_of(request, slug, Permission.PLAN_VIEW)
    account = common.account_of(request)
    plan = plans.plan_of(found, by=account)
    if reach.may(account, Permission.SCENARIO_RUN, found):
        return _preparing(request, found, plan)
    if plan is not None:
        return redirect("workbench:regional_plan_document", uuid=plan.uuid)
    return render(
        request,
        "workbench/regional_plan/not_yet.html",
        {"crumbs": _crumbs(found), "region": found, "place": common.place_of(found)},
    )


def _preparing(request: HttpRequest, found: Region, plan: RegionalPlan | None) -> HttpResponse:
    account = common.account_of(request)
    frozen = next(iter(inputs.inputs(found)), None)
    year = request.GET.get("year", "")
    prepared = (
        page.prepared(
            frozen,
            plan=plan,
            wanted=request.GET.get("scenario", ""),
            year=int(year) if year.isdecimal() else None,
            places=maps.regions(),
        )
        if frozen
        else None
    )
    context = {
        "crumbs": _crumbs(found),
        "region": found,
        "place": common.place_of(found),
        "plan": plan,
        "states": page.states(plan),
        "plan_is_open": plan is not None and plan.state == PlanState.CONSULTATION,
        "counted_words": page.counted_words(prepared.told) if prepared else "",
        "page": prepared,
        "may_freeze": reach.may(account, Permission.INPUT_FREEZE, found),
        "may_submit": reach.may(account, Permission.PLAN_SUBMIT, found),
        **common.counted(),
    }
    return render(request, "workbench/regional_plan/region.html", context)


def _crumbs(found: Region) -> list[Crumb]:
    return [*common.crumbs(found)[:1], Crumb(found.phrase)]

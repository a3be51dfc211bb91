"""Distances by road: what counts today and counted before, a file brought or taken back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench import regional_plan_roads as page
from pertvarka.faces.workbench.forms.regional_plan_roads import RoadsForm
from pertvarka.faces.workbench.one_question import ask, press
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.components import Crumb
from pertvarka.oversight.regional_plans.actions import distances as actions
from pertvarka.oversight.regional_plans.errors import RoadDistancesBroken
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import roads

FAULTS_AT_MOST = 40


@requires(Permission.PARAMETER_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """What counts today, and a form for the next file; `?file=template` gives the table to be filled in."""
    today = timezone.localdate()
    if request.GET.get("file") == page.FILE:
        return page.template(today)
    data, sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = RoadsForm(data, sent, initial={"valid_from": today})
    faults: list[tuple[int, str]] = []

    def bring(typed: dict[str, Any]) -> None:
        try:
            actions.bring(
                content=typed["file"].read(),
                source=typed["source"],
                valid_from=typed["valid_from"],
                by=common.account_of(request),
            )
        except RoadDistancesBroken as broken:
            faults.extend((line, in_active_language(lt, en)) for line, lt, en in broken.faults)
            raise

    question = common.question(
        heading=_("Distances by road"),
        press=_("Upload"),
        done=_("The distances are uploaded. Inputs frozen before keep the old ones."),
        back=_url(),
        trail=[*common.crumbs(None)[:1], Crumb(_("Parameters"), common.parameters_url())],
        template="workbench/regional_plan/roads.html",
        page=page.told(today),
        faults=faults,
        faults_at_most=FAULTS_AT_MOST,
    )
    return ask(request, form, bring, question)


@requires(Permission.PARAMETER_CHANGE)
@require_POST
def take_back(request: HttpRequest, key: int) -> HttpResponse:
    """What counted before the file counts again; inputs frozen with it keep it."""
    found = roads.road_file(key)
    if found is None:
        raise Http404
    return press(
        request,
        lambda: actions.take_back(file=found, by=common.account_of(request)),
        done=_("The file is taken back: what counted before it counts again."),
        back=_url(),
    )


def _url() -> str:
    return reverse("workbench:road_distances")

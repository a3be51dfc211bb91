"""Scenarios of one frozen input side by side: two to four of one's choice."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench import regional_plan_comparison as page
from pertvarka.faces.workbench import regional_plan_tables as tables
from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.faces.workbench.regional_plan_region import COMPARED_AT_MOST
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import scenarios


@requires(Permission.SCENARIO_RUN)
@require_safe
def comparison(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """`?s=A&s=C` chooses; without a choice the first four stand. `?file=municipalities` is the table as a file."""
    frozen = common.input_of(request, uuid)
    every = scenarios.scenarios(frozen, with_discarded=True)
    wanted = request.GET.getlist("s")
    found = [one for one in every if one.letter in wanted] or [one for one in every if not one.discarded_at]
    compared, names = found[:COMPARED_AT_MOST], Names(frozen.region)
    if request.GET.get("file") == "municipalities":
        table = page.places_table(frozen, compared, names=names)
        answer = tables.file([table], table.key, name=f"scenarios-{frozen.as_of.isoformat()}")
        assert answer is not None  # noqa: S101 (the table is there)
        return answer
    context = {
        "crumbs": common.crumbs(frozen.region, common.input_crumb(frozen), Crumb(_("Comparison"))),
        "input": frozen,
        "place": common.place_name(frozen.region),
        "every": every,
        "letters": [one.letter for one in compared],
        "too_many": len(found) > COMPARED_AT_MOST,
        "comparison": page.comparison(compared, chosen=None, frozen=frozen) if compared else None,
        "rows": page.places(frozen, compared, chosen=None, names=names) if compared else [],
        "csv": "?" + "&".join([*(f"s={one.letter}" for one in compared), "file=municipalities"]),
        **common.counted(),
    }
    return render(request, "workbench/regional_plan/compare.html", context)

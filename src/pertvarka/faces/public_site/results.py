"""The results table of each objective in the sources' own form: activity, indicator, planned, achieved."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from pertvarka.faces.public_site import proof, report_choice
from pertvarka.faces.public_site.report_choice import ReportChoice
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.bilingual import Text
from pertvarka.foundation.base.components import Crumb
from pertvarka.oversight.results import declared_queries, queries
from pertvarka.oversight.results.declared_queries import Statements
from pertvarka.oversight.results.queries import IndicatorResult
from pertvarka.oversight.results.rules import Standing
from pertvarka.programme.framework import queries as framework
from pertvarka.programme.framework.models import Activity, Indicator, Objective
from pertvarka.programme.framework.queries import ActivityInPlan

OPEN_BY_DEFAULT = "4"
ROWS_IN_PLACE = 7
DOWNLOAD_FORMS = (("csv", "CSV"), ("xlsx", "XLSX"), ("docx", "DOCX"), ("pdf", "PDF"))


@dataclass(frozen=True, slots=True)
class ActivityRows:
    """One activity with the results of its indicators."""

    activity: Activity
    aims: tuple[Text, ...]
    results: tuple[IndicatorResult, ...]


@public(reason="what was planned and reached is public")
def overview(request: HttpRequest) -> HttpResponse:
    """The address of results leads to the objective with the richest history."""
    query = request.META.get("QUERY_STRING", "")
    target = redirect("public_site:objective", code=OPEN_BY_DEFAULT)
    if query:
        target["Location"] += f"?{query}"
    return target


@public(reason="what was planned and reached is public")
def objective(request: HttpRequest, code: str) -> HttpResponse:
    """One objective; `open=4.1.1` shows the proof of a row in place."""
    plan = framework.whole_plan()
    activities = [item for item in plan if item.activity.objective.code == code]
    if not activities:
        raise Http404
    found = activities[0].activity.objective
    indicators = [indicator for item in activities for indicator in item.indicators]
    stated = declared_queries.statements(indicator.code for indicator in indicators)
    choice = report_choice.of(request, newest=stated.newest_on or queries.newest_data_on())
    every = [] if choice.before_first else _results(choice, indicators, stated)
    shown = [item for item in every if choice.standing in ("", item.standing)]
    opened = next((item for item in shown if item.indicator.code == request.GET.get("open")), None)
    context: dict[str, Any] = {
        "crumbs": [Crumb(_("Results")), Crumb(_("Objective %(code)s") % {"code": code})],
        "objectives": _objectives(plan),
        "objective": found,
        "choice": choice,
        "standings": _standing_choices(every),
        "activities": _grouped(activities, shown)
        if every
        else [ActivityRows(item.activity, item.aims, ()) for item in activities],
        "indicator_count": len(every),
        "opened": opened,
        "proof": proof.of(opened) if opened else None,
        "rows_in_place": ROWS_IN_PLACE,
        "download_forms": DOWNLOAD_FORMS,
        "review_figures": [] if every or choice.before_first else _review_figures(choice, found),
        "no_plan_title": _("There was no plan yet"),
    }
    return render(request, "public_site/objective.html", context)


def _objectives(plan: list[ActivityInPlan]) -> list[tuple[Objective, int]]:
    """Every objective with the number of its plan indicators, in order."""
    counts: dict[Objective, int] = {}
    for item in plan:
        counts[item.activity.objective] = counts.get(item.activity.objective, 0) + len(item.indicators)
    return sorted(counts.items(), key=lambda entry: entry[0].order)


def _results(choice: ReportChoice, indicators: list[Indicator], stated: Statements) -> list[IndicatorResult]:
    found = queries.results(version=choice.version, as_of=choice.as_of, indicators=indicators, stated=stated)
    # An indicator that no version up to this one names did not exist in the plan then and has nothing to show.
    return [item for item in found if item.target is not None]


def _review_figures(choice: ReportChoice, objective: Objective) -> list[IndicatorResult]:
    """Figures the yearly reviews give under an objective that has no indicators of its own."""
    figures = [item for item in framework.review_figures() if item.activity and item.activity.objective == objective]
    return queries.results(version=choice.version, as_of=choice.as_of, indicators=figures)


def _grouped(activities: list[ActivityInPlan], results: list[IndicatorResult]) -> list[ActivityRows]:
    return [
        ActivityRows(item.activity, item.aims, tuple(found for found in results if found.indicator in item.indicators))
        for item in activities
    ]


def _standing_choices(results: list[IndicatorResult]) -> list[tuple[str, int]]:
    counts = queries.summary(results)
    return [(standing.value, counts[standing]) for standing in Standing if counts[standing]]

"""The page of one indicator: one number with its proof."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.public_site import event_charts, proof, report_choice
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.results import declared_queries, measurement, queries, release_queries
from pertvarka.programme.events import queries as events
from pertvarka.programme.framework import queries as framework


@public(reason="a number is public together with what it is made of")
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """Planned and achieved, the rule, the rows, every target version and every statement."""
    found = framework.indicator(code)
    if found is None:
        raise Http404
    stated = declared_queries.statements([code])
    choice = report_choice.of(request, newest=stated.newest_on or queries.newest_data_on())
    tally = measurement.rows(code, as_of=choice.as_of)
    result = queries.result(indicator=found, version=choice.version, as_of=choice.as_of, stated=stated, tally=tally)
    history = events.history() if "year" in result.definition.breakdowns else None
    shown = proof.of(result, tally=tally, regions=_regions(history) if history else None)
    context: dict[str, Any] = {
        "crumbs": _crumbs(result),
        "result": result,
        "indicator": found,
        "definition": result.definition,
        "choice": choice,
        "proof": shown,
        "chart": event_charts.by_year(history) if history else None,
        "chart_title": _("By year and kind"),
        "chart_source": _(
            "Source: page of the monitoring group (000). The years of the seminars are derived from two reports."
        ),
        "chart_csv": reverse("public_site:events_csv"),
        "statements": stated.rows,
        "from_cases": release_queries.beside(code),
        "planned_label": _("planned"),
        "achieved_label": _("achieved"),
        "not_stated": _("Not stated in the sources"),
        "no_statement_title": _("No statement"),
        "no_statement_text": _("None of the sources states a figure for this indicator."),
        "api_address": request.build_absolute_uri(f"/api/v1/indicators/{code}"),
    }
    return render(request, "public_site/indicator.html", context)


def _regions(history: events.History) -> dict[str, Region]:
    """The regions of all events, which the history has read already."""
    return {region.code: region for row in history.rows for region in row.regions}


def _crumbs(result: queries.IndicatorResult) -> list[Crumb]:
    activity = result.indicator.activity
    crumbs = [Crumb(_("Results"), reverse("public_site:results"))]
    if activity:
        code = activity.objective.code
        crumbs.append(
            Crumb(_("Objective %(code)s") % {"code": code}, reverse("public_site:objective", kwargs={"code": code})),
        )
    return [*crumbs, Crumb(result.indicator.code if result.indicator.standing == "plan" else result.indicator.short)]

"""Indicators: the list and one of them."""

from dataclasses import replace
from datetime import date

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from pertvarka.faces.open_api import indicator_shapes as shapes
from pertvarka.faces.open_api import links
from pertvarka.faces.open_api.parameters import IndicatorParameters, ReportParameters, refuse_unknown
from pertvarka.faces.open_api.problems import NoSuchThing, ParameterNotUnderstood
from pertvarka.faces.open_api.shapes import PlanVersionReference, Words
from pertvarka.foundation.base.bilingual import Text
from pertvarka.oversight.results import queries as results
from pertvarka.oversight.results.declared_queries import Declared
from pertvarka.oversight.results.models import AchievementPart
from pertvarka.programme.framework import queries as framework
from pertvarka.programme.framework.errors import BeforeFirstPlan, NoSuchPlanVersion
from pertvarka.programme.framework.models import Indicator, PlanVersion

router = Router(tags=["indicators"])


@router.get(
    "/indicators",
    response=shapes.IndicatorList,
    operation_id="listIndicators",
    summary=_("Every indicator: planned, computed, declared and where it stands"),
)
def indicators(request: HttpRequest, asked: Query[IndicatorParameters]) -> shapes.IndicatorList:
    refuse_unknown(request, IndicatorParameters)
    as_of, versions, version = report_of(asked)
    found = [item for item in framework.all_indicators() if asked.standing in {None, item.standing}]
    items = told(found, version=version, versions=versions, as_of=as_of)
    query = {"version": asked.version, "as_of": asked.as_of, "standing": asked.standing}
    return shapes.IndicatorList(
        as_of=as_of,
        plan_version=PlanVersionReference.of(version),
        count=len(items),
        items=items,
        links=shapes.SelfLink(self=links.resource("indicators", query)),
    )


@router.get(
    "/indicators/{code}",
    response=shapes.Indicator,
    operation_id="getIndicator",
    summary=_("One indicator"),
)
def indicator(request: HttpRequest, code: str, asked: Query[ReportParameters]) -> shapes.Indicator:
    refuse_unknown(request, ReportParameters)
    as_of, versions, version = report_of(asked)
    return told([indicator_of(code)], version=version, versions=versions, as_of=as_of)[0]


def indicator_of(code: str) -> Indicator:
    """The indicator of this code. Raises `NoSuchThing`."""
    found = framework.indicator(code) if code.isprintable() else None
    if found is None:
        raise NoSuchThing(lt=f"Rodiklio {code} nėra.", en=f"There is no indicator {code}.")
    return found


def day_of(as_of: date | None) -> date:
    """The day asked for, or the newest one any figure was stated for."""
    return as_of or results.newest_data_on()


def report_of(asked: ReportParameters) -> tuple[date, list[PlanVersion], PlanVersion]:
    """Day, known versions and version of the report.

    Raises:
        ParameterNotUnderstood: there is no such version, or no plan on that day.
    """
    as_of = day_of(asked.as_of)
    versions = framework.versions()
    try:
        return as_of, versions, framework.version(asked.version, as_of=as_of)
    except NoSuchPlanVersion as error:
        raise ParameterNotUnderstood({"version": Text(error.sentence_lt, error.sentence_en)}) from error
    except BeforeFirstPlan as error:
        raise ParameterNotUnderstood({"as_of": Text(error.sentence_lt, error.sentence_en)}) from error


def told(
    found: list[Indicator], *, version: PlanVersion, versions: list[PlanVersion], as_of: date
) -> list[shapes.Indicator]:
    """The indicators with their results, in the order given."""
    items = results.results(version=version, as_of=as_of, indicators=found)
    prefetch_related_objects([row for item in items for row in item.targets.rows], "parts")
    return [_told(item, versions) for item in items]


def _told(item: results.IndicatorResult, versions: list[PlanVersion]) -> shapes.Indicator:
    indicator, definition = item.indicator, item.definition
    activity = indicator.activity
    by_version = [replace(item, version=version) for version in versions]
    return shapes.Indicator(
        code=indicator.code,
        title=Words.of(indicator, "title"),
        short=Words.of(indicator, "short"),
        unit=indicator.unit,
        kind=indicator.kind,
        standing_in_framework=definition.standing,
        activity=shapes.FrameworkItem(code=activity.code, title=Words.of(activity, "title")) if activity else None,
        objective=shapes.FrameworkItem(code=activity.objective.code, title=Words.of(activity.objective, "title"))
        if activity
        else None,
        counts=Words.said(definition.counts),
        rule=Words.said(definition.rule),
        fact=definition.fact,
        measure=definition.measure.value,
        as_of=item.as_of,
        plan_version=item.version.number,
        planned=item.planned,
        status=item.standing.value,
        is_dropped=item.is_dropped,
        targets=[
            shapes.Target(
                version=target.plan_version.number,
                value=target.value,
                valid_from=target.valid_from,
                source=target.source,
                parts=[
                    shapes.TargetPart(key=part.key, value=part.value, source=part.source) for part in target.parts.all()
                ],
            )
            for target in item.targets.rows
        ],
        statuses=[
            shapes.VersionStatus(version=one.version.number, status=one.standing.value, is_dropped=one.is_dropped)
            for one in by_version
        ],
        achieved=shapes.Achieved(
            computed=None if item.computed is None else shapes.ComputedFigure(value=item.computed, as_of=item.as_of),
            declared=_declared(item.declared) if item.declared else None,
            difference=item.difference,
        ),
        links=shapes.IndicatorLinks(
            self=links.resource("indicator", code=indicator.code),
            rows=links.resource("indicator_rows", code=indicator.code),
            page=links.pages("indicator", code=indicator.code),
        ),
    )


def _declared(declared: Declared) -> shapes.DeclaredFigure:
    achievement = declared.achievement
    return shapes.DeclaredFigure(
        value=declared.value,
        is_sum_of_parts=declared.is_sum_of_parts,
        is_lower_bound=achievement.is_lower_bound,
        as_of=achievement.as_of,
        precision=achievement.precision,
        source=achievement.source,
        wording_lt=achievement.wording_lt,
        parts=[_part(part) for part in declared.parts],
        beside=[_part(part) for part in declared.beside],
        comment=Words.of(achievement, "comment"),
    )


def _part(part: AchievementPart) -> shapes.DeclaredPart:
    return shapes.DeclaredPart(
        code=part.code,
        title=Words.of(part, "title"),
        unit=part.unit,
        value=part.value,
        regions=part.regions,
        regions_count=part.regions_count,
    )

"""The results of one objective as a table for files: the sources' own form, with nothing the page does not show."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pertvarka.foundation.base.components.statuses import status
from pertvarka.oversight.results.exports.table import Cell, Column, ColumnKind, Group, Row, Table
from pertvarka.oversight.results.exports.wording import notes_on, unit
from pertvarka.oversight.results.queries import IndicatorResult, results
from pertvarka.programme.framework.models import Activity, Indicator, Objective, PlanVersion
from pertvarka.programme.framework.queries import ActivityInPlan


def objective_table(
    *,
    objective: Objective,
    activities: Sequence[ActivityInPlan],
    version: PlanVersion,
    as_of: date,
    address: str,
    indicator_address: Callable[[str], str],
) -> Table:
    """Every plan indicator of the objective in `version` on `as_of`; `activities` come from `activities_under`."""
    every = results(version=version, as_of=as_of, indicators=indicators_of(activities))
    # An indicator that no version up to this one names did not exist in the plan then.
    found = [item for item in every if item.target is not None]
    by_code = {item.indicator.code: item for item in found}
    groups = [
        _group(
            item.activity,
            [by_code[found.code] for found in item.indicators if found.code in by_code],
            indicator_address,
        )
        for item in activities
    ]
    return Table(
        title=_("Objective %(code)s: planned and achieved") % {"code": objective.code},
        language=get_language() or "lt",
        file_stem=_("pertvarka-objective-%(code)s-%(date)s") % {"code": objective.code, "date": as_of.isoformat()},
        sheet=_("Results"),
        as_of=as_of,
        columns=_columns(),
        groups=tuple(groups),
        lead_headings=(_("Activity"), _("Aims")),
        introduction=objective.title or _("No source gives the wording of this objective."),
        facts=_facts(version=version, as_of=as_of, address=address, found=found, objective=objective),
    )


def activities_under(code: str) -> list[ActivityInPlan]:
    """Activities of the objective with this code, each with its objective and aims, and its plan indicators.

    Three queries in all: a file must not need a fourth to learn which objective it is about.
    """
    in_plan = Prefetch("indicators", Indicator.objects.filter(standing=Indicator.Standing.PLAN))
    activities = Activity.objects.filter(objective__code=code).select_related("objective")
    return [
        ActivityInPlan(activity, tuple(activity.indicators.all()))
        for activity in activities.prefetch_related("aims", in_plan)
    ]


def indicators_of(activities: Sequence[ActivityInPlan]) -> list[Indicator]:
    return [indicator for item in activities for indicator in item.indicators]


def _columns() -> tuple[Column, ...]:
    number, reference = ColumnKind.NUMBER, ColumnKind.REFERENCE
    return (
        Column(_("Code"), width=9),
        Column(_("Indicator"), ColumnKind.TITLE, width=44),
        Column(_("Unit"), width=11),
        Column(_("Planned"), number, width=11),
        Column(_("Achieved: computed"), number, width=13),
        Column(_("Achieved: declared"), number, width=13),
        Column(_("Difference from plan"), ColumnKind.CHANGE, width=12),
        Column(_("Status"), width=16),
        Column(_("Note"), ColumnKind.NOTE, width=50),
        Column(_("Declared on"), reference, width=12),
        Column(_("Plan version"), reference, width=9),
        Column(_("Data as of"), reference, width=12),
        Column(_("Sources"), reference, width=12),
        Column(_("Address"), reference, width=48),
    )


def _group(activity: Activity, items: Sequence[IndicatorResult], indicator_address: Callable[[str], str]) -> Group:
    heading = f"{activity.code} {activity.title}"
    aims = tuple(aim.title for aim in activity.aims.all())
    return Group(
        rows=tuple(_row(item, indicator_address(item.indicator.code)) for item in items),
        heading=heading,
        lead=(heading, "; ".join(f"{place}) {aim}" for place, aim in enumerate(aims, start=1))),
        lines_heading=_("Aims"),
        lines=aims,
        empty=_("The sources give no indicators for this activity."),
    )


def _row(item: IndicatorResult, address: str) -> Row:
    planned, achieved = item.planned, item.achieved
    cells: tuple[Cell, ...] = (
        item.indicator.code,
        item.indicator.short,
        unit(item.indicator.unit),
        planned,
        item.computed,
        item.declared_value,
        None if planned is None or achieved is None else achieved - planned,
        str(status("results", item.standing).word),
        " ".join(notes_on(item)),
        item.declared.achievement.as_of if item.declared else None,
        item.version.number,
        item.as_of,
        ", ".join(_sources([item])),
        address,
    )
    return Row(cells, planned=planned, achieved=achieved)


def _sources(items: Sequence[IndicatorResult]) -> list[str]:
    keys = {item.target.source for item in items if item.target}
    return sorted(keys | {item.declared.achievement.source for item in items if item.declared})


def _facts(
    *, version: PlanVersion, as_of: date, address: str, found: Sequence[IndicatorResult], objective: Objective
) -> tuple[tuple[str, str], ...]:
    sources = sorted({*_sources(found), *objective.sources})
    told = [
        (_("Plan version"), f"{version.number} – {version.title}"),
        (_("Data as of"), as_of.isoformat()),
        (_("Sources"), _("%(keys)s (numbers as on the page of documents)") % {"keys": ", ".join(sources)}),
        (_("Address"), address),
        (
            _("How to read"),
            _("Computed is counted from the rows of our records; declared is what a source states. A dash: no report."),
        ),
    ]
    if not found:
        told.insert(0, (_("Indicators"), _("The sources give no indicators for this objective.")))
    return tuple(told)

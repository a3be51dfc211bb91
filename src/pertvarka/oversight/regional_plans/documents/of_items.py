"""What opens as one flat table for spreadsheets: a line for each item of the plan, then for services by unit."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pertvarka.oversight.regional_plans.documents.figures_in_words import HIDDEN
from pertvarka.oversight.regional_plans.documents.names import Names
from pertvarka.oversight.regional_plans.documents.of_openings import in_order
from pertvarka.oversight.regional_plans.documents.telling import file_stem, title_of
from pertvarka.oversight.regional_plans.models import RegionalPlan
from pertvarka.oversight.regional_plans.queries import inputs, plans, scenarios
from pertvarka.oversight.regional_plans.states import PlanState
from pertvarka.oversight.results.exports.table import Column, ColumnKind, Group, Row, Table


def table(plan: RegionalPlan, *, language: str) -> Table:
    """In the active language, which is `language`. Money is whole euros here, so that cells are numbers."""
    frozen = plan.scenario.input
    rows = tuple(
        Row(
            (
                one.service_type.code,
                one.service_type.name,
                one.municipality.code,
                one.municipality.name,
                str(one.year),
                one.modules_count,
                one.places_count,
                _euros(one.build_cost),
                _euros(one.running_cost),
                str(one.staff.normalize()),
                None,
                pgettext("planned", "places"),
                _("by hand") if one.is_by_hand else _("computed"),
            )
        )
        for one in in_order(plans.items(plan))
    )
    number = ColumnKind.NUMBER
    return Table(
        title=title_of(plan),
        language=language,
        file_stem=file_stem(plan),
        sheet=_("What opens"),
        as_of=frozen.as_of,
        columns=(
            Column(_("Code"), width=8),
            Column(_("Service"), ColumnKind.TITLE, width=44),
            Column(_("Code of the municipality"), width=12),
            Column(_("Municipality"), width=24),
            Column(_("Year"), width=10),
            Column(_("Modules"), number, width=10),
            Column(_("Places"), number, width=10),
            Column(_("Building, EUR"), number, width=14),
            Column(_("A year, EUR"), number, width=14),
            Column(_("Staff, full time"), width=12),
            Column(_("Units"), width=10),
            Column(_("Counted as"), width=24),
            Column(_("How it came into the plan"), width=16),
        ),
        groups=(Group((*rows, *_by_unit(plan)), empty=_("Nothing new opens.")),),
        facts=(
            (_("Version"), str(plan.number)),
            (_("State"), str(PlanState(plan.state).label)),
            (_("Inputs frozen on"), frozen.as_of.isoformat()),
            (_("Scenario"), f"{plan.scenario.letter}. {plan.scenario.name}"),
            *([("", _("Invented for the demonstration"))] if plan.is_invented else []),
        ),
    )


def _by_unit(plan: RegionalPlan) -> Iterator[Row]:
    """Units that come in addition in a year; what is hidden is an ellipsis, and so is its cost. The whole region stands
    there only where no municipality may be told: a sum among its parts would be counted twice.
    """
    told, names = scenarios.summary(plan.scenario), Names(plan.region)
    fulls = inputs.told(plan.scenario.input).fulls
    for one in told.units if told else ():
        for row in one.rows[:-1] or one.rows:
            for year, amount in zip(told.years if told else (), row.units, strict=True):
                if amount == 0:
                    continue
                once, yearly = one.cost(amount)
                yield Row(
                    (
                        one.service,
                        names.service(one.service),
                        " ".join(row.codes),
                        names.group(row.codes),
                        str(year),
                        None,
                        None,
                        HIDDEN if once is None else _euros(Decimal(str(once))),
                        HIDDEN if yearly is None else _euros(Decimal(str(yearly))),
                        HIDDEN if amount is None else f"{amount * one.staff:g}",
                        HIDDEN if amount is None else f"{amount:g}",
                        names.measure(one.service, fulls.get(one.service)),
                        _("computed"),
                    )
                )


def _euros(thousands: Decimal) -> int:
    return int((thousands * 1000).to_integral_value())

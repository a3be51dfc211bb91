"""What opens as one flat table for spreadsheets: a line for each item of the plan."""

from decimal import Decimal

from django.utils.translation import gettext as _

from pertvarka.oversight.regional_plans.documents.of_openings import in_order
from pertvarka.oversight.regional_plans.documents.telling import file_stem, title_of
from pertvarka.oversight.regional_plans.models import RegionalPlan
from pertvarka.oversight.regional_plans.queries import plans
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
            Column(_("How it came into the plan"), width=16),
        ),
        groups=(Group(rows, empty=_("Nothing new opens.")),),
        facts=(
            (_("Version"), str(plan.number)),
            (_("State"), str(PlanState(plan.state).label)),
            (_("Inputs frozen on"), frozen.as_of.isoformat()),
            (_("Scenario"), f"{plan.scenario.letter}. {plan.scenario.name}"),
            *([("", _("Invented for the demonstration"))] if plan.is_invented else []),
        ),
    )


def _euros(thousands: Decimal) -> int:
    return int((thousands * 1000).to_integral_value())

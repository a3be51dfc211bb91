"""Services by unit of a computed plan (leased homes, families, hours of staff): how many where and when, the cost."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.faces.workbench.regional_plan_tables import Column, Kind, Table, written
from pertvarka.oversight.regional_plans.figures import Summary, UnitsRow, UnitsTold


def table(summary: Summary, names: Names) -> Table:
    """A row for each service and municipality, then the service in all of them."""
    return Table(
        "units",
        _("Services by unit: how many units more in each year"),
        (
            Column(_("Service"), Kind.TEXT),
            Column(_("Municipality where people live"), Kind.TEXT),
            *(Column(str(year), Kind.UNITS) for year in summary.years),
            Column(_("Together"), Kind.UNITS),
            Column(_("Setting up, thousand EUR"), Kind.COST),
            Column(_("A year, thousand EUR"), Kind.COST),
        ),
        tuple(_row(one, row, names) for one in summary.units for row in one.rows),
    )


def _row(one: UnitsTold, row: UnitsRow, names: Names) -> tuple[object, ...]:
    once, yearly = one.cost(row.total)
    return (names.service(one.service), names.group(row.codes), *row.units, row.total, once, yearly)


def planned(summary: Summary, names: Names) -> Table:
    """What is planned in the region by year: places that open, and units of services by unit, told apart."""
    places = [
        (names.service(one.code), pgettext("planned", "places"), *one.places_opened, sum(one.places_opened))
        for one in summary.services
        if any(one.places_opened)
    ]
    units = [
        (names.service(one.service), pgettext("planned", "units"), *one.together.units, one.together.total)
        for one in summary.units
    ]
    return Table(
        "planned",
        _("Places and units planned"),
        (
            Column(_("Service"), Kind.TEXT),
            Column(_("Counted as"), Kind.TEXT),
            *(Column(str(year), Kind.UNITS) for year in summary.years),
            Column(_("Together"), Kind.UNITS),
        ),
        (*places, *units),
    )


def drawn(units: Sequence[UnitsTold], years: Sequence[int], names: Names) -> dict[str, dict[int, str]]:
    """Lines of the schedule: units of the whole region by year, an ellipsis where they are hidden."""
    return {
        _("%(service)s, units") % {"service": names.service(one.service)}: {
            year: written(amount, Kind.UNITS)
            for year, amount in zip(years, one.together.units, strict=True)
            if amount != 0
        }
        for one in units
    }

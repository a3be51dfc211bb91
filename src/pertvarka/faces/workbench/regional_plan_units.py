"""Services by unit of a computed plan (leased homes, families, hours of staff): how many where and when, the cost."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.faces.workbench.regional_plan_tables import Column, Kind, Table, written
from pertvarka.oversight.regional_plans.figures import Summary, UnitsRow, UnitsTold

Fulls = Mapping[str, float]
"""How much of a need one unit is, by code of the service: as it was frozen with the input."""


def table(summary: Summary, names: Names, fulls: Fulls) -> Table:
    """A row for each service and municipality, then the service in all of them as their sum."""
    rows = [(one, row) for one in summary.units for row in one.rows]
    return Table(
        "units",
        _("Services by unit: how many units more in each year"),
        (
            Column(_("Service"), Kind.TEXT),
            Column(_("Counted as"), Kind.TEXT),
            Column(_("Municipality where people live"), Kind.TEXT),
            *(Column(str(year), Kind.UNITS) for year in summary.years),
            Column(_("Together"), Kind.UNITS),
            Column(_("Setting up, thousand EUR"), Kind.COST),
            Column(_("A year, thousand EUR"), Kind.COST),
        ),
        tuple(_row(one, row, names, fulls) for one, row in rows),
        sums=frozenset(at for at, (one, row) in enumerate(rows) if one.is_sum(row)),
    )


def _row(one: UnitsTold, row: UnitsRow, names: Names, fulls: Fulls) -> tuple[object, ...]:
    once, yearly = one.cost(row.total)
    measure = names.measure(one.service, fulls.get(one.service))
    return (names.service(one.service), measure, names.group(row.codes), *row.units, row.total, once, yearly)


def planned(summary: Summary, names: Names, fulls: Fulls) -> Table:
    """What is planned in the region by year: places that open, and units of services by unit, told apart."""
    places = [
        (names.service(one.code), pgettext("planned", "places"), *one.places_opened, sum(one.places_opened))
        for one in summary.services
        if any(one.places_opened)
    ]
    units = [
        (
            names.service(one.service),
            names.measure(one.service, fulls.get(one.service)),
            *one.together.units,
            one.together.total,
        )
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


def drawn(summary: Summary, names: Names, fulls: Fulls) -> dict[tuple[str, str], dict[int, str]]:
    """Lines of the schedule, by service and what its unit is: units of the whole region by year, an ellipsis where they
    are hidden.
    """
    return {
        (names.service(one.service), names.measure(one.service, fulls.get(one.service))): {
            year: written(amount, Kind.UNITS)
            for year, amount in zip(summary.years, one.together.units, strict=True)
            if amount != 0
        }
        for one in summary.units
    }

"""Services by unit in a document: leased homes, families, hours of staff, where people live and from when."""

from django.utils.translation import gettext as _

from pertvarka.oversight.regional_plans.documents.figures_in_words import HIDDEN, cost, units
from pertvarka.oversight.regional_plans.documents.gathered import Gathered
from pertvarka.oversight.regional_plans.documents.paper import Grid, Section
from pertvarka.oversight.regional_plans.figures import UnitsRow, UnitsTold


def by_unit(gathered: Gathered) -> Section | None:
    """Nothing where the plan needs no such service, or was computed before they were told."""
    summary = gathered.summary
    if not summary.units:
        return None
    told = [(one, row) for one in summary.units for row in one.rows]
    rows = tuple(_row(gathered, one, row) for one, row in told)
    years = len(summary.years)
    return Section(
        "by_unit",
        _("What is needed by unit"),
        (
            _(
                "Leased homes, families and hours of staff are given where people live, in any amount. They open "
                "nowhere, so nothing of them is recorded as opened. Units that come in addition in each year:"
            ),
        ),
        grid=Grid(
            (
                _("Service"),
                _("Municipality"),
                *map(str, summary.years),
                _("Total"),
                _("Setting up, thousand EUR"),
                _("A year, thousand EUR"),
            ),
            rows,
            numeric=frozenset(range(2, years + 5)),
            wide=frozenset({0}),
            totals=frozenset(at for at, (one, row) in enumerate(told) if one.is_sum(row)),
        ),
        notes=(_("… means hidden: 1 to 4, or a cell that would tell how many are in such a one."),)
        if any(HIDDEN in row for row in rows)
        else (),
    )


def _row(gathered: Gathered, one: UnitsTold, row: UnitsRow) -> tuple[str, ...]:
    once, yearly = one.cost(row.total)
    return (
        _named(gathered, one),
        gathered.names.group(row.codes),
        *map(units, row.units),
        units(row.total),
        cost(once),
        cost(yearly),
    )


def _named(gathered: Gathered, one: UnitsTold) -> str:
    """The service and what its unit is: no figure of it says anything without."""
    measure = gathered.names.measure(one.service, gathered.told.fulls.get(one.service))
    return f"{gathered.names.service(one.service)}, {measure}"


def lines(gathered: Gathered) -> dict[str, tuple[str, ...]]:
    """Of each service by unit, in words, the units of the whole region that come in each year and their total."""
    return {
        _named(gathered, one): (
            *("–" if amount == 0 else units(amount) for amount in one.together.units),
            units(one.together.total),
        )
        for one in gathered.summary.units
    }

"""What opens: by service, municipality, year and cost; and the same over the years."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from pertvarka.foundation.base.templatetags.numbers import whole
from pertvarka.oversight.regional_plans.documents import of_units
from pertvarka.oversight.regional_plans.documents.figures_in_words import amount, money
from pertvarka.oversight.regional_plans.documents.gathered import Gathered
from pertvarka.oversight.regional_plans.documents.paper import Grid, Lane, Schedule, Section
from pertvarka.oversight.regional_plans.models import PlanItem


def in_order(items: Iterable[PlanItem]) -> list[PlanItem]:
    """By service, then by year, then as the plan counts them."""
    return sorted(items, key=lambda one: (one.service_type.code, one.year, one.position))


def openings(gathered: Gathered) -> Section:
    items = in_order(gathered.items)
    rows = [
        (
            _named(one),
            one.municipality.name,
            str(one.year),
            _modules(one),
            whole(one.places_count),
            money(one.build_cost),
            money(one.running_cost),
            amount(one.staff),
        )
        for one in items
    ]
    if rows:
        rows.append(
            (
                _("Total"), "", "", whole(sum(one.modules_count for one in items)),
                whole(sum(one.places_count for one in items)), money(sum(one.build_cost for one in items)),
                money(sum(one.running_cost for one in items)), amount(sum(one.staff for one in items)),
            )
        )  # fmt: skip
    columns = (
        _("Service"),
        _("Municipality"),
        _("Year"),
        _("Modules"),
        _("Places"),
        _("Building, thousand EUR"),
        _("A year, thousand EUR"),
        _("Staff, full time"),
    )
    grid = Grid(columns, tuple(rows), numeric=frozenset({2, 3, 4, 5, 6, 7}), wide=frozenset({0}), has_total=True)
    return Section(
        "openings",
        _("What opens"),
        (_("The municipality in which a service opens is the one that answers for it."),) if rows else (),
        grid=grid if rows else None,
        empty=_("Nothing new opens: the places that stand are enough, or there is no money for more."),
    )


def schedule(gathered: Gathered) -> Section:
    """Places that open in each year, as a table by service and as bars by service and municipality."""
    years = tuple(gathered.summary.years)
    items = in_order(gathered.items)
    by_service = _counted(items, years, lambda one: one.service_type.name)
    by_place = _counted(items, years, lambda one: f"{one.service_type.name}, {one.municipality.name}")
    rows = [(name, *map(_opening, counts), whole(sum(counts))) for name, counts in by_service.items()]
    shaded = frozenset(
        (row, year + 1) for row, counts in enumerate(by_service.values()) for year, count in enumerate(counts) if count
    )
    if rows:
        sums = [sum(counts[year] for counts in by_service.values()) for year in range(len(years))]
        rows.append((_("Total"), *map(_opening, sums), whole(sum(sums))))
    in_units = of_units.lines(gathered)
    return Section(
        "schedule",
        _("When it opens"),
        (_("New places that open in each year."),) if rows else (),
        picture=_drawn(years, by_place, in_units) if rows or in_units else None,
        grid=Grid(
            (_("Service"), *map(str, years), _("Total")),
            tuple(rows),
            numeric=frozenset(range(1, len(years) + 2)),
            wide=frozenset({0}),
            shaded=shaded,
            has_total=True,
        )
        if rows
        else None,
        empty=_("Nothing new opens."),
    )


def _named(item: PlanItem) -> str:
    return (
        _("%(service)s (put in by hand)") % {"service": item.service_type.name}
        if item.is_by_hand
        else item.service_type.name
    )


def _modules(item: PlanItem) -> str:
    """ "2 × 8": two modules of eight places each."""
    return f"{item.modules_count} × {whole(item.places_count // max(item.modules_count, 1))}"


def _opening(count: int) -> str:
    return whole(count) if count else "–"


def _counted(
    items: Iterable[PlanItem], years: Sequence[int], name_of: Callable[[PlanItem], str]
) -> dict[str, list[int]]:
    """Places that open in each year, by name, in the order of the items."""
    found: dict[str, list[int]] = defaultdict(lambda: [0] * len(years))
    for one in items:
        found[name_of(one)][years.index(one.year)] += one.places_count
    return dict(found)


def _drawn(
    years: tuple[int, ...], by_place: Mapping[str, Sequence[int]], in_units: Mapping[str, Sequence[str]]
) -> Schedule:
    """Services by unit stand under what opens, as a kind of their own."""
    lanes = [
        Lane(name, tuple((year, f"+{whole(count)}") for year, count in enumerate(counts) if count))
        for name, counts in by_place.items()
    ]
    lanes += [
        Lane(name, tuple((year, f"+{told}") for year, told in enumerate(amounts[: len(years)]) if told != "–"), True)
        for name, amounts in in_units.items()
    ]
    return Schedule(years, tuple(lanes))

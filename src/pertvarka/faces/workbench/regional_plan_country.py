"""All regional plans together: ten rows, the money shared, where needs and places do not meet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import regional_plan_charts as charts
from pertvarka.faces.workbench import regional_plan_maps as maps
from pertvarka.faces.workbench.regional_plan_charts import Curve
from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.faces.workbench.regional_plan_tables import NOTHING, Column, Kind, Table
from pertvarka.foundation.base.components import TileMap
from pertvarka.oversight.regional_plans.queries.national import National, RegionRow


@dataclass(frozen=True, slots=True)
class Country:
    national: National
    regions: Table
    urls: tuple[str, ...]
    tiles: TileMap | None
    curve: Curve | None
    other_years: tuple[str, ...]
    money: Table
    gap: Table
    chosen_region: str

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.regions, self.money, self.gap)


def country(found: National, *, region: str) -> Country:
    """`region` is the slug of the one whose needs and places are shown; the first with any without one."""
    names = Names(None)
    with_gap = [row.region.slug for row in found.rows if row.frozen]
    chosen = region if region in with_gap else next(iter(with_gap), "")
    return Country(
        national=found,
        regions=_regions(found),
        urls=tuple(_url(row) for row in found.rows),
        tiles=_tiles(found.rows) if found.planned_count else None,
        curve=_curve(found),
        other_years=tuple(_not_drawn(found)),
        money=_money(found),
        gap=_gap(found, chosen, names),
        chosen_region=chosen,
    )


def _url(row: RegionRow) -> str:
    if row.plan:
        return reverse("workbench:regional_plan_document", args=[row.plan.uuid])
    return reverse("workbench:regional_plan", args=[row.region.slug])


def _regions(found: National) -> Table:
    return Table(
        "regions",
        _("Ten plans"),
        (
            Column(_("Region"), Kind.TEXT),
            Column(_("State"), Kind.TEXT),
            Column(_("Persons"), Kind.PEOPLE),
            Column(_("They move"), Kind.PEOPLE),
            Column(_("Wait"), Kind.PEOPLE),
            Column(_("New places")),
            Column(_("Building, million EUR"), Kind.MILLIONS),
            Column(_("A year, million EUR"), Kind.MILLIONS),
            Column(_("Missing, million EUR"), Kind.MILLIONS),
        ),
        (
            *(_row(row, found) for row in found.rows),
            (
                _("Together"),
                "",
                found.persons,
                found.moved,
                found.waiting,
                found.places,
                sum(found.build_cost),
                found.running_cost_last,
                found.missing_money,
            ),
        ),
        has_sum=True,
    )


def _row(row: RegionRow, found: National) -> tuple[object, ...]:
    told, years = row.told, _other_years(row, found)
    state = f"{_state(row)}, {years}" if years else _state(row)
    if told is None:
        persons = row.persons if row.frozen else NOTHING
        return (row.region.phrase, state, persons, *(NOTHING,) * 6)
    return (
        row.region.phrase,
        state,
        row.persons,
        told.moved_total,
        told.waiting,
        told.places_total,
        told.build_cost_total,
        told.running_cost_last,
        told.missing_money,
    )


def _other_years(row: RegionRow, found: National) -> str:
    """The years of a plan that are not those of most; nothing where they are."""
    years = row.told.years if row.told else ()
    if not years or years == found.common_years:
        return ""
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])


def _not_drawn(found: National) -> Iterator[str]:
    """Plans some of whose years most others do not have."""
    for row in found.rows:
        if row.told and set(row.told.years) - set(found.common_years):
            yield f"{row.region.phrase} ({_other_years(row, found)})"


def _state(row: RegionRow) -> str:
    if row.plan:
        return str(row.plan.get_state_display())
    if row.scenario:
        return _("Scenario %(letter)s") % {"letter": row.scenario.letter}
    return _("Inputs are frozen") if row.frozen else _("Nothing yet")


def _tiles(rows: Sequence[RegionRow]) -> TileMap:
    shares = [
        maps.Share(one.codes, one.persons, one.waiting[-1] if one.waiting else None)
        for row in rows
        for one in (row.told.municipalities if row.told else ())
    ]
    label = _("Sixty municipalities; needs without a place in the last year, per cent")
    return maps.share_tiles(shares, lit=None, places=maps.regions(), label=label)


def _curve(found: National) -> Curve | None:
    """Money of the years in which most plans run: a line through years of a few would look like the country's."""
    spent = [
        build + running - released
        for build, running, released in zip(found.build_cost, found.running_cost, found.released, strict=True)
    ]
    at = [found.years.index(year) for year in found.common_years]
    if not at:
        return None
    lines = {
        ("spent", _("Spent")): [spent[one] for one in at],
        ("budget", _("Budget")): [found.budget[one] for one in at],
    }
    return charts.curve(lines, years=found.common_years, label=_("Money of all regions by year, million EUR"))


def _money(found: National) -> Table:
    return Table(
        "money",
        _("Money by year, thousand EUR"),
        (
            Column(_("Year"), Kind.TEXT),
            Column(_("Plans")),
            Column(_("Building"), Kind.MONEY),
            Column(_("Running"), Kind.MONEY),
            Column(_("Follows the person"), Kind.MONEY),
            Column(_("Budget"), Kind.MONEY),
        ),
        tuple(
            (str(year), *row)
            for year, *row in zip(
                found.years,
                found.plans_by_year,
                found.build_cost,
                found.running_cost,
                found.released,
                found.budget,
                strict=True,
            )
        ),
    )


def _gap(found: National, slug: str, names: Names) -> Table:
    return Table(
        "gap",
        _("Needs and places by municipality and service"),
        (
            Column(_("Municipality"), Kind.TEXT),
            Column(_("Service"), Kind.TEXT),
            Column(_("Persons"), Kind.PEOPLE),
            Column(_("Places now")),
            Column(_("Planned")),
        ),
        tuple(
            (names.group(row.codes), names.service(row.service), row.persons, row.places_now, row.places_planned)
            for row in found.gap
            if row.region.slug == slug and (row.persons is not None or row.places_planned)
        ),
    )

"""Charts of events that several pages draw: events by year and kind, regional round tables by region."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from pertvarka.foundation.base.components import ColumnChart, RegionTile, Series, region_tile_map
from pertvarka.foundation.base.components.tiles import TileMap
from pertvarka.foundation.territory import queries as territory
from pertvarka.programme.events import kinds, queries
from pertvarka.programme.events.queries import EventFilter, History

COLOURS = {"round_table": "done", "seminar": "missing", "conference": "third"}


@dataclass(frozen=True, slots=True)
class EventsByYear:
    """The chart and the table beside it: a row a year, a column a kind, with totals."""

    chart: ColumnChart
    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[int, ...], int], ...]
    totals: tuple[int, ...]
    total: int
    has_derived_years: bool


def by_year(history: History) -> EventsByYear:
    """Events held by year and by the three kinds of the plan."""
    years = history.years
    of_kind = {kind: history.filtered(EventFilter(kind=kind)) for kind in COLOURS}
    values = {kind: tuple(found.number(year=year) for year in years) for kind, found in of_kind.items()}
    rows = tuple(
        (year, tuple(values[kind][place] for kind in COLOURS), sum(values[kind][place] for kind in COLOURS))
        for place, year in enumerate(years)
    )
    spoken = ", ".join(f"{year} – {total}" for year, _values, total in rows)
    chart = ColumnChart(
        categories=tuple(str(year) for year in years),
        series=tuple(Series(str(kinds.MANY[kind]), colour, values[kind]) for kind, colour in COLOURS.items()),
        label=_("Events by year: %(years)s") % {"years": spoken},
    )
    return EventsByYear(
        chart=chart,
        heads=tuple(str(kinds.MANY[kind]) for kind in COLOURS),
        rows=rows,
        totals=tuple(sum(values[kind]) for kind in COLOURS),
        total=history.number(),
        has_derived_years=any(share.is_derived for row in history.groups for share in row.shares),
    )


@dataclass(frozen=True, slots=True)
class RegionalRoundTables:
    """Regional round tables on the tile map: how many each region sees, how many there were, how many were joint."""

    tiles: TileMap
    rows: tuple[RegionTile, ...]
    events_count: int
    views_sum: int
    joint_count: int
    covers_all_regions: bool


def regional_round_tables(history: History) -> RegionalRoundTables:
    """Each region's own view; a joint round table stands in the view of each of its regions."""
    regional = queries.regional(history)
    seen = queries.by_region(regional)
    regions = {region.code: region for row in regional.rows for region in row.regions}
    tiles = tuple(
        RegionTile(code=code, name=region.name, value=seen[code].events_count, url=region.get_absolute_url())
        for code, region in regions.items()
    )
    most = sorted(tiles, key=lambda tile: (-(tile.value or 0), tile.name))
    label = _("Regional round tables by region: %(regions)s") % {
        "regions": ", ".join(f"{tile.name} – {tile.value}" for tile in most),
    }
    return RegionalRoundTables(
        tiles=region_tile_map(list(tiles), label=label),
        rows=tuple(most),
        events_count=regional.number(),
        views_sum=sum(view.events_count for view in seen.values()),
        joint_count=regional.joint_number,
        covers_all_regions=len(tiles) == territory.region_count(),
    )

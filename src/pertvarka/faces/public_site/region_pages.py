"""Shaping the regions: the country in ten tiles, and one region with its municipalities, map and events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pertvarka.faces.public_site import cluster_members, region_plans
from pertvarka.faces.public_site.cluster_members import MemberRow
from pertvarka.faces.public_site.event_filters import query_of
from pertvarka.faces.public_site.event_rows import EventRow, address, row_of
from pertvarka.faces.public_site.region_plans import PublishedPlan
from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.components import (
    Centre,
    MunicipalityTile,
    OutlineMap,
    RegionOutline,
    RegionTile,
    TileMap,
    outline_map,
    region_tile_map,
    tile_map,
)
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Municipality, Region
from pertvarka.programme.events import queries as events
from pertvarka.programme.events.queries import EventFilter, History, RegionEvents

KINDS: dict[str, Promise] = {
    Municipality.Kind.CITY: gettext_lazy("City municipality"),
    Municipality.Kind.DISTRICT: gettext_lazy("District municipality"),
    Municipality.Kind.MUNICIPALITY: gettext_lazy("Municipality"),
}
NOTHING = RegionEvents(0, 0)


@dataclass(frozen=True, slots=True)
class RegionRow:
    region: Region
    municipalities_count: int
    events_count: int
    joint_count: int
    events_url: str


@dataclass(frozen=True, slots=True)
class RegionsPage:
    rows: tuple[RegionRow, ...]
    tiles: TileMap
    map: OutlineMap
    municipalities_count: int
    regional_sum: int
    events_count: int
    joint_count: int


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    municipality: Municipality
    kind: Promise
    population: int | None
    population_year: int | None


@dataclass(frozen=True, slots=True)
class RegionPage:
    region: Region
    tiles: TileMap
    map: OutlineMap
    municipalities: tuple[MunicipalityRow, ...]
    events: tuple[EventRow, ...]
    groups: tuple[EventRow, ...]
    events_count: int
    joint_count: int
    events_url: str
    calendar_query: str
    population: int | None
    members: tuple[MemberRow, ...]
    plan: PublishedPlan | None


def regions_page() -> RegionsPage:
    regions = territory.regions()
    prefetch_related_objects(regions, "municipalities")
    history = events.history()
    regional = events.regional(history)
    told = events.by_region(regional)
    rows = tuple(_region_row(region, told.get(region.code, NOTHING)) for region in regions)
    return RegionsPage(
        rows=rows,
        tiles=region_tile_map(
            [
                RegionTile(row.region.code, row.region.name_lt, row.events_count, row.region.get_absolute_url())
                for row in rows
            ],
            label=_("Regional round tables by region"),
        ),
        map=outline_map(_outlines(regions), label=_("Map of the ten regions")),
        municipalities_count=sum(row.municipalities_count for row in rows),
        regional_sum=sum(row.events_count for row in rows),
        events_count=regional.number(),
        joint_count=regional.joint_number,
    )


def region_page(region: Region) -> RegionPage:
    regions = territory.regions()
    prefetch_related_objects(regions, "municipalities")
    municipalities = territory.municipalities_of(region)
    history = events.history()
    wanted = EventFilter(region=region.code)
    found = history.filtered(wanted)
    rows = tuple(_municipality_row(item) for item in municipalities)
    known = [row.population for row in rows if row.population is not None]
    return RegionPage(
        region=region,
        tiles=_municipality_tiles(regions, lit=region),
        map=_map(regions, lit=region, municipalities=municipalities),
        municipalities=rows,
        events=tuple(row_of(row) for row in found.rows),
        groups=_groups(history),
        events_count=found.number(),
        joint_count=found.joint_number,
        events_url=address(wanted),
        calendar_query=query_of(wanted),
        # Part of a region is not the region: the sum stands only when every municipality is known.
        population=sum(known) if known and len(known) == len(rows) else None,
        members=cluster_members.of_cluster(region, on=timezone.localdate()),
        plan=region_plans.of_region(region, today=timezone.localdate()),
    )


def _region_row(region: Region, told: RegionEvents) -> RegionRow:
    return RegionRow(
        region=region,
        municipalities_count=len(region.municipalities.all()),
        events_count=told.events_count,
        joint_count=told.joint_count,
        events_url=address(EventFilter(region=region.code)),
    )


def _municipality_row(item: Municipality) -> MunicipalityRow:
    newest = next(iter(item.populations.all()), None)
    return MunicipalityRow(item, KINDS[item.kind], newest.persons if newest else None, newest.year if newest else None)


def _groups(history: History) -> tuple[EventRow, ...]:
    """Groups held in regions of which no source says how many in which."""
    return tuple(row_of(row) for row in history.groups)


def _outlines(regions: Iterable[Region]) -> list[RegionOutline]:
    return [
        RegionOutline(
            region.code,
            region.name_lt,
            [ring for polygon in region.outline for ring in polygon],
            region.get_absolute_url(),
        )
        for region in regions
    ]


def _map(regions: Sequence[Region], *, lit: Region, municipalities: Sequence[Municipality]) -> OutlineMap:
    return outline_map(
        _outlines(regions),
        label=_("Map of the ten regions; marked: %(region)s") % {"region": lit.phrase},
        centres=[Centre(item.seat, float(item.longitude), float(item.latitude)) for item in municipalities],
        lit=lit.code,
    )


def _municipality_tiles(regions: Sequence[Region], *, lit: Region) -> TileMap:
    """All sixty, so that the region is seen where it lies; a tile opens its region."""
    places = [(region, item) for region in regions for item in region.municipalities.all()]
    rows = max(item.tile_row for _region, item in places) + 1
    columns = max(item.tile_column for _region, item in places) + 1
    grid = [["."] * columns for _row in range(rows)]
    for _region, item in places:
        grid[item.tile_row][item.tile_column] = item.code
    return tile_map(
        [
            MunicipalityTile(
                code=item.code,
                region=region.code,
                short_name=item.short_lt,
                name=in_active_language(item.name_lt, item.name_en),
                url=region.get_absolute_url(),
            )
            for region, item in places
        ],
        grid=grid,
        label=_("Sixty municipalities; marked: %(region)s") % {"region": lit.phrase},
        lit_region=lit.code,
    )

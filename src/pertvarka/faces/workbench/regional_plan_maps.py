"""Maps of a regional plan: the share of needs without a place on sixty tiles, and where something opens."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from pertvarka.foundation.base.components import (
    Centre,
    MunicipalityTile,
    OutlineMap,
    RegionOutline,
    TileMap,
    outline_map,
    tile_map,
)
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Municipality, Region

LIMITS = (10, 25, 45, 100)
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Share:
    """Of the persons of a municipality, or of merged ones, how many wait; nothing where hidden."""

    codes: tuple[str, ...]
    persons: int | None
    waiting: int | None

    @property
    def percent(self) -> int | None:
        if self.persons is None or self.waiting is None:
            return None
        return round(PERCENT * self.waiting / self.persons) if self.persons else 0


def regions() -> list[Region]:
    """All ten with their municipalities and outlines; two queries."""
    found = territory.regions()
    prefetch_related_objects(found, "municipalities")
    return found


def share_tiles(shares: Iterable[Share], *, lit: Region | None, places: Sequence[Region], label: str) -> TileMap:
    """Sixty tiles in per cent. A municipality nobody planned has none; a hidden count is hatched."""
    by_code = {code: share for share in shares for code in share.codes}
    pairs = [(region, item) for region in places for item in region.municipalities.all()]
    return tile_map(
        [_tile(item, region, by_code.get(item.code)) for region, item in pairs],
        grid=_grid([item for _region, item in pairs]),
        label=label,
        lit_region=lit.code if lit else "",
        limits=LIMITS,
        hue="amber",
        no_value=_("no approved plan") if lit else _("no computed plan"),
    )


def _tile(item: Municipality, region: Region, share: Share | None) -> MunicipalityTile:
    percent = share.percent if share else None
    return MunicipalityTile(
        code=item.code,
        region=region.code,
        short_name=item.short_lt,
        name=item.name,
        value=percent,
        suppressed=share is not None and percent is None,
    )


def _grid(items: Iterable[Municipality]) -> list[list[str]]:
    at: Mapping[tuple[int, int], str] = {(item.tile_row, item.tile_column): item.code for item in items}
    rows, columns = max(row for row, _ in at) + 1, max(column for _, column in at) + 1
    return [[at.get((row, column), ".") for column in range(columns)] for row in range(rows)]


def openings_map(opening: Collection[str], *, lit: Region | None, places: Sequence[Region]) -> OutlineMap:
    """The counties; a dot stands where something opens."""
    return outline_map(
        [RegionOutline(one.code, one.name, [ring for polygon in one.outline for ring in polygon]) for one in places],
        label=_("Map of the ten regions: seats of municipalities where something opens"),
        centres=[
            Centre(item.seat, float(item.longitude), float(item.latitude))
            for one in places
            for item in one.municipalities.all()
            if item.code in opening
        ],
        lit=lit.code if lit else "",
    )

"""Tile maps: ten regions in map order, and sixty municipalities as equal squares.

Both are HTML lists laid out by a grid, so names stay text, tiles stay links and letters keep their size on a phone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pertvarka.foundation.base.components.steps import Scale, scale_of

# A soft hyphen where a long name may break in the narrow tile of a phone.
SOFT_BREAKS = {"Marijampolė": "Marijam\u00adpolė", "Panevėžys": "Panevė\u00adžys"}


@dataclass(frozen=True, slots=True)
class RegionTile:
    """One region's value: `code` is ISO 3166-2 (`LT-TA`). A hidden small value is `suppressed`."""

    code: str
    name: str
    value: int | None
    url: str = ""
    selected: bool = False
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class MunicipalityTile:
    """One municipality's value: `region` is the ISO code of its region, `short_name` fits the tile."""

    code: str
    region: str
    short_name: str
    name: str
    value: int | None = None
    url: str = ""
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A tile on its place: classes say where it stands, how deep its hue is and which of its edges are borders."""

    classes: str
    step: str
    name: str
    full_name: str
    value: int | None
    url: str
    selected: bool
    suppressed: bool


@dataclass(frozen=True, slots=True)
class TileMap:
    """Tiles in reading order with their scale; `hue` is `teal` (exists) or `amber` (missing). `no_value` says what a
    tile without a value means; it is empty where nobody has said so, or where every tile has one.
    """

    tiles: tuple[Placed, ...]
    scale: Scale
    hue: str
    label: str
    has_zero: bool
    has_suppressed: bool
    has_values: bool
    no_value: str = ""


def region_tile_map(
    tiles: Iterable[RegionTile],
    *,
    label: str,
    limits: Sequence[float] = (),
    hue: str = "teal",
) -> TileMap:
    known = tuple(tiles)
    scale = scale_of((tile.value for tile in known), limits=limits)
    placed = tuple(
        Placed(
            classes=f"at-{tile.code}",
            step="step-suppressed" if tile.suppressed else scale.step(tile.value),
            name=SOFT_BREAKS.get(tile.name, tile.name),
            full_name=tile.name,
            value=tile.value,
            url=tile.url,
            selected=tile.selected,
            suppressed=tile.suppressed,
        )
        for tile in known
    )
    return _map(placed, scale=scale, hue=hue, label=label)


def tile_map(
    tiles: Iterable[MunicipalityTile],
    *,
    grid: Sequence[Sequence[str]],
    label: str,
    lit_region: str = "",
    limits: Sequence[float] = (),
    hue: str = "teal",
    no_value: str = "",
) -> TileMap:
    """Sixty tiles on the grid of `definitions/territory/tiles.yaml` (rows of codes, "." for an empty place)."""
    by_code = {tile.code: tile for tile in tiles}
    scale = scale_of((tile.value for tile in by_code.values()), limits=limits)
    region_at = {
        (row, column): by_code[code].region
        for row, codes in enumerate(grid)
        for column, code in enumerate(codes)
        if code in by_code
    }
    placed = []
    for row, codes in enumerate(grid):
        for column, code in enumerate(codes):
            if code not in by_code:
                continue
            tile = by_code[code]
            lit = " lit" if lit_region and tile.region == lit_region else ""
            placed.append(
                Placed(
                    classes=f"row-{row + 1} col-{column + 1}{_edges(region_at, row, column)}{lit}",
                    step="step-suppressed" if tile.suppressed else scale.step(tile.value),
                    name=tile.short_name,
                    full_name=tile.name,
                    value=tile.value,
                    url=tile.url,
                    selected=bool(lit),
                    suppressed=tile.suppressed,
                ),
            )
    return _map(tuple(placed), scale=scale, hue=hue, label=label, no_value=no_value)


def _map(placed: tuple[Placed, ...], *, scale: Scale, hue: str, label: str, no_value: str = "") -> TileMap:
    return TileMap(
        tiles=placed,
        scale=scale,
        hue=hue,
        label=label,
        has_zero=any(tile.value == 0 for tile in placed),
        has_suppressed=any(tile.suppressed for tile in placed),
        has_values=any(tile.value is not None for tile in placed),
        no_value=no_value if any(tile.value is None and not tile.suppressed for tile in placed) else "",
    )


def _edges(region_at: Mapping[tuple[int, int], str], row: int, column: int) -> str:
    here = region_at[row, column]
    sides = {"t": (row - 1, column), "r": (row, column + 1), "b": (row + 1, column), "l": (row, column - 1)}
    return "".join(f" edge-{side}" for side, place in sides.items() if region_at.get(place) != here)

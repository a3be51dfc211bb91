"""What page components are made of: frozen dataclasses and the geometry of their SVG.

Nothing here reads the database: a page gives plain values, a builder returns a dataclass, a template tag draws it.
The gallery (`/lt/komponentai/`) shows every one in every state.
"""

from pertvarka.foundation.base.components.bullets import Bullet, bullet
from pertvarka.foundation.base.components.columns import ColumnChart, Series
from pertvarka.foundation.base.components.frame import Crumb, Fact, Link
from pertvarka.foundation.base.components.maps import Centre, OutlineMap, RegionOutline, outline_map
from pertvarka.foundation.base.components.matrices import Matrix, MatrixCell, MatrixRow, matrix
from pertvarka.foundation.base.components.tiles import (
    MunicipalityTile,
    RegionTile,
    TileMap,
    region_tile_map,
    tile_map,
)
from pertvarka.foundation.base.components.timelines import Group, Lane, Mark, TimelineChart

__all__ = [
    "Bullet",
    "Centre",
    "ColumnChart",
    "Crumb",
    "Fact",
    "Group",
    "Lane",
    "Link",
    "Mark",
    "Matrix",
    "MatrixCell",
    "MatrixRow",
    "MunicipalityTile",
    "OutlineMap",
    "RegionOutline",
    "RegionTile",
    "Series",
    "TileMap",
    "TimelineChart",
    "bullet",
    "matrix",
    "outline_map",
    "region_tile_map",
    "tile_map",
]

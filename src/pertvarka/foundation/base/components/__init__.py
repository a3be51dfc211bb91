"""What page components are made of: frozen dataclasses and the geometry of their SVG.

Nothing here reads the database: a page gives plain values, a builder returns a dataclass, a template tag draws it.
The gallery (`/lt/komponentai/`, and `/lt/komponentai/darbo-vieta/` for the workbench) shows every one in every state.
"""

from pertvarka.foundation.base.components.bands import ClosedBand, counted_band, emergency_band, seen_band
from pertvarka.foundation.base.components.bullets import Bullet, bullet
from pertvarka.foundation.base.components.buttons import Button
from pertvarka.foundation.base.components.columns import ColumnChart, Series
from pertvarka.foundation.base.components.conflicts import Conflict, TextConflict, chosen_text
from pertvarka.foundation.base.components.frame import Crumb, Fact, Link
from pertvarka.foundation.base.components.headings import RecordHeading
from pertvarka.foundation.base.components.histories import Act, PastVersion
from pertvarka.foundation.base.components.keys import KeyHint
from pertvarka.foundation.base.components.maps import Centre, OutlineMap, RegionOutline, outline_map
from pertvarka.foundation.base.components.matrices import Matrix, MatrixCell, MatrixRow, matrix
from pertvarka.foundation.base.components.persons import PersonRow, PersonsCompared
from pertvarka.foundation.base.components.phases import Phase, PhaseLine, phase_line
from pertvarka.foundation.base.components.questions import Answer, AnswerGroup, Question
from pertvarka.foundation.base.components.rail import RailEntry, Workplace
from pertvarka.foundation.base.components.search_results import Hit, HitGroup, SearchResults
from pertvarka.foundation.base.components.side_panels import SideItem, SidePanel
from pertvarka.foundation.base.components.tasks import Task, task
from pertvarka.foundation.base.components.tiles import (
    MunicipalityTile,
    RegionTile,
    TileMap,
    region_tile_map,
    tile_map,
)
from pertvarka.foundation.base.components.timelines import Group, Lane, Mark, TimelineChart

__all__ = [
    "Act",
    "Answer",
    "AnswerGroup",
    "Bullet",
    "Button",
    "Centre",
    "ClosedBand",
    "ColumnChart",
    "Conflict",
    "Crumb",
    "Fact",
    "Group",
    "Hit",
    "HitGroup",
    "KeyHint",
    "Lane",
    "Link",
    "Mark",
    "Matrix",
    "MatrixCell",
    "MatrixRow",
    "MunicipalityTile",
    "OutlineMap",
    "PastVersion",
    "PersonRow",
    "PersonsCompared",
    "Phase",
    "PhaseLine",
    "Question",
    "RailEntry",
    "RecordHeading",
    "RegionOutline",
    "RegionTile",
    "SearchResults",
    "Series",
    "SideItem",
    "SidePanel",
    "Task",
    "TextConflict",
    "TileMap",
    "TimelineChart",
    "Workplace",
    "bullet",
    "chosen_text",
    "counted_band",
    "emergency_band",
    "matrix",
    "outline_map",
    "phase_line",
    "region_tile_map",
    "seen_band",
    "task",
    "tile_map",
]

"""The numbers inside the drawings: what a reader measures with the eye must be what the figures say."""

import re
from datetime import date

import pytest

from pertvarka.foundation.base.components import (
    Centre,
    ColumnChart,
    Group,
    Lane,
    Mark,
    MunicipalityTile,
    RegionOutline,
    RegionTile,
    Series,
    TimelineChart,
    bullet,
    matrix,
    outline_map,
    region_tile_map,
    tile_map,
)
from pertvarka.foundation.base.components.columns import TooManyKinds
from pertvarka.foundation.base.components.differences import Piece, word_difference
from pertvarka.foundation.base.components.dots import dot_fields
from pertvarka.foundation.base.components.geometry import nice_step, plain
from pertvarka.foundation.base.components.steps import scale_of


@pytest.mark.parametrize(
    ("planned", "achieved", "state", "bar", "tick"),
    [
        (26, 18, "under", "115.4", "166.7"),
        (300, 300, "equal", "166.7", "166.7"),
        (61, 64, "over", "174.9", "166.7"),
        (10, 24, "over", "196.1", "81.7"),
        (10, None, "no_report", None, "166.7"),
        (None, 135, "not_planned", "166.7", None),
        (5, 0, "under", "0", "166.7"),
        (None, None, "no_report", None, None),
    ],
)
def test_bullet_at_every_state(planned, achieved, state, bar, tick):
    drawn = bullet(planned=planned, achieved=achieved)
    assert (drawn.state, drawn.bar, drawn.tick) == (state, bar, tick)
    assert (drawn.track is None) == (state == "not_planned")


def test_bullet_marks_earlier_targets_but_not_the_present_one():
    drawn = bullet(planned=26, achieved=26, earlier=(27, 26))
    assert drawn.earlier == (plain(27 / (26 * 1.2) * 200),)
    assert "27" in drawn.sentence


def test_bullets_with_a_common_axis_can_be_compared():
    assert bullet(planned=34, achieved=37, maximum=40).bar == "185"
    assert bullet(planned=3, achieved=3, maximum=40).bar == "15"


def _cells(path: str, cell: float) -> float:
    return sum(float(width) * float(height) for width, height in re.findall(r"h([\d.]+)v([\d.]+)", path)) / cell**2


@pytest.mark.parametrize(("first", "second"), [(1312, 614), (1, 1), (18, 57), (0, 40), (1311, 615)])
def test_dot_field_has_exactly_one_cell_for_each_person(first, second):
    for field in dot_fields(first, second):
        assert _cells(field.first, float(field.cell)) == pytest.approx(first)
        assert _cells(field.second, float(field.cell)) == pytest.approx(second)


def test_dot_field_of_the_reform_is_107_by_18_and_57_wide_on_a_phone():
    wide, narrow = dot_fields(1312, 614)
    assert (wide.width, wide.height) == ("1177", "198")
    assert (narrow.width, narrow.height) == ("342", "204")


def _chart() -> ColumnChart:
    return ColumnChart(
        categories=("2016", "2017"),
        series=(Series("Discussions", "done", (11, 10)), Series("Seminars", "missing", (6, 18))),
        label="Events",
    )


def test_columns_stack_to_their_totals_on_one_scale():
    wide, narrow = _chart().drawings
    assert [column.total for column in wide.columns] == [17, 28]
    per_unit = {
        round((float(part.height) + 1.5) / value, 1)
        for column, values in zip(wide.columns, [(11, 6), (10, 18)], strict=True)
        for part, value in zip(column.parts, values, strict=True)
    }
    assert len(per_unit) == 1
    assert float(narrow.width) < float(wide.width)


def test_a_fourth_kind_is_refused():
    with pytest.raises(TooManyKinds):
        ColumnChart(categories=("2016",), series=tuple(Series(str(n), "done", (1,)) for n in range(4)), label="")


@pytest.mark.parametrize(("largest", "step"), [(1, 1), (4, 1), (29, 10), (35, 10), (64, 20), (1926, 500)])
def test_axis_steps_are_round(largest, step):
    assert nice_step(largest) == step


def test_steps_put_the_smallest_first_and_the_largest_last():
    scale = scale_of([3, 4, 7, None, 0])
    assert [scale.step(value) for value in (None, 0, 3, 4, 7)] == [
        "step-missing",
        "step-0",
        "step-1",
        "step-2",
        "step-5",
    ]
    assert scale_of([], limits=(10, 25, 45, 60, 90)).ranges[1] == ("step-2", 11, 25)


def test_region_tiles_keep_their_place_and_hide_small_values():
    drawn = region_tile_map(
        [RegionTile("LT-TA", "Tauragė", 7, selected=True), RegionTile("LT-UT", "Utena", None, suppressed=True)],
        label="",
    )
    assert [tile.classes for tile in drawn.tiles] == ["at-LT-TA", "at-LT-UT"]
    assert drawn.tiles[1].step == "step-suppressed"
    assert drawn.has_suppressed


def test_municipal_tiles_draw_an_edge_only_where_the_region_ends():
    tiles = [MunicipalityTile(code, region, code, code, 1) for code, region in (("a", "R1"), ("b", "R1"), ("c", "R2"))]
    drawn = tile_map(tiles, grid=[["a", "b"], [".", "c"]], label="", lit_region="R1")
    classes = {tile.name: tile.classes.split() for tile in drawn.tiles}
    assert {"edge-t", "edge-b", "edge-l", "lit"} <= set(classes["a"])
    assert "edge-r" not in classes["a"]
    assert "edge-b" in classes["b"]
    assert "lit" not in classes["c"]


def test_a_tile_without_a_value_has_its_meaning_in_the_key_and_only_then():
    def drawn(*values: int | None) -> str:
        tiles = [MunicipalityTile(str(at), "R", "", "", value) for at, value in enumerate(values)]
        return tile_map(tiles, grid=[[tile.code for tile in tiles]], label="", no_value="no plan").no_value

    assert drawn(3, None) == "no plan"
    assert drawn(3, 0) == ""


SQUARE = [(24.0, 55.0), (25.0, 55.0), (25.0, 56.0), (24.0, 56.0), (24.0, 55.0)]
NEXT_SQUARE = [(25.0, 55.0), (26.0, 55.0), (26.0, 56.0), (25.0, 56.0), (25.0, 55.0)]


def test_outline_map_draws_the_lit_region_last_and_merges_towns_at_one_place():
    drawn = outline_map(
        [RegionOutline("A", "Alytus", [SQUARE], url="/a/"), RegionOutline("B", "Utena", [NEXT_SQUARE])],
        label="",
        centres=[Centre("Alytus", 24.5, 55.5), Centre("Alytus", 24.5, 55.5)],
        lit="A",
    )
    assert [area.code for area in drawn.areas] == ["B", "A"]
    assert len(drawn.dots) == 1
    assert [label.text for label in drawn.wide_names] == ["Utena"]


def test_a_degree_of_longitude_is_shorter_than_a_degree_of_latitude():
    drawn = outline_map([RegionOutline("A", "A", [SQUARE]), RegionOutline("B", "B", [NEXT_SQUARE])], label="")
    width, height = float(drawn.width) - 12, float(drawn.height) - 12
    assert height / (width / 2) == pytest.approx(1 / 0.566, rel=0.01)


def test_timeline_keeps_close_dots_apart_and_counts_groups():
    lane = Lane(
        "Seminars",
        "done",
        marks=(Mark(date(2017, 3, 1), "a"), Mark(date(2017, 3, 2), "b")),
        groups=(Group(date(2016, 10, 1), date(2017, 6, 30), "24 seminars", 24),),
    )
    wide, _narrow = TimelineChart((lane,), 2016, 2017, "").drawings
    assert lane.count == 26
    assert len({dot.y for dot in wide.lanes[0].dots}) == 2
    assert [year for _x, _text, year in wide.years] == [2016, 2017]


def test_matrix_totals_given_are_kept_and_others_are_sums():
    table = matrix(
        corner="",
        label="",
        rows=[("ta", "Tauragė", ""), ("ut", "Utena", "")],
        columns=[("d", "Discussions"), ("s", "Seminars")],
        values={("ta", "d"): 7, ("ut", "d"): 3, ("ta", "s"): 2},
        column_totals={"d": 8},
        total=10,
    )
    assert table.column_totals == (8, 2)
    assert table.total == 10
    assert [row.total for row in table.rows] == [9, 3]


def test_word_difference_tells_removed_before_added():
    assert word_difference("the good old plan", "the good new plan") == (
        Piece("same", "the good "),
        Piece("removed", "old"),
        Piece("added", "new"),
        Piece("same", "plan"),
    )

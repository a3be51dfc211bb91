"""Rows that cut off parts of modules: a sum with a pencil, and what they must never cut off."""

from dataclasses import replace

import numpy as np
import pytest

from pertvarka.engines.planner import model as models
from pertvarka.engines.planner import program as programs
from pertvarka.engines.planner import tightening
from pertvarka.engines.planner.problem import Cell, ModuleSize
from tests.unit.engines.planner import counted_out
from tests.unit.engines.planner.made_up import made_up
from tests.unit.engines.planner.problems import problem

SECONDS = 60.0
FOR_TEN = ModuleSize("home of ten", 0, 10.0, 100.0, 10.0)


def test_a_home_for_ten_is_opened_whole_for_three() -> None:
    """Three people who wait cost 30 a year each, 270 in three years; a home for ten 100 and 10 a year, 130.

    The relaxation opens three tenths of it: 39. Three people lack three places of ten: with x moved, y ≥ x / 3.
    """
    asked = problem(sizes=(FOR_TEN,), cells=(Cell(0, 0, 3),))
    relaxed = programs.solve(models.build(asked, are_whole=False).program, is_relaxed=True)

    found = tightening.of_region(asked, None, None, SECONDS)

    assert relaxed.objective == pytest.approx(39)
    assert found.bound == pytest.approx(130)


def test_places_that_are_free_are_taken_before_a_home_is_opened() -> None:
    """Two of three find a free place and cost nothing any more; the third waits: 90, less than a home of 130. A part of
    a home for the third alone may not be opened: y ≥ 1 - w, so 90 is proved.
    """
    asked = problem(sizes=(FOR_TEN,), cells=(Cell(0, 0, 3),), free_places=2.0)

    assert tightening.of_region(asked, None, None, SECONDS).bound == pytest.approx(90)


def test_homes_out_of_reach_of_each_other_are_rounded_up_apart() -> None:
    """Three people here and three 50 km away, beyond the reach of 40 km: two homes, 260; one for all would do for 130."""
    asked = problem(distance=((0, 50), (50, 0)), sizes=(FOR_TEN,), cells=(Cell(0, 0, 3), Cell(0, 1, 3)))

    assert tightening.of_region(asked, None, None, SECONDS).bound == pytest.approx(260)


def test_no_plan_is_cut_off_and_many_bounds_rise() -> None:
    """Against the best plan counted out, with whole households and everything else that may bind."""
    risen = 0
    for seed in range(3000, 3080):
        asked = made_up(seed)
        model = models.build(asked, are_whole=False)
        least = counted_out.least(asked)
        slightly = 1e-6 * max(1.0, abs(least))

        found = tightening.of_region(asked, None, None, SECONDS)
        whole = models.build(asked)
        branched = programs.solve(tightening.with_cuts(whole.program, found.every), gap=1e-9)

        assert found.bound <= least + slightly, seed
        assert branched.objective == pytest.approx(least, rel=1e-6, abs=1e-6), seed
        risen += found.bound > programs.solve(model.program, is_relaxed=True).objective + slightly
    assert risen >= 15


def test_the_same_rounds_give_the_same_rows_whatever_the_money() -> None:
    """They name moves and modules only: a region that is given other money may use them."""
    asked = problem(distance=((0, 50), (50, 0)), sizes=(FOR_TEN,), cells=(Cell(0, 0, 3), Cell(0, 1, 3)))
    once = tightening.of_region(asked, None, None, SECONDS)
    again = tightening.of_region(asked, None, once.rounds, 0.0)
    dear = models.build(replace(asked), are_whole=False, overspending=100.0)

    for one, other in zip(once.every.columns, again.every.columns, strict=True):
        assert one == other
    assert np.array_equal(once.every.values, again.every.values)
    assert once.every.columns.max() <= max(dear.moves.max(), dear.modules.max())
    assert tightening.of_region(asked, None, 0, SECONDS).every.lower.size == 0

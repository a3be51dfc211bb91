"""One plan of every region out of several, worked out by hand; money divided."""

from dataclasses import replace

import numpy as np
import pytest

from pertvarka.engines.planner import allotting, choosing, placing, regions
from pertvarka.engines.planner.placing import Placed
from pertvarka.engines.planner.problem import Budget, Cell
from tests.unit.engines.planner.problems import problem

TWO = problem(
    years=2,
    distance=((0.0, 90.0), (90.0, 0.0)),
    cells=(Cell(0, 0, 3), Cell(0, 1, 1)),
    budgets=(Budget("both", (0, 1), (100.0, 60.0), carry=0.2),),
)
TWO = replace(
    TWO, regions=("first", "second"), region_of=np.array([0, 1]), staff=np.full((2, 2), np.inf),
    moves=np.full((2, 2), np.inf),
)  # fmt: skip


def _plan(region: int, objective: float, *spending: float) -> Placed:
    return replace(
        placing.untouched(regions.part(TWO, region)), objective=objective, spending=np.array(spending, dtype=float)
    )


def _chosen(plans: dict[int, list[Placed]], **how: float) -> tuple[float, ...] | None:
    chosen = choosing.choose(TWO, plans, **how)
    return None if chosen is None else tuple(chosen[r].objective for r in sorted(chosen))


def test_the_best_plans_that_the_money_carries_together_are_chosen() -> None:
    plans = {
        0: [_plan(0, 900, 0, 0), _plan(0, 500, 70, 30)],
        1: [_plan(1, 800, 0, 0), _plan(1, 100, 60, 20), _plan(1, 350, 25, 30)],
    }

    # 500 + 100 would take 130 of 100 in the first year; 900 + 100 is dearer than 500 + 350.
    assert _chosen(plans) == (500, 350)


def test_money_is_carried_on_no_further_than_its_share() -> None:
    # Of the first year 20 may be carried on: 80 in the second year are paid, 81 are not.
    assert _chosen({0: [_plan(0, 900, 0, 0), _plan(0, 1, 0, 80)], 1: [_plan(1, 0, 0, 0)]}) == (1, 0)
    assert _chosen({0: [_plan(0, 900, 0, 0), _plan(0, 1, 0, 80.1)], 1: [_plan(1, 0, 0, 0)]}) == (900, 0)


def test_beyond_the_money_is_chosen_where_its_price_is_worth_it() -> None:
    plans = {0: [_plan(0, 900, 0, 0), _plan(0, 500, 150, 0)], 1: [_plan(1, 0, 0, 0)]}

    assert _chosen(plans) == (900, 0)
    assert _chosen(plans, beyond=7.0) == (500, 0)
    assert _chosen(plans, beyond=9.0) == (900, 0)


def test_nothing_is_chosen_where_no_combination_is_paid() -> None:
    assert _chosen({0: [_plan(0, 1, 101, 0)], 1: [_plan(1, 1, 0, 0)]}) is None


def test_what_the_others_leave_is_all_the_money_less_theirs() -> None:
    placed = {0: _plan(0, 0, 30, 40), 1: _plan(1, 0, 10, 5)}

    amounts, most = allotting.others(TWO, placed, 0) or pytest.fail("a region with a budget has money")

    assert amounts.tolist() == [90.0, 55.0]
    assert most.tolist() == [20.0, 0.0]


def test_the_rest_is_divided_by_persons_and_what_is_carried_on_is_not_given_twice() -> None:
    # 60 spent of 100; 20 of the 40 left are carried on and spent in the second year, so 20 lapse: 15 and 5 by persons.
    given = allotting.with_rest(TWO, np.array([[40.0, 50.0], [20.0, 30.0]]))

    assert given.tolist() == [[55.0, 50.0], [25.0, 30.0]]

"""Services by unit of a plan: how many where and when, and nothing that leads to a few persons."""

from dataclasses import replace

import numpy as np

from pertvarka.engines.planner.plan import Move, Plan
from pertvarka.engines.planner.problem import Cell, Problem, Profile, Service
from pertvarka.oversight.regional_plans import by_unit

GROUPS = [(0,), (1,)]
NAMES = {(0,): "A", (1,): "B"}
NONE = Plan(
    problem="", moves=(), openings=(), uses=(), trips=(), carried=(), stuck=(), objective=0, bound=0, bound_of="",
    nothing_done=0,
)  # fmt: skip


def problem(*households: int) -> Problem:
    """Two municipalities, two years; each household needs a leased home and half a unit of help."""
    none = np.zeros((0, 2))
    return Problem(
        years=(2027, 2028, 2029),
        municipalities=("A", "B"),
        regions=("R",),
        services=(
            Service("S04", is_residential=True, is_by_unit=True, running_cost=4.0, build_cost=2.0),
            Service("S11", is_by_unit=True, running_cost=10.0, staff=0.5),
            Service("S06", is_residential=True),
        ),
        sizes=(),
        profiles=(Profile("P", amounts=(1.0, 0.5, 0.0), home=0),),
        cells=tuple(Cell(0, place, count) for place, count in enumerate(households)),
        region_of=np.zeros(2, dtype=np.int64),
        distance=np.zeros((2, 2)),
        free_places=np.zeros((3, 2, 2)),
        site_limit=none.astype(np.int64),
        site_from=none.astype(np.int64),
        site_cost=none,
        supply=np.zeros((3, 2, 2)),
        staff=np.zeros((1, 2)),
        moves=np.zeros((1, 2)),
    )


def told(found: Problem, *moves: Move, moved: int | None = 20):
    plan = replace(NONE, moves=moves)
    return by_unit.units(found, plan, groups=GROUPS, names=NAMES, moved=dict.fromkeys(("S04", "S11", "S06"), moved))


def test_units_are_amounts_times_households_where_people_live():
    homes, help_at_home = told(problem(20, 9), Move(0, 0, 0, 12), Move(0, 1, 1, 8), Move(1, 1, 1, 9))

    assert [(row.codes, row.units, row.total) for row in homes.rows] == [
        (("A",), (12, 0, 0), 12),
        (("B",), (0, 17, 0), 17),
        ((), (12, 17, 0), 29),
    ]
    assert help_at_home.together.units == (6, 8.5, 0)
    assert help_at_home.cost(8.5) == (0, 85)
    assert homes.cost(12) == (24, 48)


def test_units_of_few_persons_are_hidden_and_so_is_what_would_give_them_away():
    homes, _help = told(problem(40, 30), Move(0, 0, 0, 12), Move(0, 0, 1, 3), Move(1, 1, 1, 9), Move(1, 1, 0, 12))
    shown = {(row.codes, at) for row in homes.rows for at, amount in enumerate(row.units) if amount}

    assert (("A",), 1) not in shown
    assert not {((), 1), (("B",), 1)} <= shown, "the year less the other municipality would be the hidden cell"
    assert homes.together.total == 36


def test_a_municipality_of_which_nothing_may_be_told_is_left_out():
    homes, _help = told(problem(4, 4), Move(0, 0, 0, 4), Move(1, 1, 0, 4))

    assert [(row.codes, row.units, row.total) for row in homes.rows] == [((), (8, 0, 0), 8)]


def test_where_municipalities_would_hide_the_sum_years_are_told_alone():
    homes, _help = told(problem(22, 34), Move(0, 0, 0, 1), Move(0, 0, 1, 1), Move(1, 1, 2, 20), Move(1, 1, 1, 4))

    assert [(row.codes, row.units, row.total) for row in homes.rows] == [((), (None, None, 20), 26)]


def test_where_years_would_too_the_sum_is_told_alone_or_nothing():
    homes, _help = told(problem(3, 3), Move(0, 0, 0, 3), Move(1, 1, 1, 3))
    assert [(row.codes, row.units, row.total) for row in homes.rows] == [((), (None, None, 0), 6)]

    few, _help = told(problem(2, 2), Move(0, 0, 0, 2), Move(1, 1, 1, 2))
    assert few.together.total is None
    assert few.cost(None) == (None, None)


def test_the_sum_is_hidden_where_the_rest_of_the_plan_hides_it():
    homes, _help = told(problem(14, 9), Move(0, 0, 0, 12), Move(1, 1, 1, 9), moved=None)

    assert [(row.units, row.total) for row in homes.rows] == [((None, None, 0), None)]


def test_a_plan_without_moves_tells_no_units():
    assert told(problem(5, 5)) == []

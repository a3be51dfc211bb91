"""`check` finds every kind of broken plan: a good plan is spoilt in one thing at a time."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from pertvarka.engines.planner.check import Rule, check
from pertvarka.engines.planner.plan import Move, Opening, Plan, Trip, Use
from pertvarka.engines.planner.problem import Budget, Cell, ModuleSize, Profile, Service
from pertvarka.engines.planner.solve import solve
from tests.unit.engines.planner.made_up import made_up
from tests.unit.engines.planner.problems import DAY, HOME, problem

FLAT = Service("flat", is_residential=True, is_by_unit=True, reach_km=40.0, running_cost=5.0, staff=1.0)
NEAR, FAR = 30.0, 90.0
GOOD = problem(
    distance=((0, NEAR, FAR), (NEAR, 0, FAR), (FAR, FAR, 0)),
    services=(replace(HOME, existing_cost=2.0), DAY, FLAT),
    sizes=(ModuleSize("home", 0, 2.0, 20.0, 1.0, 1.0), ModuleSize("day care", 1, 3.0, 10.0, 1.0, 1.0)),
    profiles=(
        Profile("with day care", (1.0, 1.0, 0.0), home=0, institution_cost=60.0),
        Profile("in a flat", (0.0, 0.0, 1.0), home=2, institution_cost=60.0),
    ),
    cells=(Cell(0, 0, 2, refused=(1,)), Cell(1, 0, 2, earliest=1)),
    free_places=[[[1, 1, 1]] * 3, [[0] * 3] * 3, [[0] * 3] * 3],
    site_limit=[[1, 1, 1], [1, 1, 1]],
    site_from=[[0, 0, 0], [0, 1, 0]],
    supply=[[[0] * 3] * 3, [[0] * 3] * 3, [[2] * 3, [1] * 3, [1] * 3]],
    staff=5,
    moves=2,
    budgets=(Budget("all", (0,), (60.0, 60.0, 60.0), 0.5),),
)
"""Two need a home and day care, two a flat from the second year; money, staff, places and moves are just enough."""
PLAN = solve(GOOD, gap=1e-9)


def moves(*changed: Move) -> Callable[[Plan], Plan]:
    return lambda plan: replace(plan, moves=changed)


def first(**changes: float) -> Callable[[Plan], Plan]:
    """The first move of the plan otherwise."""
    return lambda plan: replace(plan, moves=(replace(plan.moves[0], **changes), *plan.moves[1:]))


def flat(**changes: float) -> Callable[[Plan], Plan]:
    """The move into a flat otherwise."""
    return lambda plan: replace(
        plan, moves=tuple(replace(one, **changes) if one.cell == 1 else one for one in plan.moves)
    )


def more_open(*added: Opening) -> Callable[[Plan], Plan]:
    return lambda plan: replace(plan, openings=(*plan.openings, *added))


def fewer_open(size: int) -> Callable[[Plan], Plan]:
    return lambda plan: replace(plan, openings=tuple(one for one in plan.openings if one.size != size))


def trips(change: Callable[[Trip], Trip]) -> Callable[[Plan], Plan]:
    return lambda plan: replace(plan, trips=tuple(change(one) for one in plan.trips))


BROKEN: list[tuple[Rule, str, Callable[[Plan], Plan]]] = [
    (Rule.HOUSEHOLDS, "more than there are", first(households=3.0)),
    (Rule.HOUSEHOLDS, "fewer than none", first(households=-1.0)),
    (Rule.WHOLE, "a part of a household", first(households=0.5)),
    (Rule.WHOLE, "a part of a module", more_open(Opening(0, 2, 0, 0))),
    (Rule.TOO_EARLY, "before the wish", flat(year=0)),
    (Rule.HOME, "a refused municipality", first(home=1)),
    (Rule.HOME, "out of reach", flat(home=2)),
    (Rule.SITE, "more than may stand there", more_open(Opening(0, 2, 0, 2))),
    (Rule.SITE, "before it can open", more_open(Opening(1, 1, 0, 1))),
    (Rule.SERVED, "a service left out", lambda plan: replace(plan, trips=())),
    (Rule.SERVED, "a service left out in the last year", trips(lambda one: replace(one, units=0.0) if one.year == 2 else one)),
    (Rule.SERVED, "less than nothing", lambda plan: replace(plan, trips=(*plan.trips, Trip(1, 0, 0, 0, -1.0), Trip(1, 0, 0, 0, 1.0)))),
    (Rule.REACH, "served from afar", trips(lambda one: replace(one, place=2))),
    (Rule.PLACES, "a home that is not built", fewer_open(0)),
    (Rule.PLACES, "day care that is not built", fewer_open(1)),
    (Rule.FREE_PLACES, "more than stand empty", lambda plan: replace(plan, uses=(Use(0, 0, 0, 2.0),))),
    (Rule.FREE_PLACES, "less than nothing used", lambda plan: replace(plan, uses=(*plan.uses, Use(0, 2, 0, -1.0)))),
    (Rule.MOVES, "more than can be moved", flat(year=0)),
    (Rule.BUDGET, "more than there is", more_open(Opening(0, 2, 0, 1), Opening(1, 2, 0, 1))),
    (Rule.BUDGET, "what nobody decided called decided", lambda plan: replace(plan, short=((99.0, 99.0, 99.0),))),
    (Rule.CARRIED, "carried on out of nothing", lambda plan: replace(plan, carried=((60.0, 60.0, 60.0),))),
    (Rule.OBJECTIVE, "praised too much", lambda plan: replace(plan, objective=plan.objective * 0.9)),
    (Rule.OBJECTIVE, "a bound above the plan", lambda plan: replace(plan, bound=plan.objective * 1.1)),
]  # fmt: skip


def test_the_good_plan_is_good_and_uses_everything() -> None:
    assert check(GOOD, PLAN) == ()
    assert {move.cell for move in PLAN.moves} == {0, 1}
    assert {one.size for one in PLAN.openings} == {0, 1}
    assert PLAN.trips


@pytest.mark.parametrize(("rule", "what", "spoil"), BROKEN)
def test_a_plan_spoilt_in_one_thing_is_found_out(rule: Rule, what: str, spoil: Callable[[Plan], Plan]) -> None:
    found = check(GOOD, spoil(PLAN))

    assert rule in {violation.rule for violation in found}, what
    assert all(violation.where for violation in found)


def test_limits_that_a_good_plan_exceeds_when_they_sink_are_found() -> None:
    """The same plan against a poorer world: fewer hands, families and moves, and something else decided."""
    poorer = {
        Rule.STAFF: replace(GOOD, staff=np.full_like(GOOD.staff, 1.0)),
        Rule.SUPPLY: replace(GOOD, supply=np.full_like(GOOD.supply, 0.5)),
        Rule.MOVES: replace(GOOD, moves=np.full_like(GOOD.moves, 1.0)),
        Rule.DECIDED: replace(GOOD, decided=(Opening(0, 2, 0, 1),)),
        Rule.BUDGET: replace(GOOD, budgets=(replace(GOOD.budgets[0], amounts=(30.0, 30.0, 30.0)),)),
        Rule.REACH: None,
    }
    for rule, world in poorer.items():
        if world is not None:
            assert rule in {violation.rule for violation in check(world, PLAN)}, rule


def test_every_rule_is_tried() -> None:
    assert {rule for rule, _what, _spoil in BROKEN} | {Rule.STAFF, Rule.SUPPLY, Rule.DECIDED} == set(Rule)


def test_empty_places_that_are_cheaper_earn_nothing() -> None:
    asked = problem(services=(replace(HOME, running_cost=9.0, existing_cost=4.0),), free_places=10.0, sizes=())
    plan = solve(asked, gap=1e-9)
    more = replace(plan, uses=tuple(replace(one, units=10.0) for one in plan.uses))

    assert check(asked, plan) == ()
    assert Rule.FREE_PLACES in {violation.rule for violation in check(asked, more)}


def test_what_was_decided_may_go_beyond_the_budget_and_is_told() -> None:
    """A home for 110 in the first year is decided; there are 60. The plan opens it, says 50 are missing, and moves people."""
    asked = problem(decided=(Opening(0, 0, 0, 1),), budgets=(Budget("all", (0,), (60.0, 60.0, 60.0)),))

    plan = solve(asked, gap=1e-9)

    assert check(asked, plan) == ()
    assert plan.short == ((50.0, 0.0, 0.0),)
    assert plan.objective == pytest.approx(130)
    assert Rule.BUDGET in {violation.rule for violation in check(asked, replace(plan, short=()))}


@pytest.mark.parametrize("seed", range(40))
def test_a_move_a_year_earlier_or_a_module_less_is_never_free(seed: int) -> None:
    """Any change of a best plan that keeps its objective as told is found out, at the least by the objective."""
    asked = made_up(seed)
    plan = solve(asked, gap=1e-9)
    changed = [replace(plan, openings=plan.openings[1:])] if plan.openings else []
    changed += [replace(plan, moves=plan.moves[1:])] if plan.moves else []
    changed += [replace(plan, trips=plan.trips[1:])] if plan.trips else []

    assert check(asked, plan) == ()
    for one in changed:
        assert check(asked, one) != ()

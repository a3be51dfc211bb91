"""Answers to "why": each checked on a case small enough to know the answer beforehand."""

from dataclasses import replace

import numpy as np
import pytest

from pertvarka.engines.planner import explain
from pertvarka.engines.planner.arcs import Obstacle
from pertvarka.engines.planner.explain import Limit
from pertvarka.engines.planner.problem import Budget, Cell, Opening
from pertvarka.engines.planner.solve import solve
from tests.unit.engines.planner import problems

TWO = ((0.0, 30.0), (30.0, 0.0))
"""Two municipalities 30 km apart; a home may be 40 km away."""


def test_a_home_elsewhere_costs_what_it_costs_more_to_build():
    """Building costs 100 in the first and 160 in the second municipality; nothing else differs, so the regret is 60."""
    given = problems.problem(distance=TWO, site_cost=[[100.0, 160.0]])
    plan = solve(given)
    (opening,) = plan.openings
    assert opening.municipality == 0
    (other,) = explain.why_here(given, plan, opening)
    assert other.municipality == 1
    assert other.regret == pytest.approx(60.0)
    assert not other.is_equal


def test_places_that_cost_the_same_are_equally_good():
    given = problems.problem(distance=TWO)
    plan = solve(given)
    (opening,) = plan.openings
    (other,) = explain.why_here(given, plan, opening)
    assert other.regret == pytest.approx(0.0, abs=1e-6)
    assert other.is_equal


def test_who_waits_for_money_is_told_so():
    """100 a home and 10 a year: a budget of 60 a year without carrying on never builds a whole one, only parts."""
    given = problems.problem(budgets=(Budget("region", (0,), (60.0, 60.0, 60.0)),))
    plan = solve(given)
    assert not plan.moves
    answer = explain.why_waiting(given, plan, 0, 2)
    assert answer.limit == Limit.BUDGET
    assert [limit for limit, _more in answer.more] == [Limit.BUDGET]


def test_who_waits_for_hands_is_told_so():
    home = replace(problems.GROUP_HOME, staff=3.0)
    dear = replace(problems.PERSON, institution_cost=300.0)
    given = problems.problem(sizes=(home,), profiles=(dear,), staff=[[1.0, 1.0, 3.0]])
    plan = solve(given)
    assert {move.year for move in plan.moves} == {2}
    assert explain.why_waiting(given, plan, 0, 1).limit == Limit.STAFF


def test_who_waits_because_only_so_many_move_in_a_year_is_told_so():
    given = problems.problem(moves=[[1.0, 1.0, 1.0]])
    plan = solve(given)
    assert explain.why_waiting(given, plan, 0, 0).limit == Limit.MOVES


def test_who_wishes_to_move_later_waits_for_that():
    given = problems.problem(cells=(Cell(0, 0, 2, earliest=2),))
    plan = solve(given)
    assert explain.why_waiting(given, plan, 0, 1).limit == Limit.WISH


def test_who_has_no_home_within_reach_is_stuck_and_why():
    """The only site is 30 km away and these people said at most 10 km: widening the distance is the answer."""
    given = problems.problem(distance=TWO, site_limit=[[0, 1]], cells=(Cell(0, 0, 2, within_km=10.0),))
    plan = solve(given)
    assert [(one.cell, one.obstacle) for one in plan.stuck] == [(0, Obstacle.NO_HOME)]
    assert explain.why_waiting(given, plan, 0, 2).limit == Limit.STUCK


def test_money_and_hands_together_are_no_reason_alone():
    home = replace(problems.GROUP_HOME, staff=3.0)
    given = problems.problem(sizes=(home,), staff=[[0.0, 0.0, 0.0]], budgets=(Budget("region", (0,), (0.0, 0.0, 0.0)),))
    answer = explain.why_waiting(given, solve(given), 0, 2)
    assert (answer.limit, answer.more) == (Limit.TOGETHER, ())


def test_forty_more_in_the_first_year_move_two_people():
    given = problems.problem(budgets=(Budget("region", (0,), (70.0, 70.0, 70.0)),))
    plan = solve(given)
    changed = explain.what_if(given, plan, explain.with_money(given, 0, 0, 40.0))
    assert (changed.waiting_before, changed.waiting_after, changed.gain) == (2.0, 0.0, 2.0)


def test_two_free_places_house_two_people_without_building():
    given = problems.problem(budgets=(Budget("region", (0,), (0.0, 0.0, 0.0)),))
    changed = explain.what_if(given, solve(given), explain.with_places(given, 0, 0, 2.0))
    assert changed.gain == 2.0
    assert not changed.plan.openings


def test_wishes_that_are_not_met_are_listed_with_their_way():
    given = problems.problem(distance=TWO, site_limit=[[0, 1]])
    plan = solve(given)
    (wish,) = {(one.cell, one.home, one.kilometres) for one in explain.wishes(given, plan)}
    assert wish == (0, 1, 30.0)


def test_what_was_decided_beyond_the_money_is_kept_and_told():
    """A home of 100 decided for the first year with 40 of money: it stands, and 70 are missing (10 run it)."""
    given = problems.problem(budgets=(Budget("region", (0,), (40.0, 40.0, 40.0)),), decided=(Opening(0, 0, 0, 1),))
    plan = solve(given)
    assert plan.openings == given.decided
    assert plan.short == ((70.0, 0.0, 0.0),)
    assert {move.year for move in plan.moves} == {0}


def test_a_change_begins_with_the_plan_there_is():
    """With no time for a search of its own the changed problem still has the old openings."""
    given = problems.problem(distance=TWO, budgets=(Budget("region", (0,), (200.0, 200.0, 200.0), 0.5),))
    plan = solve(given)
    more = explain.with_money(given, 0, 2, 5.0)
    assert explain.what_if(given, plan, more).plan.openings == plan.openings
    assert np.isclose(explain.what_if(given, plan, more).gain, 0.0)

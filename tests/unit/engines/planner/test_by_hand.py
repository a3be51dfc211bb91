"""Cases small enough to be solved with a pencil; each docstring does the sum. Money in kEUR, discount 1, no tail."""

from dataclasses import replace

import numpy as np
import pytest

from pertvarka.engines.planner.arcs import Obstacle
from pertvarka.engines.planner.check import check
from pertvarka.engines.planner.plan import Opening, Plan
from pertvarka.engines.planner.problem import NOWHERE, Budget, Cell, Institution, ModuleSize, Problem, Profile, Service
from pertvarka.engines.planner.solve import solve
from tests.unit.engines.planner.problems import DAY, GROUP_HOME, HOME, PERSON, PLAIN, problem

EXACT = 1e-9


def solved(asked: Problem) -> Plan:
    """The plan, checked, proved to be the best."""
    plan = solve(asked, gap=EXACT)
    assert check(asked, plan) == ()
    assert plan.bound == pytest.approx(plan.objective, rel=1e-6, abs=1e-6)
    return plan


def moved(plan: Plan) -> list[tuple[int, int, int, float]]:
    return [(move.cell, move.home, move.year, move.households) for move in plan.moves]


def test_one_home_pays_for_itself_when_it_opens_at_once() -> None:
    """Two people wait at 30 a year each for three years: 180. A home for two costs 100 and 10 a year.

    Opened in the first year 100 + 3 · 10 = 130; in the second 60 + 100 + 20 = 180; in the third 120 + 100 + 10 = 230.
    """
    plan = solved(problem())

    assert plan.objective == pytest.approx(130)
    assert plan.nothing_done == pytest.approx(180)
    assert plan.openings == (Opening(0, 0, 0, 1),)
    assert moved(plan) == [(0, 0, 0, 2.0)]
    assert plan.benefit == pytest.approx(1)


def test_a_home_is_not_built_where_it_costs_more_than_waiting() -> None:
    """One person waits at 30: 90 in three years. The home costs 130. Nobody moves, and that is the best plan."""
    plan = solved(problem(cells=(Cell(0, 0, 1),)))

    assert plan.objective == pytest.approx(90)
    assert not plan.openings
    assert not plan.moves


@pytest.mark.parametrize(("reach", "objective"), [(40.0, 180.0), (50.0, 130.0)])
def test_distance_decides_whether_there_is_a_home_at_all(reach: float, objective: float) -> None:
    """The home can stand only 50 km away. Reach 50 km: 130 as before. Reach 40 km: all wait, 180, and the plan says why."""
    asked = problem(
        distance=((0, 50), (50, 0)),
        services=(replace(HOME, reach_km=reach),),
        site_limit=[[0, 1]],
        cells=(Cell(0, 0, 2),),
    )

    plan = solved(asked)

    assert plan.objective == pytest.approx(objective)
    assert [(one.cell, one.obstacle, one.service) for one in plan.stuck] == (
        [(0, Obstacle.NO_HOME, 0)] if objective > 130 else []
    )


def test_a_nearer_wish_than_the_reach_of_the_service_is_kept() -> None:
    """The home stands 30 km away, within the reach of 40; this household said 20. It waits: 2 · 30 · 3 = 180."""
    asked = problem(distance=((0, 30), (30, 0)), site_limit=[[0, 1]], cells=(Cell(0, 0, 2, within_km=20.0),))

    assert solved(asked).objective == pytest.approx(180)


@pytest.mark.parametrize(
    ("carry", "objective", "year"), [(1.0, 180.0, 1), (0.5, 240.0, None), (0.85, 180.0, 1), (0.8, 240.0, None)]
)
def test_a_budget_delays_and_what_is_carried_on_shortens_the_delay(
    carry: float, objective: float, year: int | None
) -> None:
    """Two people at 40 a year: waiting costs 240. The home takes 100 + 10 in its first year; there are 60 a year.

    Carried whole, the second year has 120 ≥ 110: 80 + 100 + 2 · 10 = 200 - but 60 of the first year must be enough for
    50: with a share of 0.85 it is 51, the second year has 111. With 0.8 it is 48, 108 < 110, and so in every later year.
    """
    person = replace(PERSON, institution_cost=40.0)
    asked = problem(profiles=(person,), budgets=(Budget("all", (0,), (60.0, 60.0, 60.0), carry),))
    expected = 200.0 if year is not None else objective

    plan = solved(asked)

    assert plan.objective == pytest.approx(expected)
    assert [one.year for one in plan.openings] == ([] if year is None else [year])
    if year is not None:
        assert plan.carried[0][0] == pytest.approx(60 * carry)


def test_money_that_follows_the_person_pays_for_the_home_it_moves_to() -> None:
    """No money at all but what follows: 20 of the 30 a year for each. A home by unit costs 5 once and 15 a year.

    The first year has 2 · (20 − 5 − 15) = 0: just enough. Objective 2 · (5 + 3 · 15) = 100 instead of 180.
    """
    flat = Service("flat", is_residential=True, is_by_unit=True, running_cost=15.0, build_cost=5.0)
    asked = problem(
        services=(flat,),
        sizes=(),
        profiles=(replace(PERSON, released=20.0),),
        budgets=(Budget("all", (0,), (0.0,) * 3),),
    )

    plan = solved(asked)

    assert plan.objective == pytest.approx(100)
    assert moved(plan) == [(0, 0, 0, 2.0)]


def test_a_budget_of_zero_gives_a_plan_in_which_all_wait() -> None:
    """Nothing can be paid and nothing follows: the objective is that of doing nothing, 180."""
    plan = solved(problem(budgets=(Budget("all", (0,), (0.0, 0.0, 0.0)),)))

    assert plan.objective == plan.nothing_done == pytest.approx(180)
    assert not plan.stuck


def test_staff_that_is_not_there_yet_delays_the_home() -> None:
    """The home needs 3 FTE; there are 2, 3 and 3. Second year: 2 · 40 + 100 + 2 · 10 = 200; waiting would be 240."""
    asked = problem(
        profiles=(replace(PERSON, institution_cost=40.0),), sizes=(replace(GROUP_HOME, staff=3.0),), staff=[[2, 3, 3]]
    )

    plan = solved(asked)

    assert plan.objective == pytest.approx(200)
    assert plan.openings == (Opening(0, 0, 1, 1),)


def test_only_so_many_can_be_moved_in_a_year() -> None:
    """Two people, one move a year, flats at nothing: the second waits one year at 30."""
    flat = Service("flat", is_residential=True, is_by_unit=True)
    asked = problem(services=(flat,), sizes=(), moves=1)

    plan = solved(asked)

    assert plan.objective == pytest.approx(30)
    assert sorted(move.year for move in plan.moves) == [0, 1]


def test_siblings_move_together_or_not_at_all() -> None:
    """Two households of three siblings, a home of four places: three places are used, the fourth stays empty.

    Waiting costs 3 · 30 a year for each household: 540 in three years. With the home 100 + 30 + 270 = 400.
    """
    siblings = Profile("three siblings", (3.0,), persons=3, home=0, institution_cost=90.0)
    asked = problem(sizes=(replace(GROUP_HOME, places=4.0),), profiles=(siblings,), cells=(Cell(0, 0, 2),))

    plan = solved(asked)

    assert plan.objective == pytest.approx(400)
    assert moved(plan) == [(0, 0, 0, 1.0)]


def test_a_refusal_sends_the_home_elsewhere_and_two_refusals_leave_nobody_a_home() -> None:
    """Homes in both towns cost the same, but the near one was refused: the far one, 130. Refused both: 180, and said."""
    asked = problem(distance=((0, 30), (30, 0)), cells=(Cell(0, 0, 2, refused=(0,)),))

    one, both = solved(asked), solved(replace(asked, cells=(Cell(0, 0, 2, refused=(0, 1)),)))

    assert one.objective == pytest.approx(130)
    assert moved(one) == [(0, 1, 0, 2.0)]
    assert both.objective == pytest.approx(180)
    assert [stuck.obstacle for stuck in both.stuck] == [Obstacle.REFUSED]


def test_a_closing_date_that_cannot_be_kept_is_told_by_its_price_and_forbids_nothing() -> None:
    """The home can open in the third year; the institution was to be empty from the second.

    Waiting two years at 2 · 40 = 160, one of them late at 2 · 5 = 10, then 100 + 10: 280. Nobody moved: 240 + 20 = 260
    with a price of 5, so it stays shut; with a price of 50 a person 160 + 100 + 110 = 370 against 240 + 200 = 440.
    """
    asked = problem(
        profiles=(replace(PERSON, institution_cost=40.0),), cells=(Cell(0, 0, 2, institution=0),), site_from=2,
        institutions=(Institution("old house", closes=1),), weights=replace(PLAIN, late_closing=5.0),
    )  # fmt: skip

    cheap, dear = solved(asked), solved(replace(asked, weights=replace(PLAIN, late_closing=50.0)))

    assert cheap.objective == pytest.approx(260)
    assert not cheap.openings
    assert dear.objective == pytest.approx(370)
    assert dear.openings == (Opening(0, 0, 2, 1),)


def test_a_place_that_stands_empty_is_taken_before_a_home_is_built() -> None:
    """One free place at 12 a year and two people: the first takes it, 36; the second waits, 90: 126.

    A home for both would cost 130, the home beside the free place 130 + 36.
    """
    asked = problem(services=(replace(HOME, existing_cost=12.0),), free_places=1.0)

    plan = solved(asked)

    assert plan.objective == pytest.approx(126)
    assert not plan.openings
    assert [(one.year, one.units) for one in plan.uses] == [(0, 1.0), (1, 1.0), (2, 1.0)]


def test_nobody_moves_before_all_their_services_exist() -> None:
    """A home is there at once, day care can open in the second year only: the move is in the second year.

    Waiting 2 · 60 = 120 in the first, then day care 40 + 2 · 5 = 50 and the home, opened when it is needed, 100 + 20.
    """
    asked = problem(
        services=(HOME, DAY), sizes=(GROUP_HOME, ModuleSize("day care", 1, 5.0, 40.0, 5.0)),
        profiles=(Profile("person", (1.0, 1.0), home=0, institution_cost=60.0),), site_from=[[0], [1]],
    )  # fmt: skip

    plan = solved(asked)

    assert plan.objective == pytest.approx(120 + 50 + 120)
    assert moved(plan) == [(0, 0, 1, 2.0)]
    assert plan.openings == (Opening(0, 0, 1, 1), Opening(1, 0, 1, 1))


def test_a_service_nobody_gives_and_nobody_can_build_leaves_its_people_waiting_and_says_so() -> None:
    """One needs day care, which is nowhere; the other only a home for 60 + 3 · 5. Objective 90 + 75."""
    small = ModuleSize("home of one", 0, 1.0, 60.0, 5.0)
    asked = problem(
        services=(HOME, DAY), sizes=(small,), cells=(Cell(0, 0, 1), Cell(1, 0, 1)),
        profiles=(Profile("with day care", (1.0, 1.0), home=0, institution_cost=30.0),
                  Profile("home alone", (1.0, 0.0), home=0, institution_cost=30.0)),
    )  # fmt: skip

    plan = solved(asked)

    assert plan.objective == pytest.approx(165)
    assert moved(plan) == [(1, 0, 0, 1.0)]
    assert [(one.cell, one.obstacle, one.service) for one in plan.stuck] == [(0, Obstacle.NO_SERVICE, 1)]


def test_foster_families_are_as_many_as_a_municipality_has() -> None:
    """One family in the first year, two from the second: one child waits a year at 30; a family costs 10 a year.

    10 · 3 + 30 + 10 · 2 = 80.
    """
    family = Service("family", is_residential=True, is_by_unit=True, running_cost=10.0)
    asked = problem(services=(family,), sizes=(), supply=[[[1, 2, 2]]])

    assert solved(asked).objective == pytest.approx(80)


def test_who_stays_at_home_needs_no_home_but_its_services() -> None:
    """A household without a need of a home gets hours of help where it lives: 7 a year from the year of its wish."""
    hours = Service("hours", is_by_unit=True, running_cost=3.5)
    asked = problem(
        services=(hours,), sizes=(), cells=(Cell(0, 0, 1, earliest=1),),
        profiles=(Profile("at home", (2.0,), home=NOWHERE, institution_cost=30.0),),
    )  # fmt: skip

    plan = solved(asked)

    assert plan.objective == pytest.approx(14)
    assert moved(plan) == [(0, 0, 1, 1.0)]


def test_the_tail_counts_running_costs_after_the_last_year() -> None:
    """With one year, half worth the next and two years of tail a year costs 1 + ½ + ¼ = 1.75 years.

    Waiting 2 · 30 · 1.75 = 105; the home 100 + 10 · 1.75 = 117.5 is not built, at 80 + 17.5 it is.
    """
    asked = problem(years=1, weights=replace(PLAIN, discount=0.5, tail_years=2))

    assert solved(asked).objective == pytest.approx(105)
    assert solved(replace(asked, site_cost=np.array([[80.0]]))).objective == pytest.approx(97.5)


def test_a_place_that_costs_less_to_run_than_a_new_one_earns_nothing_while_it_is_empty() -> None:
    """Ten places stand empty at 4 a year where a new one would cost 9. One person uses one of them: 4 · 3 = 12."""
    asked = problem(
        services=(replace(HOME, running_cost=9.0, existing_cost=4.0),),
        free_places=10.0,
        cells=(Cell(0, 0, 1),),
        sizes=(),
    )

    plan = solved(asked)

    assert plan.objective == pytest.approx(12)
    assert sum(one.units for one in plan.uses) == pytest.approx(3)

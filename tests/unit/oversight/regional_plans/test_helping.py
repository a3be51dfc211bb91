"""What would help a plan most: found by solving again, told only with figures that may be told, kept for the page."""

from dataclasses import replace

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse

from pertvarka.engines.planner.problem import UNLIMITED, Budget, Cell, ModuleSize, Problem, Profile, Service
from pertvarka.engines.planner.solve import solve
from pertvarka.foundation.access import scope
from pertvarka.foundation.base.jobs import draining
from pertvarka.oversight.regional_plans import helping, summing
from pertvarka.oversight.regional_plans.actions import scenarios
from pertvarka.oversight.regional_plans.helping import Ready
from pertvarka.oversight.regional_plans.models import ScenarioResult
from tests import closed_plane
from tests.unit.oversight.regional_plans.conftest import REGION


def problem(*, persons: int, money: float) -> Problem:
    """One town, one year: a house of ten costs 100 thousand euros, and there is so much money."""
    one = np.ones((1, 1))
    return Problem(
        years=(2027,),
        municipalities=("A",),
        regions=("R",),
        services=(Service("S06", is_residential=True),),
        sizes=(ModuleSize("S06-large", 0, 10, 100.0, 1.0),),
        profiles=(Profile("P", amounts=(1.0,), home=0),),
        cells=(Cell(0, 0, persons),),
        region_of=np.zeros(1, dtype=np.int64),
        distance=one * 3,
        free_places=np.zeros((1, 1, 1)),
        site_limit=np.full((1, 1), 9, dtype=np.int64),
        site_from=np.zeros((1, 1), dtype=np.int64),
        site_cost=one * 100,
        supply=np.full((1, 1, 1), UNLIMITED),
        staff=one * UNLIMITED,
        moves=one * UNLIMITED,
        budgets=(Budget("R", (0,), (money,)),),
    )


def found(asked: Problem) -> Ready:
    plan = solve(asked, time_limit_s=5)
    return Ready(asked, asked, plan, summing.summary(asked, plan, frozen=asked))


def test_the_least_money_that_brings_anybody_a_place_and_one_more_place_are_told():
    told = helping.helped(found(problem(persons=20, money=102.0)))

    assert [(one.year, one.amount, one.service, one.before, one.after) for one in told.lines] == [
        (2027, 200.0, "", 10, 0),
        (None, 0.0, "S06", 10, 9),
    ]
    assert told.lines[0].places == (("A",),)
    assert told.tried == 4, "ten, fifty and two hundred thousand; one place"


def test_a_figure_of_few_persons_is_never_part_of_an_answer():
    told = helping.helped(found(problem(persons=14, money=102.0)))

    assert told.tried > 0
    assert told.lines == (), "four wait now"


def test_what_a_longer_search_finds_by_itself_is_no_help():
    ready = found(problem(persons=20, money=102.0))
    worse = replace(ready.plan, moves=(), openings=())
    poor = Ready(ready.problem, ready.frozen, worse, summing.summary(ready.problem, worse, frozen=ready.frozen))

    assert poor.told.waiting == 20
    assert all(one.after < 10 for one in helping.helped(poor).lines)


def test_of_a_plan_far_from_its_bound_nothing_is_claimed():
    ready = found(problem(persons=60, money=102.0))
    rough = replace(ready, plan=replace(ready.plan, bound=ready.plan.objective * 0.9))
    fair = replace(ready, plan=replace(ready.plan, bound=ready.plan.objective * 0.96))

    assert helping.helped(rough).is_rough
    assert {one.after for one in helping.helped(fair).lines} == {40}, "one person is less than what is not proved"


def test_of_a_plan_far_from_its_bound_no_price_is_called_too_high():
    ready = found(problem(persons=20, money=500.0))
    idle = replace(ready.plan, moves=(), openings=())

    def said(bound: float) -> list[str]:
        plan = replace(idle, bound=idle.objective * bound)
        return [one.code for one in summing.summary(ready.problem, plan, frozen=ready.problem).reasons]

    assert said(0.5) == ["unfinished"]
    assert said(0.96) == ["too_dear"]


@pytest.mark.usefixtures("reform")
def test_it_is_tried_once_after_a_computation_and_stands_on_the_page(frozen, rasa, settings):
    settings.DEMO_MODE = True
    expert = Client()
    expert.force_login(closed_plane.build_account("Rūta", "regional_expert", region=REGION, is_demo=True))
    with scope.of(rasa):
        poor = scenarios.create(frozen=frozen, name="Be pinigų", changes={"budget_factor": 0.0}, by=rasa)
        scenarios.run(scenario=poor, time_limit_s=5, by=rasa)
    address = reverse("workbench:regional_plan", args=[frozen.region.slug])
    draining.run_waiting()
    result = ScenarioResult.objects.get(scenario=poor)
    told = expert.get(address).content.decode().replace("\u00a0", " ")
    line = {"year": frozen.first_year, "amount": 200.0, "before": 12, "after": 6}
    for helped, words in (
        (None, "Fone bandoma"),
        ({"lines": [], "tried": 0}, "padėti nėra kam"),
        ({"lines": [], "tried": 0, "is_rough": True}, "Skaičiuokite jį ilgiau"),
        ({"lines": [line], "tried": 3}, "Be vietos liktų 6 asmenys, ne 12."),
    ):
        ScenarioResult.objects.filter(pk=result.pk).update(helped=helped)
        assert words in expert.get(address).content.decode().replace("\u00a0", " ")

    assert result.helped["tried"] > 0
    assert "nė viena" in told or "Be vietos liktų" in told

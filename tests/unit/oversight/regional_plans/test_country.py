"""The whole country as one problem, asked for on the pages: regions with money of their own, and with one budget."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from pertvarka.engines.planner import check, serial
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.jobs import draining
from pertvarka.foundation.territory.models import Municipality
from pertvarka.oversight.regional_plans import explaining, solving
from pertvarka.oversight.regional_plans.actions import freezing
from pertvarka.oversight.regional_plans.models import ComputedPlan, FrozenInput, FrozenProblem, Scenario
from pertvarka.oversight.regional_plans.queries import scenarios as reading
from pertvarka.services.catalogue.models import ServiceType
from tests import closed_plane
from tests.unit.oversight.regional_plans.conftest import REGION

POOR = {"budget": "factor", "budget_percent": "10", "staff_unlimited": "on", "everyone": "on"}


@pytest.fixture(autouse=True)
def in_the_demonstration(settings: Any) -> None:
    settings.DEMO_MODE = True


@pytest.fixture
def ieva(reform: None) -> Account:
    """The programme office, of the demonstration: signed in without a second factor."""
    return closed_plane.build_account("Ieva", "ministry", closed_plane.build_organisation("ministerija"), is_demo=True)


@pytest.fixture
def country(people, unit, manager, ieva) -> FrozenInput:
    """Eight people in Alytus county and one in Utena county, frozen together."""
    plan = closed_plane.build_plan(closed_plane.build_case(manager=manager, organisation=unit), manager)
    utena = Municipality.objects.filter(region__code="LT-UT").earliest("code")
    closed_plane.build_service_need(
        plan, service_type=ServiceType.objects.get(code="S06"), blocks_move=True, municipality_id=utena.pk
    )
    with scope.of(ieva):
        return freezing.freeze(region=None, by=ieva)


@pytest.fixture
def office(ieva) -> Client:
    client = Client()
    client.force_login(ieva)
    return client


def computed(office: Client, frozen: FrozenInput, **typed: str) -> Scenario:
    office.post(reverse("workbench:regional_plan_scenario_new", args=[frozen.uuid]), {**POOR, **typed})
    made = frozen.scenarios.latest("pk")
    office.post(reverse("workbench:regional_plan_run", args=[made.uuid]), {"time_limit_s": 10})
    draining.run_waiting()
    return Scenario.objects.select_related("result", "input__region").get(pk=made.pk)


def test_regions_that_share_their_money_bring_it_where_people_wait(country, office):
    apart = computed(office, country, name="Kiekvienas savo")
    together = computed(office, country, name="Bendrai", money_shared="on")

    before, after = reading.summary(apart), reading.summary(together)
    assert (apart.result.violations_count, together.result.violations_count) == (0, 0)
    assert together.changes["money_shared"]
    assert before.budget == pytest.approx(after.budget), "the same money"
    assert before.missing_money == after.missing_money == 0
    assert after.places_total > before.places_total
    assert together.result.objective < apart.result.objective
    with scope.of_command("solve_plans"):
        problem = solving.prepared(together).problem
        plan = serial.plan_from_json(ComputedPlan.objects.get(scenario=together).content)
        assert not check.check(problem, plan)
    assert [len(one.regions) for one in problem.budgets] == [len(problem.regions)] == [10]
    for language, words in (("lt", "Visi regionai leidžia pinigus"), ("en", "All regions spend from one budget")):
        with translation.override(language):
            for name, key in (("scenario", together.uuid), ("comparison", country.uuid)):
                page = office.get(reverse(f"workbench:regional_plan_{name}", args=[key])).content.decode()
                assert words in page.replace("\u00a0", " ")


def test_a_region_alone_is_not_asked_whether_it_shares(frozen, country, office):
    region = Client()
    region.force_login(closed_plane.build_account("Rūta", "regional_expert", region=REGION, is_demo=True))

    def asked(client: Client, of: FrozenInput) -> bool:
        page = client.get(reverse("workbench:regional_plan_scenario_new", args=[of.uuid]))
        return "money_shared" in page.content.decode()

    assert asked(office, country)
    assert not asked(region, frozen)


def test_more_money_goes_to_the_regions_by_their_people(country):
    with scope.of_command("solve_plans"):
        problem = serial.problem_from_json(FrozenProblem.objects.get(input=country).content)
    richer = explaining._with_money(problem, 0, 900.0)

    more = {
        one.code: round(one.amounts[0] - before.amounts[0], 6)
        for one, before in zip(richer.budgets, problem.budgets, strict=True)
        if one != before
    }
    assert more == {"LT-AL": 800.0, "LT-UT": 100.0}

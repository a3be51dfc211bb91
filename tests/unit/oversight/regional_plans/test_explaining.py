"""Questions to a computed plan: where else, why not yet, what more money brings; nobody is told through an answer."""

import pytest

from pertvarka.engines.planner.explain import Limit
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.jobs import draining
from pertvarka.oversight.regional_plans import errors, explaining
from pertvarka.oversight.regional_plans.actions import scenarios
from pertvarka.oversight.regional_plans.models import Scenario
from pertvarka.oversight.regional_plans.queries import scenarios as reading


def test_a_home_elsewhere_costs_more_or_as_much(solved, rasa, ona):
    home = next(one for one in reading.summary(solved).openings if one.service == "S06")
    asked = {"scenario": solved, "size_code": home.size, "municipality": home.municipality, "year": home.year}
    with scope.of(rasa):
        found = explaining.why_here(**asked, by=rasa)
        with pytest.raises(errors.HandChangeNotPossible):
            explaining.why_here(**{**asked, "year": 1999}, by=rasa)
    with scope.of(ona), pytest.raises(NotAllowed):
        explaining.why_here(**asked, by=ona)

    assert home.municipality not in {one.municipality for one in found}
    assert [one.regret for one in found] == sorted(one.regret for one in found)
    assert {one.municipality for one in found} <= {one.code for one in solved.input.region.municipalities.all()}


def test_without_money_the_budget_is_the_reason_and_money_the_cure(frozen, rasa):
    with scope.of(rasa):
        poor = scenarios.create(
            frozen=frozen,
            name="Be pinigų",
            changes={"budget_factor": 0.0, "everyone": True, "staff_unlimited": True},
            by=rasa,
        )
        with pytest.raises(errors.NotComputed):
            explaining.unmet_wishes(scenario=poor, by=rasa)
        scenarios.run(scenario=poor, time_limit_s=10, by=rasa)
    draining.run_waiting()
    poor = Scenario.objects.select_related("result", "input__region").get(pk=poor.pk)
    told = reading.summary(poor)
    last = told.years[-1]
    with scope.of(rasa):
        held = explaining.why_waiting(scenario=poor, municipalities=("LT-02",), year=last, by=rasa)
        more = explaining.with_money(scenario=poor, year=told.years[0], amount=3000.0, by=rasa)
        with pytest.raises(errors.ValueNotPossible):
            explaining.with_money(scenario=poor, year=1999, amount=1.0, by=rasa)
        for amount in (-1.0, 100_000.0):
            with pytest.raises(errors.InputFaulty):
                explaining.with_money(scenario=poor, year=told.years[0], amount=amount, by=rasa)

    assert held[0].limit == Limit.BUDGET
    assert all(one.persons is None or one.persons >= 5 for one in held)
    assert more.places_after >= more.places_before == 0

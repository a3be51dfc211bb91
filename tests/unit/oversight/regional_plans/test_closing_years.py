"""The closing year of one institution: told as frozen, changed, taken away, refused before the plan begins."""

from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from pertvarka.engines.planner.problem import NOWHERE
from pertvarka.foundation.access import scope
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.oversight.regional_plans import errors, solving
from pertvarka.oversight.regional_plans.actions import scenarios
from pertvarka.oversight.regional_plans.queries import inputs
from pertvarka.services.institutions.models import TransformingInstitution
from tests import closed_plane
from tests.unit.oversight.regional_plans.conftest import ALYTUS, REGION

CODE = "sermaiciu-namai"


@pytest.fixture
def home(alytus) -> TransformingInstitution:
    """To be left by the end of 2028: nobody lives there from 2029 on."""
    place = Municipality.objects.get(code=ALYTUS)
    house = Organisation.objects.create(
        code=CODE, name_lt="Šermaičių namai", name_en="Šermaičiai Home", kind="institution", municipality=place
    )
    return TransformingInstitution.objects.create(
        organisation=house, listed_on=date(2020, 1, 1), target_on=date(2028, 12, 31), residents_when_listed=3
    )


def closes(frozen, rasa, changes) -> int:
    with scope.of(rasa):
        made = scenarios.create(frozen=frozen, name="Kitaip", changes=changes, by=rasa)
    with scope.of_command("solve_plans"):
        return next(one.closes for one in solving.prepared(made).problem.institutions if one.code == CODE)


def test_one_institution_closes_in_another_year_or_in_none(home, frozen, rasa):
    first = frozen.first_year
    with scope.of(rasa):
        assert [(one.institution, one.year) for one in inputs.closings(frozen) if one.institution == CODE] == [
            (CODE, 2029)
        ]

    assert closes(frozen, rasa, {}) == 2029 - first
    assert closes(frozen, rasa, {"closing_dates": {CODE: first + 1}, "closing_shift_years": 2}) == 1
    assert closes(frozen, rasa, {"closing_dates": {CODE: None}, "closing_shift_years": -1}) == NOWHERE
    with scope.of(rasa), pytest.raises(errors.ChangesNotPossible) as refused:
        scenarios.create(frozen=frozen, name="Kitaip", changes={"closing_dates": {CODE: first - 1}}, by=rasa)
    assert str(first - 1) in refused.value.sentence_lt


def test_the_form_offers_every_institution_of_the_region(home, frozen, settings):
    settings.DEMO_MODE = True
    expert = Client()
    expert.force_login(closed_plane.build_account("Rūta", "regional_expert", region=REGION, is_demo=True))
    new = reverse("workbench:regional_plan_scenario_new", args=[frozen.uuid])
    typed, first = {"name": "Metais vėliau", "budget": "frozen"}, frozen.first_year
    form = expert.get(new).content.decode()
    early = expert.post(new, {**typed, f"closes_{CODE}": first - 1})
    both = expert.post(new, {**typed, f"closes_{CODE}": 2030, f"stays_{CODE}": "on"})
    expert.post(new, {**typed, f"closes_{CODE}": 2030})
    expert.post(new, {**typed, f"stays_{CODE}": "on"})
    later, never = frozen.scenarios.order_by("pk")
    compared = expert.get(reverse("workbench:regional_plan_comparison", args=[frozen.uuid])).content.decode()
    again = expert.get(reverse("workbench:regional_plan_change", args=[later.uuid])).content.decode()

    assert "Užfiksuota: 2029" in form.replace("\u00a0", " ")
    assert early.status_code == both.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert f"Uždarymo metai {first - 1} yra anksčiau" in early.content.decode().replace("\u00a0", " ")
    assert f'value="{first - 1}"' in early.content.decode(), "what was typed stays"
    assert (later.changes["closing_dates"], never.changes["closing_dates"]) == ({CODE: 2030}, {CODE: None})
    told = compared.replace("\u00a0", " ")
    assert "Šermaičių namai: nuo 2030 m. čia niekas nebegyvena." in told
    assert "Šermaičių namai: be uždarymo metų." in told
    assert 'value="2030"' in again

"""Alytus county: eight people whose plans ask for homes and days, and those who plan for them."""

import pytest

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.jobs import draining
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans.actions import freezing, scenarios
from pertvarka.oversight.regional_plans.models import FrozenInput, Scenario
from pertvarka.services.catalogue.models import ServiceType
from tests import closed_plane

ALYTUS, LAZDIJAI = "LT-02", "LT-24"
REGION = "LT-AL"


@pytest.fixture
def alytus(reform: None) -> Region:
    return Region.objects.get(code=REGION)


@pytest.fixture
def rasa(reform: None) -> Account:
    """The regional expert of Alytus."""
    return closed_plane.build_account("Rasa", "regional_expert", region=REGION)


@pytest.fixture
def ona(reform: None) -> Account:
    """The expert of another region."""
    return closed_plane.build_account("Ona", "regional_expert", region="LT-UT")


@pytest.fixture
def egle(reform: None) -> Account:
    """The programme office."""
    return closed_plane.build_account("Eglė", "ministry", closed_plane.build_organisation("ministerija"))


@pytest.fixture
def darius(reform: None) -> Account:
    """The planner of Alytus city."""
    return closed_plane.build_account("Darius", "municipal_planner", municipality=ALYTUS)


@pytest.fixture
def unit(reform: None):
    return closed_plane.build_organisation("alytaus-skyrius")


@pytest.fixture
def manager(unit) -> Account:
    return closed_plane.build_account("Jonas", "case_manager", unit)


@pytest.fixture
def people(unit, manager) -> list[int]:
    """Eight people: six ask for a group home and day care in Alytus, two for supported housing. The needs' keys."""
    group_home, day_care, housing = (ServiceType.objects.get(code=code) for code in ("S06", "S08", "S04"))
    found = []
    for number in range(8):
        case = closed_plane.build_case(manager=manager, organisation=unit)
        plan = closed_plane.build_plan(case, manager)
        home = housing if number >= 6 else group_home
        found.append(closed_plane.build_service_need(plan, service_type=home, blocks_move=True).pk)
        if number < 6:
            need = closed_plane.build_service_need(plan, service_type=day_care, amount=5, per="week")
            found.append(need.pk)
    return found


@pytest.fixture
def frozen(people, alytus, rasa) -> FrozenInput:
    with scope.of(rasa):
        return freezing.freeze(region=alytus, by=rasa)


@pytest.fixture
def scenario(frozen, rasa) -> Scenario:
    with scope.of(rasa):
        changes = {"everyone": True, "budget_unlimited": True, "staff_unlimited": True}
        return scenarios.create(frozen=frozen, name="Visi iki 2030 m.", changes=changes, by=rasa)


@pytest.fixture
def solved(scenario, rasa) -> Scenario:
    """Computed as a worker computes it."""
    with scope.of(rasa):
        scenarios.run(scenario=scenario, time_limit_s=10, by=rasa)
    draining.run_waiting()
    return Scenario.objects.select_related("result", "input__region").get(pk=scenario.pk)

"""A case of Jonas with a draft of its plan, or with the plan agreed."""

import pytest

from pertvarka.foundation.access import scope
from pertvarka.people.cases.models import Case
from pertvarka.people.plans.models import Plan
from tests.closed_plane import build_account, build_case, build_organisation
from tests.unit.people.plans.building import (
    build_draft,
    build_plan,
)


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def case(unit, jonas) -> Case:
    return build_case(manager=jonas, organisation=unit, state="planning")


@pytest.fixture
def inside(jonas):
    with scope.of(jonas):
        yield


@pytest.fixture
def draft(case, jonas, inside) -> Plan:
    return build_draft(case, jonas)


@pytest.fixture
def plan(case, jonas, inside) -> Plan:
    return build_plan(case, jonas)

"""A case of Jonas in his browser, with a draft of its plan or with the plan agreed."""

import pytest
from django.test import Client

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models import Case
from pertvarka.people.plans.models import Plan
from tests import closed_plane
from tests.closed_plane import build_case, build_organisation
from tests.unit.faces.workbench.plan_pages.steps import CANARY, signed_in
from tests.unit.people.plans.building import build_draft, build_plan


@pytest.fixture
def unit(reform, settings):
    settings.DEMO_MODE = True
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit) -> Account:
    return closed_plane.build_account("Jonas", "case_manager", unit, is_demo=True)


@pytest.fixture
def case(unit, jonas) -> Case:
    return build_case(manager=jonas, organisation=unit, state="planning")


@pytest.fixture
def browser(jonas) -> Client:
    return signed_in(jonas)


@pytest.fixture
def draft(case, jonas) -> Plan:
    with scope.of(jonas):
        return build_draft(case, jonas, words=CANARY)


@pytest.fixture
def plan(case, jonas) -> Plan:
    with scope.of(jonas):
        return build_plan(case, jonas, words=CANARY)

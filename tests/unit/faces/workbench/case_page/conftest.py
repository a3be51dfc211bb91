"""Jonas, of the demonstration, at the page of a case with a note."""

import pytest
from django.test import Client

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models import Case
from tests.closed_plane import build_case, build_note, build_organisation
from tests.unit.faces.workbench.case_page.steps import CANARY, build_account, signed_in


@pytest.fixture
def unit(reform, settings):
    settings.DEMO_MODE = True
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit) -> Account:
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def case(unit, jonas) -> Case:
    made = build_case(manager=jonas, organisation=unit, state="plan_active")
    build_note(made, jonas, CANARY)
    return made


@pytest.fixture
def browser(jonas) -> Client:
    return signed_in(jonas)

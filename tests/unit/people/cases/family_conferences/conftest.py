"""A case of Jonas, its conference, and those of the register who may hold it."""

import pytest

from pertvarka.foundation.access import scope
from pertvarka.people.cases.actions import family_conferences as actions
from tests.closed_plane import build_account, build_case, build_organisation
from tests.unit.people.cases.family_conferences.steps import appoint, entered


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def centre(reform):
    return build_organisation("seimos-centras", municipality="LT-43")


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def ministry(reform):
    return build_account("Rasa", "ministry")


@pytest.fixture
def daiva(centre):
    return entered("Daiva", centre)


@pytest.fixture
def supervisor(centre):
    return entered("Nijole", centre, kind="supervisor")


@pytest.fixture
def case(jonas, unit):
    return build_case(manager=jonas, organisation=unit)


@pytest.fixture
def referred(case, jonas):
    with scope.of(jonas):
        return actions.refer(case=case, question="Kur gyvens vaikas?", by=jonas)


@pytest.fixture
def appointed(referred, daiva, supervisor, jonas):
    return appoint(referred, daiva, supervisor, by=jonas)

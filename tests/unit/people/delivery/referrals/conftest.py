"""People of the tests of referrals: Jonas manages a case whose plan asks for a service, Ieva works at the provider."""

import pytest

from pertvarka.foundation.access import scope
from pertvarka.people.delivery.actions import referrals
from tests.closed_plane import (
    build_account,
    build_case,
    build_ground,
    build_offer,
    build_organisation,
    build_plan,
    build_service_need,
)
from tests.unit.people.delivery.referrals.asking import TOLD


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def home(reform):
    return build_organisation("namai-kalve", kind="service_provider")


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def ieva(home):
    return build_account("Ieva", "provider_staff", home)


@pytest.fixture
def case(unit, jonas):
    case = build_case(manager=jonas, organisation=unit)
    build_ground(case, jonas)
    return case


@pytest.fixture
def need(case, jonas):
    return build_service_need(build_plan(case, jonas))


@pytest.fixture
def offer(home):
    return build_offer(home, capacity=1)


@pytest.fixture
def sent(need, offer, jonas, ieva):
    with scope.of(jonas):
        return referrals.send(need=need, offer=offer, shared_parts=["identity"], by=jonas, **TOLD)

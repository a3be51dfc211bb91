"""A person registered twice and linked counts once in what is counted from cases, and twice again when taken apart."""

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Approval
from pertvarka.oversight.results import case_indicators, measuring_cases
from pertvarka.people.cases.actions import person_links
from pertvarka.people.cases.actions.person_links import SaidToBe
from pertvarka.people.cases.models import Case, PersonLink
from tests.closed_plane import (
    build_account,
    build_case,
    build_episode,
    build_offer,
    build_organisation,
    build_service_type,
)

SERVED = "persons-served-from-cases"


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def served(unit, jonas) -> list[Case]:
    """Two cases, each with a service that counts."""
    offer = build_offer(unit, service_type=build_service_type("T90"))
    cases = [build_case(manager=jonas, organisation=unit) for _ in range(2)]
    for case in cases:
        build_episode(case, offer, jonas)
    return cases


def counted() -> measuring_cases.Measured:
    with scope.of_command("count"):
        return measuring_cases.measure(case_indicators.all_indicators()[SERVED], as_of=timezone.localdate())


def test_linked_persons_are_counted_once_in_the_number_and_its_divisions(served, unit, jonas):
    first, second = served
    lina = build_account("Lina", "data_protection_officer", unit)
    assert counted().value == 2

    with scope.of(jonas):
        person_links.link(case=second, same=SaidToBe(first.number, "Tas pats vaikas"), by=jonas)
        link = PersonLink.objects.get()
    once = counted()
    assert once.value == 1
    assert {sum(table.counts.values()) for table in once.tables.values()} == {1}

    with scope.of(jonas):
        person_links.ask_to_unlink(case=first, link=link.uuid, reason="Bendravardis", by=jonas)
    with scope.of(lina):
        person_links.decide(approval=Approval.objects.get(), is_approved=True, reason="", by=lina)
    assert counted().value == 2

"""The invented register and conferences: as many as the programme trained, at every step, none held by who is tied."""

from collections import Counter
from datetime import timedelta

import pytest

from pertvarka.people.cases import family_conference_rules as rules
from pertvarka.people.demonstration import family_conferences, family_register


@pytest.fixture(scope="session")
def register(invented, municipalities):
    return family_conferences.invent(invented, regions={place.code: place.region_code for place in municipalities})


def test_as_many_are_registered_as_were_trained_and_every_region_has_both_kinds(register):
    kinds = Counter(one.kind for one in register.entries)

    assert kinds == {"coordinator": 120, "supervisor": 15}
    for kind in kinds:
        assert len({one.region_code for one in register.entries if one.kind == kind}) == 10
    assert len({one.key for one in register.entries}) == len({one.email for one in register.entries}) == 135


def test_every_step_has_a_conference_and_each_case_one(register):
    found = register.conferences

    assert {one.phase for one in found} == set(rules.FOLLOWS)
    assert len({one.case_key for one in found}) == len(found) >= 38
    own = [one.phase for one in found if one.coordinator_key == family_register.DEMO_COORDINATOR]
    assert own == ["preparation", "presented"]


def test_whoever_holds_a_conference_has_no_tie_to_its_case(register, invented):
    cases = {case.key: case for case in invented.cases}
    entries = {one.key: one for one in register.entries}
    for held in register.conferences:
        case = cases[held.case_key]
        if held.coordinator_key and held.coordinator_key != family_register.DEMO_COORDINATOR:
            around = {case.organisation_code, *(row.organisation_code for row in case.team)}
            assert entries[held.coordinator_key].organisation_code not in around
            assert held.coordinator_key not in {row.account_key for row in case.team}


def test_what_happened_follows_in_order_and_lies_behind(register, invented):
    for held in register.conferences:
        assert held.referred_at.date() < invented.today
        assert not held.held_on or held.held_on <= invented.today
        assert not held.accepted_on or held.held_on <= held.accepted_on <= invented.today
        assert not held.review_on or held.review_on <= held.accepted_on + rules.REVIEW_AT_MOST
        assert (held.closed_on is not None) == (held.phase == "closed")
        assert bool(held.sent_back_reason) == (held.phase == "sent_back")
        assert all(one.safety_reason for one in held.family if one.invitation == "not_invited")
        if rules.place_in_line(held.phase) >= rules.place_in_line("presented"):
            assert held.family_plan
            assert held.tasks
            assert held.private_until > held.private_from
            assert any(one.invitation == "came" for one in held.family)
    assert all(invented.today - timedelta(days=370) < one.held_on <= invented.today for one in register.sessions)

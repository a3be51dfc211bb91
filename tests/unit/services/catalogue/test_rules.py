"""Whom an offer admits, as data: every kind of rule, met, not met and not known; distances; freshness; steps."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pertvarka.services.catalogue import rules
from pertvarka.services.catalogue.models import EligibilityRule
from pertvarka.services.catalogue.rules import OfferRule, PersonFacts, Unmet, unmet
from pertvarka.services.catalogue.states import HouseholdState, OfferState

ALYTUS, VILNIUS = (54.3963, 24.0459), (54.6872, 25.2797)
ADULT = PersonFacts(
    age=25,
    sex="female",
    groups=frozenset({"adult_with_disability"}),
    municipality="LT-02",
    support_level=2,
    legal_status="full_capacity",
    communication=frozenset({"speech", "easy_read"}),
    languages=frozenset({"lt"}),
)


@pytest.mark.parametrize(
    ("kind", "met", "broken", "found"),
    [
        ("age_from", ("25",), ("26",), ("25",)),
        ("age_until", ("25",), ("24",), ("25",)),
        ("sex", ("female",), ("male",), ("female",)),
        ("target_group", ("adult_with_disability", "infant"), ("infant",), ("adult_with_disability",)),
        ("municipality", ("LT-02",), ("LT-50",), ("LT-02",)),
        ("support_from", ("2",), ("3",), ("2",)),
        ("support_until", ("2",), ("1",), ("2",)),
        ("legal_status", ("full_capacity",), ("minor",), ("full_capacity",)),
        ("communication", ("speech",), ("sign",), ("easy_read", "speech")),
        ("language", ("lt", "ru"), ("pl",), ("lt",)),
    ],
)
def test_a_rule_is_met_or_told_with_the_value_found_and_the_limit(kind, met, broken, found):
    assert unmet(ADULT, [OfferRule(kind, met)]) == ()
    assert unmet(ADULT, [OfferRule(kind, broken)]) == (Unmet(kind, found, broken),)


@pytest.mark.parametrize("kind", EligibilityRule.Kind.values)
def test_what_is_not_known_of_a_person_meets_no_rule(kind):
    (problem,) = unmet(PersonFacts(), [OfferRule(kind, ("1",))])

    assert problem.is_unknown
    assert problem.limit == ("1",)


def test_no_rules_admit_everybody():
    assert unmet(PersonFacts(), []) == ()


@given(age=st.integers(0, 110), low=st.integers(0, 110), high=st.integers(0, 110))
def test_an_age_is_admitted_exactly_between_the_limits(age: int, low: int, high: int):
    limits = [OfferRule("age_from", (str(low),)), OfferRule("age_until", (str(high),))]

    assert (unmet(PersonFacts(age=age), limits) == ()) == (low <= age <= high)
    assert rules.in_order(limits) == (low <= high)


@pytest.mark.parametrize(
    ("kind", "text", "is_limit"),
    [
        ("age_from", "0", True),
        ("age_from", "120", True),
        ("age_from", "121", False),
        ("age_from", "-1", False),
        ("age_from", "1.5", False),
        ("age_from", "²", False),
        ("age_from", "", False),
        ("support_until", "4", True),
        ("support_until", "5", False),
    ],
)
def test_a_limit_is_a_number_the_rule_knows(kind, text, is_limit):
    assert rules.is_limit(kind, text) is is_limit


def test_a_straight_line_is_as_long_as_on_the_map():
    assert rules.distance_km(ALYTUS, VILNIUS) == pytest.approx(86, abs=2)
    assert rules.distance_km(ALYTUS, ALYTUS) == 0


places = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(one=places, other=places)
def test_a_straight_line_is_as_long_both_ways_and_never_round_the_earth(one, other):
    there, back = rules.distance_km(one, other), rules.distance_km(other, one)

    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 20_100


@pytest.mark.parametrize(
    ("today", "stale"),
    [
        (date(2026, 11, 22), date(2026, 5, 22)),
        (date(2026, 3, 5), date(2025, 9, 5)),
        (date(2026, 8, 31), date(2026, 2, 28)),
        (date(2024, 8, 31), date(2024, 2, 29)),
    ],
)
def test_an_offer_is_stale_after_six_whole_months(today, stale):
    assert rules.stale_before(today) == stale
    assert rules.months_since(stale, today=today) in {5, 6}


@given(day=st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_day_has_a_day_six_months_before(day: date):
    assert 180 <= (day - rules.stale_before(day)).days <= 185


def test_the_steps_know_every_state_and_end_somewhere():
    assert set(rules.OFFER_STEPS) == set(OfferState.values)
    assert set(rules.HOUSEHOLD_STEPS) == set(HouseholdState.values)
    assert rules.OFFER_STEPS["defunct"] == rules.HOUSEHOLD_STEPS["ended"] == frozenset()
    for steps in (rules.OFFER_STEPS, rules.HOUSEHOLD_STEPS):
        assert {state for after in steps.values() for state in after} <= set(steps)


def test_places_are_never_fewer_than_taken_and_kept():
    assert rules.may_hold(capacity=3, occupied=2, reserved=1)
    assert not rules.may_hold(capacity=2, occupied=2, reserved=1)

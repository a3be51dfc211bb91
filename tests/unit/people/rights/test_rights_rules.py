"""Clocks of the law, days of deletion, and reads that stand out: checked without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pertvarka.people.rights import rules
from pertvarka.people.rights.rules import ClosedCase, DayOfBeingRead, DayOfReading, DueFile, FileRule, Finding, Oddity

CHILD = FileRule("file_of_child", ("child_and_family", "aftercare"), years=10, until_age=28)
ADULT = FileRule("file_of_adult", ("disability_coordination",), years=10)
DISCOVERED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-22", "2026-12-22"),
        ("2026-12-15", "2027-01-15"),
        ("2026-01-31", "2026-02-28"),
        ("2028-01-31", "2028-02-29"),
        ("2026-10-31", "2026-11-30"),
    ],
)
def test_the_answer_is_due_a_calendar_month_later(received: str, due: str):
    assert rules.answer_due(date.fromisoformat(received)) == date.fromisoformat(due)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_an_answer_is_due_in_28_to_31_days_and_extended_in_three_months(received: date):
    assert timedelta(28) <= rules.answer_due(received) - received <= timedelta(31)
    assert rules.answer_due(received) < rules.extended_due(received)
    assert rules.extended_due(received).month == (received.month + 2) % 12 + 1


@pytest.mark.parametrize(("today", "may"), [("2026-12-22", True), ("2026-12-23", False)])
def test_the_term_is_extended_only_while_the_first_month_runs(today: str, may: bool):
    received = date(2026, 11, 22)

    assert rules.may_extend(received_on=received, due_on=date(2026, 12, 22), today=date.fromisoformat(today)) is may


def test_the_term_is_extended_once():
    received = date(2026, 11, 22)

    assert not rules.may_extend(received_on=received, due_on=rules.extended_due(received), today=received)


@pytest.mark.parametrize(("hours", "left"), [(0, 72), (0.5, 71), (71, 1), (71.5, 0), (72, 0), (72.1, -1), (73.5, -2)])
def test_the_authority_is_told_within_72_hours_of_discovery(hours: float, left: int):
    now = DISCOVERED + timedelta(hours=hours)

    assert rules.hours_left(DISCOVERED, now=now) == left
    assert rules.is_late(DISCOVERED, told_at=now) is (hours > 72)


def test_an_adults_file_goes_ten_years_after_its_last_case_closed():
    cases = [ClosedCase("disability_coordination", day) for day in (date(2010, 3, 1), date(2015, 6, 30))]

    assert rules.file_due(cases, birth_year=1970, rules=(CHILD, ADULT)) == DueFile("file_of_adult", date(2025, 6, 30))


def test_a_childs_file_stays_until_the_grown_up_is_past_28():
    cases = [ClosedCase("child_and_family", date(2010, 3, 1))]

    assert rules.file_due(cases, birth_year=2008, rules=(CHILD, ADULT)) == DueFile("file_of_child", date(2037, 1, 1))


def test_the_longer_of_two_rules_keeps_the_file():
    cases = [
        ClosedCase("child_and_family", date(2010, 3, 1)),
        ClosedCase("disability_coordination", date(2034, 5, 1)),
    ]

    assert rules.file_due(cases, birth_year=2008, rules=(CHILD, ADULT)) == DueFile("file_of_adult", date(2044, 5, 1))


def test_a_case_without_a_rule_keeps_the_file_for_ever():
    cases = [ClosedCase("child_and_family", date(1990, 1, 1)), ClosedCase("new_kind", date(1990, 1, 1))]

    assert rules.file_due(cases, birth_year=1960, rules=(CHILD, ADULT)) is None
    assert rules.file_due([], birth_year=1960, rules=(CHILD, ADULT)) is None


def quiet(**counts: int) -> DayOfReading:
    usual = {"persons_count": 24, "names_count": 6, "searches_for_nobody_count": 1, "outside_hours_count": 0}
    return DayOfReading(by="account:1", day=date(2026, 11, 20), **(usual | counts))


def test_a_usual_day_does_not_stand_out():
    assert rules.unusual([quiet()], [DayOfBeingRead("person:1", date(2026, 11, 20), 10)]) == []


@pytest.mark.parametrize(
    ("counts", "oddity"),
    [
        ({"persons_count": 51}, Oddity.MANY_PERSONS),
        ({"names_count": 21}, Oddity.MANY_NAMES),
        ({"searches_for_nobody_count": 5}, Oddity.SEARCHES_FOR_NOBODY),
        ({"outside_hours_count": 1}, Oddity.OUTSIDE_HOURS),
    ],
)
def test_what_stands_out_is_named_with_its_count(counts: dict[str, int], oddity: Oddity):
    (found,) = rules.unusual([quiet(**counts)], [])

    assert found == Finding(oddity, date(2026, 11, 20), next(iter(counts.values())), by="account:1")


def test_a_person_many_look_at_on_one_day_stands_out():
    (found,) = rules.unusual([], [DayOfBeingRead("person:1", date(2026, 11, 20), 11)])

    assert (found.oddity, found.about, found.count) == (Oddity.MANY_READERS, "person:1", 11)

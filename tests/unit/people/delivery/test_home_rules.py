"""Gaps, overlaps, admissions and returns, blocks and follow-up days: the rules of homes and moves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pertvarka.foundation.base.months import months_after
from pertvarka.people.delivery import home_rules as rules
from pertvarka.people.delivery import move_checklist
from pertvarka.people.delivery.home_rules import Entrance, Gap, Item, Needed, Stay, YoungChild

D = date(2026, 1, 1)


def on(day: int) -> date:
    return D + timedelta(days=day)


days = st.integers(0, 400)
stays = st.builds(
    lambda start, length: Stay(on(start), on(start + length) if length else None), days, st.integers(0, 90)
)


@given(stays, stays)
def test_two_stays_overlap_when_some_day_belongs_to_both(one, other):
    def covered(stay):
        last = 500 if stay.ends_on is None else (stay.ends_on - D).days
        return set(range((stay.starts_on - D).days, last))

    assert one.overlaps(other) == bool(covered(one) & covered(other))
    assert one.overlaps(other) == other.overlaps(one)


@given(st.lists(stays, max_size=6))
def test_gaps_are_the_days_between_that_no_stay_covers(many):
    end = {(stay.ends_on - D).days if stay.ends_on else 500 for stay in many}
    known = set()
    for stay in many:
        last = 500 if stay.ends_on is None else (stay.ends_on - D).days
        known |= set(range((stay.starts_on - D).days, last))
    first = min(((stay.starts_on - D).days for stay in many), default=0)
    uncovered = set(range(first, max(end, default=0))) - known
    told = {day for gap in rules.gaps(many) for day in range((gap.since - D).days, (gap.until - D).days)}

    assert told == uncovered


def test_the_day_of_a_move_belongs_to_the_new_home():
    assert not Stay(on(0), on(10)).overlaps(Stay(on(10)))
    assert rules.gaps([Stay(on(0), on(10)), Stay(on(10))]) == []


def test_only_the_gap_beside_the_new_home_has_to_be_explained():
    others = [Stay(on(0), on(10)), Stay(on(20), on(30))]
    assert rules.gaps_beside(Stay(on(40)), others) == [Gap(on(30), on(40))]
    assert rules.gaps_beside(Stay(on(30)), others) == []


def test_the_overlapped_home_is_the_earliest():
    assert rules.overlapped(Stay(on(5)), [Stay(on(20)), Stay(on(0), on(6))]) == Stay(on(0), on(6))


@pytest.mark.parametrize(
    ("earlier", "way"),
    [
        ([], Entrance.ADMISSION),
        ([Stay(on(0), on(10))], Entrance.ADMISSION),
        ([Stay(on(0), on(10), True)], Entrance.MOVE),
        ([Stay(on(0), on(5), True), Stay(on(5), on(10))], Entrance.RETURN),
        ([Stay(on(0), on(5), True)], Entrance.RETURN),
    ],
)
def test_coming_to_an_institution_on_the_tenth_day(earlier, way):
    assert rules.entrance(on(10), earlier) is way


def test_a_child_under_three_in_an_institution_is_flagged():
    assert rules.young_child(is_institutional=True, birth_year=2024, on=D) is YoungChild.IS
    assert rules.young_child(is_institutional=True, birth_year=2023, on=D) is YoungChild.MAY_BE
    assert rules.young_child(is_institutional=True, birth_year=2022, on=D) is YoungChild.NO
    assert rules.young_child(is_institutional=False, birth_year=2025, on=D) is YoungChild.NO


def test_follow_ups_fall_on_the_same_day_of_the_month_or_its_last():
    assert rules.follow_up_days(date(2026, 11, 30)) == {
        1: date(2026, 12, 30),
        3: date(2027, 2, 28),
        6: date(2027, 5, 30),
        12: date(2027, 11, 30),
    }


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 36))
def test_months_after_lands_in_the_right_month(day, months):
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_what_blocks_a_move():
    items = [Item("a", True), Item("b", True, is_done=True), Item("c", True, exception_reason="Nėra"), Item("d", False)]
    needs = [
        Needed(1, True, None, "unmet"),
        Needed(2, True, D, "met"),
        Needed(3, False, None, "unmet"),
        Needed(4, True, None, "no_longer_needed"),
    ]
    assert [item.code for item in rules.blocking_items(items)] == ["a"]
    assert [need.key for need in rules.blocking_services(needs)] == [1]


def test_a_blocked_move_is_only_put_off():
    assert rules.day_may_be_set(on(20), planned_on=on(10), is_blocked=True)
    assert not rules.day_may_be_set(on(5), planned_on=on(10), is_blocked=True)
    assert rules.day_may_be_set(on(5), planned_on=on(10), is_blocked=False)


def test_the_states_of_a_move():
    assert rules.may_follow("preparing", "moved")
    assert not rules.may_follow("preparing", "settled")
    assert not rules.may_follow("cancelled", "moved")
    assert rules.settles(months=12, lives_there=True)
    assert not rules.settles(months=6, lives_there=True)


def test_measures_are_compared_question_by_question():
    changes = rules.compared(["health", "friends"], before={"health": 1}, after={"health": 3, "friends": 2})
    assert [change.by for change in changes] == [2, None]


def test_the_shipped_checklist_has_every_group_and_something_that_blocks():
    lines = move_checklist.lines()
    assert {line.group for line in lines.values()} == {"meeting", "things", "papers", "health", "day", "key_person"}
    assert any(line.blocks for line in lines.values())
    assert move_checklist.label("no_such_line") == "no_such_line"

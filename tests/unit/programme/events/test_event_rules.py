"""In which years the events of an undated group fell."""

from datetime import date

import pytest

from pertvarka.programme.events.rules import PartsExceedWhole, Period, YearShare, shares_by_year

SEMINARS = Period(date(2016, 10, 1), date(2017, 6, 30), 24)
OF_2017 = Period(date(2017, 1, 1), date(2017, 12, 31), 18)


def test_what_a_part_leaves_is_derived():
    shares = shares_by_year(SEMINARS, [OF_2017])

    assert shares == (YearShare(2016, 6, is_derived=True), YearShare(2017, 18, is_derived=False))


def test_a_group_within_one_year_is_stated():
    assert shares_by_year(OF_2017, []) == (YearShare(2017, 18, is_derived=False),)


def test_without_parts_nothing_is_said_of_the_years():
    assert shares_by_year(SEMINARS, []) == ()


def test_with_two_years_left_the_rest_is_not_divided():
    three_years = Period(date(2016, 10, 1), date(2018, 6, 30), 24)

    assert shares_by_year(three_years, [OF_2017]) == (YearShare(2017, 18, is_derived=False),)


def test_a_part_that_itself_spans_years_says_nothing_of_a_year():
    part = Period(date(2016, 12, 1), date(2017, 2, 28), 5)

    assert shares_by_year(SEMINARS, [part]) == ()


def test_when_parts_give_the_whole_no_zero_is_derived():
    whole = Period(date(2016, 10, 1), date(2017, 6, 30), 18)

    assert shares_by_year(whole, [OF_2017]) == (YearShare(2017, 18, is_derived=False),)


def test_parts_that_exceed_their_whole_are_refused():
    with pytest.raises(PartsExceedWhole):
        shares_by_year(Period(date(2016, 10, 1), date(2017, 6, 30), 10), [OF_2017])

"""The history of events: its numbers, its filters, its regions."""

from datetime import date

import pytest

from pertvarka.programme.events import queries
from pertvarka.programme.events.queries import EventFilter

REGIONS = {
    "LT-AL": 4,
    "LT-KL": 4,
    "LT-KU": 4,
    "LT-MR": 4,
    "LT-PN": 3,
    "LT-SA": 4,
    "LT-TA": 7,
    "LT-TE": 4,
    "LT-UT": 3,
    "LT-VL": 3,
}

pytestmark = pytest.mark.usefixtures("reform")


def number(**wanted):
    chosen = EventFilter(**wanted)
    return queries.history().filtered(chosen).number(year=chosen.year)


def test_the_history_holds_40_single_events_and_one_group_with_its_part_inside():
    history = queries.history()

    assert len(history.single_events) == 40
    assert [(row.item.code, [part.code for part in row.parts]) for row in history.groups] == [("G01", ["G02"])]
    assert history.number() == 64


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("round_table", 37),
        ("seminar", 24),
        ("conference", 3),
        ("round_table_cluster_building", 10),
        ("round_table_cooperation", 20),
        ("round_table_national", 7),
    ],
)
def test_numbers_by_kind(kind, count):
    assert number(kind=kind) == count


@pytest.mark.parametrize(("year", "count"), [(2016, 18), (2017, 29), (2018, 3), (2019, 14), (2015, 0)])
def test_numbers_by_year(year, count):
    assert number(year=year) == count


def test_of_the_seminars_six_fell_in_2016_and_eighteen_in_2017():
    assert (number(kind="seminar", year=2016), number(kind="seminar", year=2017)) == (6, 18)


@pytest.mark.parametrize(("region", "count"), REGIONS.items())
def test_each_region_sees_its_joint_events(region, count):
    assert number(region=region) == count


def test_regions_add_to_40_while_the_round_tables_are_30_of_which_5_joint():
    regional = queries.regional(queries.history())

    told = queries.by_region(regional)

    assert sum(item.events_count for item in told.values()) == 40
    assert sum(item.joint_count for item in told.values()) == 15
    assert (regional.number(), regional.joint_number) == (30, 5)


def test_nothing_comes_and_the_newest_held_is_of_november_2019():
    history = queries.history()

    assert history.coming(today=date(2026, 11, 22)) == []
    assert history.newest_held.item.code == "E33"


def test_an_announced_event_is_coming_until_it_has_ended():
    event = queries.event_by_slug("2019-11-27-taurage-bendradarbiavimas")
    event.state, event.starts_on, event.ends_on = "planned", date(2027, 3, 1), date(2027, 3, 2)
    event.save()

    history = queries.history()

    assert [item.code for item in history.coming(today=date(2027, 3, 2))] == ["E33"]
    assert history.coming(today=date(2027, 3, 3)) == []
    assert history.number() == 63


def test_events_are_newest_first():
    days = [event.starts_on for event in queries.history().single_events]

    assert days == sorted(days, reverse=True)


def test_ten_round_tables_of_2017_are_told_by_one_group():
    event = queries.event_by_slug("2017-03-28-alytus-bendradarbiavimas")

    assert queries.group_that_tells_of(event).code == "G03"


def test_neighbours_are_the_events_before_and_after():
    first = queries.event_by_slug("2016-04-28-steigiamoji-konferencija")
    second = queries.event_by_slug("2016-05-13-utena-klasterio-kurimas")

    assert queries.neighbours(first)[0] is None
    assert queries.neighbours(first)[1] == second
    assert queries.neighbours(second)[0] == first


def test_the_history_takes_three_queries(django_assert_num_queries):
    with django_assert_num_queries(3):
        queries.history()

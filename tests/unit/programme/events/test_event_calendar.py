"""The calendar feed, read back by the library that programs use."""

from datetime import UTC, date, datetime

import icalendar
import pytest
from django.utils import translation

from pertvarka.programme.events import calendar, queries
from pertvarka.programme.events.queries import EventFilter

pytestmark = pytest.mark.usefixtures("reform")


def feed(**wanted):
    return calendar.feed(
        queries.history().filtered(EventFilter(**wanted)).single_events,
        name="Renginiai",
        language="lt",
        address_of=lambda event: f"https://example.org{event.get_absolute_url()}",
        stamped_at=datetime(2026, 11, 22, 10, 0, tzinfo=UTC),
    )


def entries(**wanted):
    return icalendar.Calendar.from_ical(feed(**wanted)).walk("VEVENT")


def test_all_forty_dated_events_stand_in_the_feed_and_no_group():
    assert len(entries()) == 40


def test_an_entry_is_whole_day_with_place_kind_and_address():
    entry = next(entry for entry in entries() if entry.decoded("dtstart") == date(2016, 4, 28))

    assert entry.decoded("dtend") == date(2016, 4, 29)
    assert str(entry["summary"]) == "Steigiamoji klasterio konferencija"
    assert str(entry["location"]) == "Viešbutis „Karolina“, Vilnius"
    assert entry["categories"].to_ical().decode() == "Konferencija"
    assert str(entry["url"]) == "https://example.org/lt/renginiai/2016-04-28-steigiamoji-konferencija/"


def test_a_regional_event_is_placed_in_its_regions():
    places = {str(entry["location"]) for entry in entries(region="LT-UT")}

    assert "Panevėžio regionas, Šiaulių regionas, Utenos regionas" in places


def test_uids_are_unique_and_last():
    first, second = [{str(entry["uid"]) for entry in entries()} for _time in range(2)]

    assert len(first) == 40
    assert first == second


def test_lines_are_folded_and_end_as_the_standard_asks():
    for line in feed().split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line


def test_english_entries_speak_english():
    with translation.override("en"):
        entry = entries(kind="conference")[0]

    assert str(entry["summary"]).startswith("Conference")

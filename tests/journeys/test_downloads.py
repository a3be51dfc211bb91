"""Every file of the pages comes with its kind and its name, in both languages, and a click downloads it."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewContext

OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "csv": ("text/csv", b""),
    "xlsx": (f"{OFFICE}.spreadsheetml.sheet", b"PK"),
    "docx": (f"{OFFICE}.wordprocessingml.document", b"PK"),
    "pdf": ("application/pdf", b"%PDF"),
    "ics": ("text/calendar", b"BEGIN:VCALENDAR"),
}
FILES = [
    *(("lt", f"/lt/rezultatai/4/atsisiusti.{kind}") for kind in ("csv", "xlsx", "docx", "pdf")),
    *(("en", f"/en/results/{code}/download.{kind}") for code in "14" for kind in ("csv", "xlsx", "docx", "pdf")),
    ("lt", "/lt/renginiai/renginiai.csv"),
    ("en", "/en/events/events.csv?region=LT-TA"),
    ("lt", "/lt/renginiai/kalendorius.ics"),
    ("en", "/en/events/calendar.ics?region=LT-TA"),
    ("en", "/en/results/indicator/4.1.1/rows.csv"),
    ("en", "/en/results/indicator/4.1.1/rows.xlsx"),
]


@pytest.mark.parametrize(("language", "address"), FILES, ids=[address for _, address in FILES])
def test_the_file_comes_as_what_it_is(language: str, address: str, new_context: NewContext):
    kind = address.partition("?")[0].rsplit(".", 1)[1]
    media_type, beginning = KINDS[kind]

    answer = new_context().request.get(address)

    assert answer.status == 200
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.body().startswith(beginning)
    assert f'.{kind}"' in answer.headers["content-disposition"]


def test_the_calendar_of_a_region_holds_its_seven_events(new_context: NewContext):
    feed = new_context().request.get("/en/events/calendar.ics?region=LT-TA").text()

    begun = re.findall(r"^DTSTART[^:]*:(\d{4})", feed, re.MULTILINE)
    assert len([year for year in begun if year < "2020"]) == 7
    assert len(begun) == feed.count("BEGIN:VEVENT")


@pytest.mark.parametrize("kind", ["CSV", "XLSX", "DOCX", "PDF"])
def test_a_click_under_the_table_downloads_it(kind: str, new_context: NewContext):
    page = new_context().new_page()
    page.goto("/lt/rezultatai/4/")

    with page.expect_download() as download:
        page.locator("p.downloads").get_by_role("link", name=kind).click()

    assert download.value.suggested_filename.startswith("pertvarka-")
    assert download.value.suggested_filename.endswith(f".{kind.lower()}")


def test_a_form_of_file_that_is_not_made_is_not_there(new_context: NewContext):
    page = new_context().new_page()

    answer = page.goto("/en/results/4/download.odt")

    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Page not found")

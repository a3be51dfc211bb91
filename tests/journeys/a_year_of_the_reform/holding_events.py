"""What happens on the day and after it: who came, by a table corrected on the page; certificates; the report."""

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.a_year_of_the_reform.preparing_events import VENUE, write_programme
from tests.journeys.a_year_of_the_reform.story import COMPLETED, TRAINER, Guest, Story
from tests.journeys.desk import Desk
from tests.journeys.wording import word

HEADINGS = ("Vardas, pavardė", "El. paštas", "Įstaiga", "Pusdienis")
JOB_SECONDS = 120_000
AUDIENCE, PROGRAMME_LT = "regional-and-local-leaders", "Kaip vesti pokytį savivaldybėje"
PROGRAMME_EN = "How to lead a change in a municipality"


def say_it_was_held(office: Desk, event: str) -> None:
    office.open("workbench:event", event)
    office.press("It was held")


def bring_attendance(office: Desk, event: str, rows: Sequence[Sequence[str]], folder: Path, *, wrong: str = "") -> None:
    """A table made in an office program. `wrong` is an e-mail somebody mistyped: it is corrected before it is kept."""
    file = folder / "lankomumas.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADINGS, *rows):
        sheet.append([cell.replace("@", "@@") if cell == wrong else cell for cell in row])
    book.save(file)
    office.open("workbench:event_import", event)
    office.bring("table", file)
    office.press("Read the table")
    if wrong:
        office.photograph("attendance-to-correct")
        field = office.page.locator('main input[name^="row-"][name$="-email"]')
        expect(field).to_have_count(1)
        expect(field).to_have_value(wrong.replace("@", "@@"))
        field.fill(wrong)
        office.press("Keep the corrections")
    expect(office.page.locator('main input[name^="row-"]')).to_have_count(0)
    office.press_on(office.page.locator('button[name="act"][value="bring"]'))
    office.sees("The table is brought in")


def row_of(guest: Guest, half_day: str = "") -> tuple[str, str, str, str]:
    return guest.name, guest.email, guest.organisation, half_day


def report(office: Desk, event: str) -> None:
    office.answer(
        "workbench:event_after",
        event,
        answers={
            "notes_lt": "Regionai susitarė kas mėnesį skambintis dėl žmonių, kurie rengiasi persikelti.",
            "notes_en": "The regions agreed to call each other monthly about people who prepare to move.",
        },
        press="Save the outcome",
    )
    office.photograph("outcome")
    office.press("Report it")


def make_certificates(office: Desk, event: str) -> list[str]:
    """All of them in one file, as a job; returns the texts of the documents."""
    office.open("workbench:event_certificates", event)
    office.press("Make all, in one file")
    fetch = office.page.locator("a[download]")
    expect(fetch).to_be_visible(timeout=JOB_SECONDS)
    office.photograph("certificates-ready")
    brought = office.download(fetch).path().read_bytes()
    with zipfile.ZipFile(io.BytesIO(brought)) as archive:
        documents = [archive.read(name) for name in archive.namelist()]
    pages = [" ".join(page.extract_text() for page in PdfReader(io.BytesIO(each)).pages) for each in documents]
    return [" ".join(text.split()) for text in pages]


def check_certificate(office: Desk, visitor: Desk, event: str, guest: Guest) -> None:
    """Whoever is shown the paper looks it up: the page knows the number, and the name only when it is typed."""
    office.open("workbench:event_certificates", event)
    expect(office.page.locator("main tbody")).to_contain_text(guest.name)
    office.photograph("certificates")
    row = office.page.locator("main tbody tr", has_text=guest.name)
    public = row.get_by_role("link", name=word("Public page", office.language)).get_attribute("href") or ""
    visitor.open("public_site:certificate", public.rstrip("/").rsplit("/", 1)[-1])
    expect(visitor.page.locator("main")).not_to_contain_text(guest.name)
    visitor.fill({"name": guest.name})
    visitor.press("Check the name")
    visitor.sees("The name agrees")
    visitor.photograph("certificate-checked")


def hold_training(story: Story, office: Desk, trainer: Desk, folder: Path) -> None:
    """Twelve leaders of municipalities come; ten stay for as many hours as the programme asks."""
    office.answer(
        "workbench:training_new",
        answers={
            "title_lt": PROGRAMME_LT,
            "title_en": PROGRAMME_EN,
            "audience": AUDIENCE,
            "academic_hours": "8",
            "planned_groups": "1",
            "planned_persons": str(COMPLETED),
        },
        press="Save",
    )
    story.training = office.key()
    story.group = plan_group(story, office, story.training, on=story.today.isoformat(), trainer=TRAINER)
    write_programme(story, office, story.group)
    office.press("Confirm the event")
    lines = "\n".join(f"{guest.name}; {guest.email}; {guest.organisation}" for guest in story.leaders)
    office.answer(
        "workbench:event_invite", story.group, answers={"people": lines, "role": "participant"}, press="Invite"
    )
    stayed, left = story.leaders[: COMPLETED - 1], story.leaders[COMPLETED:]
    rows = [*(row_of(guest, "visi") for guest in stayed), *(row_of(guest, "1") for guest in left)]
    bring_attendance(office, story.group, rows, folder)
    _tick_the_last(story, trainer)
    say_it_was_held(office, story.group)


def plan_group(story: Story, office: Desk, programme: str, *, on: str, trainer: str = "") -> str:
    office.open("workbench:training_group_new", programme)
    office.fill(
        {"scope": "national", "starts_on": on, "organiser": "Socialinės apsaugos", "venue": VENUE, "places": "15"}
    )
    if trainer:
        office.fill({"trainer": trainer})
    office.press("Plan the group")
    return office.key()


def _tick_the_last(story: Story, trainer: Desk) -> None:
    """The trainer meets their own group and ticks at the sheet whom the table has left out."""
    guest = story.leaders[COMPLETED - 1]
    trainer.open("workbench:taught_groups")
    trainer.photograph("groups-of-the-trainer")
    trainer.open("workbench:training_attendance", story.group)
    for half_day in range(2):
        half_days = trainer.page.locator("nav.subpages a[href*='half=']")
        trainer.press_on(half_days.nth(half_day))
        trainer.fill({"find": guest.name[:5]})
        trainer.page.keyboard.press("Enter")
        trainer.page.wait_for_url(re.compile("#p"))
        expect(trainer.page.locator("tr", has_text=guest.name).locator("[aria-pressed=true]")).to_have_count(1)
    trainer.photograph("sheet-of-the-trainer")

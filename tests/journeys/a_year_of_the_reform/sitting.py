"""The monitoring group: papers before and after, what changed comes to the agenda by itself, decisions, minutes."""

import io
import re
import zipfile

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.a_year_of_the_reform.story import Story
from tests.journeys.desk import Desk
from tests.journeys.wording import word

OWN_ITEM = "Kaip regionai susitarė dėl persikėlimų"
FOUND, TASK = "Dviejų regionų sąrašuose nėra įstaigų atstovų.", "Pakviesti įstaigų vadovus į kitą seminarą"
OFFICE = "Socialinės apsaugos ir darbo ministerija"


def plan(story: Story, member: Desk) -> None:
    """Before anything of the year is held: the papers say how it was."""
    member.open("workbench:monitoring")
    member.photograph("no-meetings-yet")
    member.answer(
        "workbench:monitoring_meeting_new",
        answers={"day": story.today.isoformat(), "place": "Vivulskio g. 11, Vilnius"},
        press="Plan the meeting",
    )
    member.press("Make the papers")
    member.photograph("first-papers")


def make_papers(story: Story, member: Desk) -> dict[str, bytes]:
    """Anew, after the year's work; both files."""
    member.open("workbench:monitoring_meeting", story.today.isoformat())
    member.press("Make the papers anew")
    member.photograph("papers")
    files = {}
    for kind in ("PDF", "DOCX"):
        brought = member.download(member.page.locator("aside").get_by_role("link", name=kind))
        files[kind] = brought.path().read_bytes()
    return files


def text_of_pdf(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def text_of_docx(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return parts.read("word/document.xml").decode()


def agenda(member: Desk) -> list[str]:
    return [" ".join(told.split()) for told in member.page.locator("ol.agenda > li").all_inner_texts()]


def sit(story: Story, member: Desk) -> None:
    """One item of one's own, then all of them one after another."""
    meeting = ("workbench:monitoring_meeting", story.today.isoformat())
    member.open(*meeting)
    member.page.get_by_text(word("Add an item", member.language), exact=True).click()
    member.fill({"title": OWN_ITEM})
    member.press("Add to the agenda")
    member.follow("Begin the sitting")
    member.photograph("who-is-present")
    member.fill({"guests": "Lietuvos žmonių su negalia sąjunga"})
    member.press("Begin the sitting")
    member.photograph("item-of-the-agenda")
    for number, _told in enumerate(agenda(member), start=1):
        member.fill({"decision": f"Pritarta, {number} klausimas."})
        member.press("Write the decision")
    member.answer(
        "workbench:monitoring_finding_new",
        story.today.isoformat(),
        answers={"text": FOUND, "indicator": "4.1.1"},
        press="Write the finding",
    )
    member.answer(
        "workbench:monitoring_task_new",
        story.today.isoformat(),
        answers={"what": TASK, "owner": OFFICE, "day": story.in_days(30)},
        press="Give the task",
    )


def sign(story: Story, member: Desk) -> None:
    member.open("workbench:monitoring_minutes", story.today.isoformat())
    for told in (OWN_ITEM, FOUND, TASK):
        expect(member.page.locator('main [name="minutes"]')).to_have_value(_containing(told))
    member.photograph("minutes-to-sign")
    member.press("Sign the minutes")
    member.photograph("signed-minutes")
    member.open("workbench:monitoring_meeting", story.today.isoformat())
    expect(member.page.locator('main button[type="submit"]')).to_have_count(0)


def _containing(told: str) -> re.Pattern[str]:
    return re.compile(re.escape(told), re.DOTALL)

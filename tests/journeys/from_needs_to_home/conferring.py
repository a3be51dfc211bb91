"""The family conference: a coordinator nobody has a tie with, the family's own time, its plan in its own words."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.from_needs_to_home.story import COORDINATOR, Story

PLAN = "Brolis gyvena pas močiutę. Dėdė sekmadieniais veža pas draugus. Teta ateina, kai močiutė pas gydytoją."


def refer(story: Story, manager: Desk) -> None:
    manager.answer(
        "cases:family_conference_refer",
        story.case,
        answers={"question": "Kaip padėsime močiutei, kai brolis grįš namo?"},
        press="Refer the family",
    )
    story.conference = manager.page.url.rstrip("/").rsplit("/", 1)[-1]


def appoint(story: Story, manager: Desk) -> None:
    manager.open("cases:family_appoint", story.conference)
    manager.fill({"coordinator": COORDINATOR, "independence": "Nei giminė, nei dirbo su šeima; abu tai patvirtino."})
    supervisors = manager.page.locator('[name="supervisor"] option')
    manager.page.locator('[name="supervisor"]').select_option(supervisors.nth(1).get_attribute("value"))
    manager.press("Appoint")


def gather(story: Story, coordinator: Desk) -> None:
    """The coordinator sees the conference and not the case."""
    coordinator.open("cases:family_conferences")
    with coordinator.page.expect_navigation():
        coordinator.page.locator(f'main a[href*="{story.conference}"]').first.click()
    coordinator.answer(
        "cases:family_prepare",
        story.conference,
        answers={"planned_on": story.today.isoformat(), "trusted_person": "krikšto mama"},
        press="Save",
    )
    for relation in ("močiutė", "dėdė"):
        coordinator.answer("cases:family_member_new", story.conference, answers={"relation": relation}, press="Add")
        _invite(story, coordinator, relation)
    coordinator.photograph("family-conference")


def _invite(story: Story, coordinator: Desk, relation: str) -> None:
    coordinator.open("cases:family_conference", story.conference)
    family = coordinator.page.locator('section[aria-labelledby="family"]')
    member = family.locator("li, tr", has_text=relation).last
    with coordinator.page.expect_navigation():
        member.get_by_role("link").first.click()
    coordinator.fill({"invitation": "coming"})
    coordinator.press("Save")


def meet(story: Story, coordinator: Desk) -> None:
    """Information, then the family alone, with nothing written down; then its plan, as it says it."""
    coordinator.open("cases:family_conference", story.conference)
    coordinator.press("Begin the meeting")
    coordinator.press("Leave the family alone")
    coordinator.open("cases:family_conference", story.conference)
    expect(coordinator.page.locator("main textarea")).to_have_count(0)
    coordinator.photograph("family-alone")
    coordinator.press("The family has called back")
    coordinator.answer("cases:family_plan", story.conference, answers={"plan": PLAN}, press="Save the plan")
    coordinator.answer(
        "cases:family_task_new",
        story.conference,
        answers={
            "what": "Sekmadieniais nuvežti pas draugus",
            "who": "dėdė",
            "due_on": (story.today + timedelta(days=30)).isoformat(),
        },
        press="Add",
    )


def accept(story: Story, manager: Desk) -> None:
    manager.open("cases:family_conference", story.conference)
    expect(manager.page.locator("main")).to_contain_text(PLAN)
    manager.photograph("family-plan")
    manager.answer(
        "cases:family_accept",
        story.conference,
        answers={"review_on": (story.today + timedelta(days=90)).isoformat()},
        press="Accept the plan",
    )
    manager.open("cases:family_conference", story.conference)
    manager.press("Done")
    manager.open("cases:family_conference", story.conference)
    manager.press("The plan is carried out")


def review(story: Story, coordinator: Desk) -> None:
    coordinator.answer(
        "cases:family_review",
        story.conference,
        answers={"words": "„Dabar mes žinome, kam skambinti“, – sako močiutė."},
        press="Save the review",
    )


def close(story: Story, manager: Desk) -> None:
    manager.answer(
        "cases:family_close",
        story.conference,
        answers={"words": "Šeima susitvarkė pati."},
        press="Close the conference",
    )

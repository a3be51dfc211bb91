"""The move: nothing is confirmed while something is missing; afterwards the institution no longer sees the person."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys.desk import PHONE, Desk
from tests.journeys.from_needs_to_home.story import Story

OWN_WORDS = "Namie ramu. Su broliu taisėme dviratį. Vaistų nepamirštu."


def prepare(story: Story, manager: Desk) -> None:
    manager.answer(
        "cases:move_new",
        story.case,
        answers={
            "own_words": "Noriu savo lovos pas močiutę. Bijau, kad nebus draugų.",
            "to_kind": "own_family",
            "to_municipality": "Akmenės rajono",
            "planned_on": (story.today + timedelta(days=10)).isoformat(),
        },
        press="Prepare the move",
    )
    with manager.page.expect_navigation():
        manager.page.locator('main a[href*="/persik"], main a[href*="/kraust"]').first.click()
    story.move = manager.page.url.rstrip("/").rsplit("/", 1)[-1]


def is_blocked(story: Story, manager: Desk) -> bool:
    """The day cannot be confirmed: lines of the checklist are open, and the service has no first day."""
    manager.open("cases:move_confirm", story.case, story.move)
    manager.fill({"moved_on": story.moved_on.isoformat()})
    with manager.page.expect_navigation() as onward:
        manager.page.locator("main .question-foot button[type=submit]").first.click()
    return onward.value is not None and onward.value.status == 422


def tick(story: Story, institution: Desk) -> None:
    """The institution's worker goes through the list with the person, on a phone."""
    institution.open("cases:move", story.case, story.move)
    page = institution.page
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a dict of two numbers
    lines = page.locator("ul.check-lines > li button.tick-line")
    for number in range(lines.count()):
        with page.expect_navigation():
            lines.nth(number).click()
    expect(page.locator('button.tick-line[aria-pressed="false"]')).to_have_count(0)
    institution.photograph("move-checklist")


def confirm(story: Story, manager: Desk) -> None:
    manager.answer(
        "cases:move_confirm",
        story.case,
        story.move,
        answers={"moved_on": story.moved_on.isoformat()},
        press="The person has moved",
    )
    manager.photograph("homes")


def talk_after_three_months(story: Story, manager: Desk) -> None:
    manager.open("cases:move", story.case, story.move)
    talk = manager.page.locator("ul.diary > li", has_text="3 mėn")
    with manager.page.expect_navigation():
        talk.get_by_role("link").click()
    manager.photograph("talk-after-three-months")
    manager.fill({"own_words": OWN_WORDS, "lives_there": "yes", "held_on": story.today.isoformat()})
    manager.press("Save")
    manager.open("cases:move", story.case, story.move)
    expect(manager.page.locator("main")).to_contain_text(OWN_WORDS)

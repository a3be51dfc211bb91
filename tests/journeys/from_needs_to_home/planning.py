"""The plan: every need gets its answer, the family agrees, and only then it is carried out."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys.desk import TICKED, Desk
from tests.journeys.from_needs_to_home.story import AKMENE, Story
from tests.journeys.wording import word

SERVICE = "Mobili specialistų komanda"
GOAL = "Kas antrą savaitgalį būti pas močiutę ir broliui padėti su dviračiu."


def begin(story: Story, manager: Desk) -> None:
    """From what the assessment found; a plan with a hole cannot be agreed, and the page says so."""
    manager.answer("cases:plan_begin", story.case, answers={"source": "assessment"}, press="Begin")
    manager.open("cases:plan_draft", story.case)
    manager.photograph("plan-with-holes")
    rows = manager.page.locator(".plan-table tr[id]")
    expect(rows).to_have_count(2)
    manager.follow("Agree with the person")
    story.plan = manager.page.url.rstrip("/").rsplit("/", 2)[-2]
    assert manager.page.locator("main button[type=submit]").count() == 0 or _is_refused(story, manager)


def _is_refused(story: Story, manager: Desk) -> bool:
    manager.fill(_agreement(story))
    with manager.page.expect_navigation() as onward:
        manager.page.get_by_role("button", name=word("Record what was said", "lt")).click()
    return onward.value is not None and onward.value.status == 422


def answer_with_service(story: Story, manager: Desk) -> None:
    """The person does not move before it has a first day."""
    manager.open("cases:plan_draft", story.case)
    _ask(manager, part="Sveikata", link="Propose a service")
    manager.fill(
        {
            "service_type": SERVICE,
            "amount": "2",
            "per": "week",
            "municipality": AKMENE,
            "wished_from": story.today.isoformat(),
            "urgency": "now",
            "blocks_move": TICKED,
        }
    )
    manager.press("Save")


def answer_with_goal(story: Story, manager: Desk) -> None:
    """The other need: a goal in the person's own words; and what matters to them beside."""
    manager.open("cases:plan_draft", story.case)
    _ask(manager, part="Artimi", link="Set a goal")
    manager.fill({"own_words": GOAL, "responsible": "močiutė ir atvejo vadybininkas"})
    manager.press("Save")
    manager.answer(
        "cases:plan_words",
        story.case,
        story.plan,
        answers={
            "what_matters": "Būti su savais.",
            "living_wish": "Pas močiutę, su broliu.",
            "contingency": "Jei močiutė susirgtų, kviečiame dėdę ir susitinkame per savaitę.",
        },
        press="Save",
    )
    manager.photograph("plan-whole")


def agree(story: Story, manager: Desk) -> None:
    manager.answer("cases:plan_agree", story.case, story.plan, answers=_agreement(story), press="Record what was said")
    manager.answer(
        "cases:plan_activate",
        story.case,
        story.plan,
        answers={
            "starts_on": story.today.isoformat(),
            "review_due_on": (story.today + timedelta(days=90)).isoformat(),
        },
        press="Begin to carry it out",
    )


def _ask(manager: Desk, *, part: str, link: str) -> None:
    """The question opens in its place, without a new page."""
    row = manager.page.locator("tr[id]", has_text=part).locator("xpath=following-sibling::tr[1]")
    row.get_by_role("link", name=word(link, "lt")).click()
    manager.page.locator(".plan-slot form").wait_for()


def _agreement(story: Story) -> dict[str, str]:
    return {
        "outcome": "agreed",
        "agreed_by": "child_and_guardian",
        "helped_by": "močiutė",
        "agreed_on": story.today.isoformat(),
        "words": "Perskaitėme lengvai skaitoma kalba. „Taip, taip ir noriu“, – pasakė jaunuolis.",
    }

"""The municipality's manager registers the person and writes down that they live in an institution."""

from datetime import timedelta

from tests.journeys.desk import Desk
from tests.journeys.from_needs_to_home.story import ALYTUS, FIRST_NAME, INSTITUTION, SURNAME, Story

WHO = {"first_name": FIRST_NAME, "surname": SURNAME}


def register(story: Story, manager: Desk) -> None:
    """Five questions, one a page, and a page to check the answers."""
    born_on, told_on = story.born_on.isoformat(), story.opened_on.isoformat()
    manager.open("cases:register")
    manager.fill(
        {
            "basis": "law",
            "article": "BDAR 6 str. 1 d. e punktas",
            "informed_form": "easy_read",
            "informed_on": told_on,
        }
    )
    manager.press("Continue")
    manager.fill({**WHO, "birth_date": born_on})
    manager.press("Continue")
    with manager.page.expect_navigation():
        manager.page.locator("main form.question button[type=submit]").first.click()  # whoever is alike is another
    manager.fill(
        {
            **WHO,
            "birth_date": born_on,
            "sex": "male",
            "municipality": ALYTUS,
            "target_groups": ["child_without_parental_care", "child_with_disability"],
            "legal_status": "minor",
            "communication": ["speech", "easy_read"],
            "languages": ["lt"],
        }
    )
    manager.press("Continue")
    manager.fill(
        {
            "kind": "child_and_family",
            "opened_on": told_on,
            "opening_reason": "Jaunuolis gyvena globos namuose ir nori grįžti pas močiutę.",
            "risk": "medium",
        }
    )
    manager.press("Continue")
    manager.photograph("registration")
    manager.press("Register and open the case")
    story.case = manager.page.url.rstrip("/").rsplit("/", 1)[-1]
    story.number = manager.page.locator("main h1 .nowrap, main h1").first.inner_text().split()[-1]


def write_institution_down(story: Story, manager: Desk) -> None:
    """The home they live in when the case is opened."""
    manager.answer(
        "cases:home_new",
        story.case,
        answers={
            "kind": "care_institution",
            "organisation": INSTITUTION,
            "municipality": "Alytaus m",
            "starts_on": (story.opened_on - timedelta(days=900)).isoformat(),
            "start_kind": "first_known",
            "start_reason": "Gyvena nuo penkiolikos metų.",
        },
        press="Save",
    )

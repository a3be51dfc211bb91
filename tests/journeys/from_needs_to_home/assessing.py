"""Needs: the manager plans the assessment, two assessors ask and agree, the supervisor checks, the person agrees."""

import re
from datetime import timedelta

from tests.journeys.desk import Desk
from tests.journeys.from_needs_to_home.story import ASSESSORS, Story

LEVEL, LEVEL_APART = "2", "4"
APART = "v:level_health"
"""Where the second assessor sees it otherwise by two levels, which has to be settled."""
MISSING = {
    "health": "Noriu, kad kas nors primintų vaistus ir pasikalbėtų, kai blogai.",
    "relations": "Pasiilgau močiutės ir brolio.",
}
"""What is missing, in the person's words, by part of life."""
TOLD_BY = "Taip sako ir pats jaunuolis, ir darbuotoja, kuri jį pažįsta."
ONCE = {"v:conversation_on", "v:age", "v:took_part"}
NAMES = "fields => [...new Set(fields.map(field => field.name))]"


def plan(story: Story, manager: Desk) -> None:
    manager.answer(
        "cases:assessment_plan",
        story.case,
        answers={
            "instrument": "Vaiko poreikių vertinimas",
            "reason": "first",
            "first": ASSESSORS[0],
            "second": ASSESSORS[1],
            "due_on": (story.today + timedelta(days=14)).isoformat(),
        },
        press="Plan an assessment",
    )


def ask(story: Story, assessor: Desk, *, apart: bool = False) -> None:
    """All parts of the conversation, saved as they are answered, then submitted."""
    assessor.open("workbench:assessments")
    _by_number(story, assessor)
    story.assessment = assessor.page.url.rstrip("/").rsplit("/", 1)[-1]
    assessor.press("Begin the assessment")
    if not apart:
        _write_who_was_asked(story, assessor)
    assessor.follow("Continue")
    is_last = False
    while not is_last:
        _answer_page(story, assessor, apart=apart)
        is_last = assessor.page.locator(".question-foot button").count() == 1
        assessor.press("Save and see the list" if is_last else "Save and continue")
    assessor.open("workbench:assessment_submit", story.assessment)
    assessor.press("Submit the form")


def _write_who_was_asked(story: Story, assessor: Desk) -> None:
    assessor.answer(
        "workbench:assessment_informant",
        story.assessment,
        answers={"kind": "person", "spoken_on": story.today.isoformat()},
        press="Write it down",
    )
    assessor.photograph("assessment-parts")


def settle(story: Story, assessor: Desk) -> None:
    """Nobody saw the other's form before both were in; now they say what holds and submit the agreed form."""
    assessor.open("workbench:assessment", story.assessment)
    assessor.follow("Compare the two forms")
    assessor.photograph("assessment-settle")
    assessor.page.locator('main fieldset.settle input[value="second"]').check()
    assessor.press("Make the agreed form")
    assessor.open("workbench:assessment_submit", story.assessment)
    assessor.press("Submit the form")


def _answer_page(story: Story, assessor: Desk, *, apart: bool) -> None:
    """Questions come and go with the answers, so the page is asked what stands on it before each is given."""
    answers = {"v:conversation_on": story.today.isoformat(), "v:age": str(story.age), "v:took_part": "person"}
    for name in assessor.page.locator('main [name^="v:"][type=radio]').evaluate_all(NAMES):
        domain = name.partition("_")[2]
        if name.startswith("v:level_"):
            answers[name] = LEVEL_APART if apart and name == APART else LEVEL
        elif name.startswith("v:unmet_"):
            answers[name] = "yes" if domain in MISSING else "no"
            if domain in MISSING:
                answers[f"v:wish_{domain}"] = MISSING[domain]
                answers[f"v:missing_{domain}"] = TOLD_BY
    assessor.fill({name: answer for name, answer in answers.items() if name not in ONCE or assessor.has(name)})


def check(story: Story, supervisor: Desk) -> None:
    supervisor.open("workbench:assessments_to_check")
    _by_number(story, supervisor)
    if not re.search(r"patikr", supervisor.page.url):
        supervisor.follow("Check the quality")
    supervisor.photograph("assessment-check")
    supervisor.fill({"decision": "checked"})
    supervisor.press("Record the decision")


def agree(story: Story, manager: Desk) -> None:
    manager.answer(
        "workbench:assessment_agree",
        story.assessment,
        answers={
            "agreed_on": story.today.isoformat(),
            "agreed_by": "child_and_guardian",
            "words": "Perskaitėme kartu lengvai skaitoma kalba. Jaunuolis sutinka.",
        },
        press="Record the agreement",
    )


def _by_number(story: Story, desk: Desk) -> None:
    with desk.page.expect_navigation():
        desk.page.locator("main").get_by_role("link", name=story.number).first.click()

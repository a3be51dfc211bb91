"""Needs: the manager plans the assessment, the assessor asks, the supervisor checks, the person agrees."""

import re
from datetime import timedelta

from tests.journeys.from_needs_to_home.desk import Desk
from tests.journeys.from_needs_to_home.story import ASSESSOR, Story

LEVEL = "2"
MISSING = {
    "health": "Noriu, kad kas nors primintų vaistus ir pasikalbėtų, kai blogai.",
    "relations": "Pasiilgau močiutės ir brolio.",
}
"""What is missing, in the person's words, by part of life."""
TOLD_BY = "Taip sako ir pats jaunuolis, ir darbuotoja, kuri jį pažįsta."
ONCE = {"v:conversation_on", "v:took_part"}
NAMES = "fields => [...new Set(fields.map(field => field.name))]"


def plan(story: Story, manager: Desk) -> None:
    manager.answer(
        "cases:assessment_plan",
        story.case,
        answers={
            "instrument": "Suaugusio asmens poreikių vertinimas",
            "reason": "first",
            "first": ASSESSOR,
            "due_on": (story.today + timedelta(days=14)).isoformat(),
        },
        press="Plan an assessment",
    )


def ask(story: Story, assessor: Desk) -> None:
    """All parts of the conversation, saved as they are answered, then submitted."""
    assessor.open("workbench:assessments")
    _by_number(story, assessor)
    story.assessment = assessor.page.url.rstrip("/").rsplit("/", 1)[-1]
    assessor.press("Begin the assessment")
    assessor.answer(
        "workbench:assessment_informant",
        story.assessment,
        answers={"kind": "person", "spoken_on": story.today.isoformat()},
        press="Write it down",
    )
    assessor.photograph("assessment-parts")
    assessor.follow("Continue")
    is_last = False
    while not is_last:
        _answer_page(story, assessor)
        is_last = assessor.page.locator(".question-foot button").count() == 1
        assessor.press("Save and see the list" if is_last else "Save and continue")
    assessor.open("workbench:assessment_submit", story.assessment)
    assessor.press("Submit the form")


def _answer_page(story: Story, assessor: Desk) -> None:
    """Questions come and go with the answers, so the page is asked what stands on it before each is given."""
    answers = {"v:conversation_on": story.today.isoformat(), "v:took_part": "person"}
    for name in assessor.page.locator('main [name^="v:"][type=radio]').evaluate_all(NAMES):
        domain = name.partition("_")[2]
        if name.startswith("v:level_"):
            answers[name] = LEVEL
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

"""One invented person from registration to home, in the browser, by those who do it in life; and the public numbers.

The acts follow one another in one test: which of them failed, its own lines say.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.desk import Desk
from tests.journeys.finding import Walker
from tests.journeys.from_needs_to_home import (
    assessing,
    conferring,
    moving,
    planning,
    publishing,
    registering,
    serving,
)
from tests.journeys.from_needs_to_home.story import SURNAME, Story
from tests.journeys.server import RunningServer

At = Callable[[str], Desk]


@pytest.fixture(scope="module", params=["lt"], autouse=True)
def language(request: pytest.FixtureRequest) -> str:
    """The journey is made in Lithuanian, beside the other Lithuanian journeys and on their server."""
    told: str = request.param
    return told


@pytest.fixture(scope="module")
def story() -> Story:
    return Story()


@pytest.fixture(scope="module")
def at(somebody: Callable[[str], Walker]) -> Iterator[At]:
    """The desk of a role, the same window in every act."""
    desks: dict[str, Desk] = {}

    def of(role: str) -> Desk:
        if role not in desks:
            page = somebody(role).context.new_page()
            page.set_default_timeout(15_000)
            desks[role] = Desk(page)
        return desks[role]

    yield of
    for desk in desks.values():
        desk.page.close()


@pytest.fixture(scope="module")
def public(browser: Browser, server: RunningServer) -> Iterator[Desk]:
    """Somebody who is not signed in."""
    with browser.new_context(base_url=server.address, reduced_motion="reduce") as context:
        yield Desk(context.new_page())


def the_ministry_publishes_what_is_counted_so_far(story: Story, at: At, public: Desk):
    publishing.publish(at("ministry"))

    story.published_before = publishing.figures(public)

    assert set(publishing.COUNTED) <= set(story.published_before)


def the_manager_registers_a_child_who_lives_in_an_institution(story: Story, at: At):
    registering.register(story, at("case_manager"))
    assert at("institution_staff").is_refused("cases:case", story.case)

    registering.write_institution_down(story, at("case_manager"))

    institution = at("institution_staff")
    institution.open("workbench:readiness")
    row = institution.page.locator("main tr[data-row]", has_text=story.number)
    expect(row).to_have_count(1)
    assert SURNAME not in institution.told("workbench:readiness")


def two_assessors_ask_and_agree_and_the_supervisor_checks(story: Story, at: At):
    assert at("assessor").is_refused("cases:case", story.case)
    assessing.plan(story, at("case_manager"))

    assessing.ask(story, at("assessor"))
    assessing.ask(story, at("assessor-2"), apart=True)
    assessing.settle(story, at("assessor"))
    assessing.check(story, at("case_supervisor"))
    assessing.agree(story, at("case_manager"))

    manager = at("case_manager")
    manager.open("workbench:assessment", story.assessment)
    for words in assessing.MISSING.values():
        expect(manager.page.locator("main")).to_contain_text(words)
    manager.photograph("assessment")


def a_plan_without_holes_is_agreed_with_the_person(story: Story, at: At):
    planning.begin(story, at("case_manager"))

    planning.answer_with_service(story, at("case_manager"))
    planning.answer_with_goal(story, at("case_manager"))
    planning.agree(story, at("case_manager"))

    manager = at("case_manager")
    manager.open("cases:plan", story.case)
    expect(manager.page.locator("main")).to_contain_text(planning.GOAL)


def the_provider_sees_nothing_before_it_accepts(story: Story, at: At):
    serving.allow_sharing(story, at("case_manager"))
    serving.refer(story, at("case_manager"))
    assert serving.is_not_open_to(story, at("provider_staff"))

    moving.prepare(story, at("case_manager"))
    moving.tick(story, at("institution_staff"))
    assert moving.is_blocked(story, at("case_manager")), "the service has no first day yet"

    serving.accept(story, at("provider_staff"))
    serving.begin(story, at("provider_staff"))

    assert not at("provider_staff").is_refused("cases:case", story.case)


def the_person_moves_and_the_institution_sees_them_no_more(story: Story, at: At):
    moving.confirm(story, at("case_manager"))

    assert at("institution_staff").is_refused("cases:case", story.case)
    assert story.number not in at("institution_staff").told("workbench:readiness")


def three_months_of_service_are_written_down(story: Story, at: At):
    totals = serving.record_three_months(story, at("provider_staff"))

    assert len([total for total in totals if total not in {"", "0"}]) >= 3


def the_service_ends_and_the_provider_sees_nothing_more(story: Story, at: At):
    serving.end(story, at("provider_staff"))

    assert serving.is_not_open_to(story, at("provider_staff"))


def the_family_meets_alone_and_its_plan_stands(story: Story, at: At):
    conferring.refer(story, at("case_manager"))
    conferring.appoint(story, at("case_manager"))
    coordinator = at("family_conference_coordinator")
    conferring.gather(story, coordinator)
    assert coordinator.is_refused("cases:case", story.case)
    conferring.meet(story, coordinator)
    conferring.accept(story, at("case_manager"))
    conferring.review(story, coordinator)

    conferring.close(story, at("case_manager"))

    assert coordinator.is_refused("cases:family_conference", story.conference)


def three_months_after_the_move_they_talk(story: Story, at: At):
    moving.talk_after_three_months(story, at("case_manager"))


def the_public_numbers_change_by_exactly_this_person(story: Story, at: At, public: Desk):
    publishing.publish(at("ministry"))

    after = publishing.figures(public)

    changed = {code: after[code] - before for code, before in story.published_before.items() if after[code] != before}
    assert changed == dict.fromkeys(publishing.COUNTED, 1)
    public.photograph("counted-from-cases")
    at("case_manager").open("cases:case", story.case)
    at("case_manager").photograph("case")


def test_one_person_goes_from_needs_to_home(story: Story, at: At, public: Desk):
    """One test, because each act begins where the one before ended."""
    the_ministry_publishes_what_is_counted_so_far(story, at, public)
    the_manager_registers_a_child_who_lives_in_an_institution(story, at)
    two_assessors_ask_and_agree_and_the_supervisor_checks(story, at)
    a_plan_without_holes_is_agreed_with_the_person(story, at)
    the_provider_sees_nothing_before_it_accepts(story, at)
    the_person_moves_and_the_institution_sees_them_no_more(story, at)
    three_months_of_service_are_written_down(story, at)
    the_service_ends_and_the_provider_sees_nothing_more(story, at)
    the_family_meets_alone_and_its_plan_stands(story, at)
    three_months_after_the_move_they_talk(story, at)
    the_public_numbers_change_by_exactly_this_person(story, at, public)

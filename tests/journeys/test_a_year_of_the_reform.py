"""A year of a new programme office in the browser, from its plan to the minutes, and what its figures move by.

The acts follow one another in one test: which of them failed, its own lines say. Half of the people work in English.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.a_year_of_the_reform import (
    developing,
    holding_events,
    office,
    preparing_events,
    reading,
    sitting,
    surveying,
    transforming,
)
from tests.journeys.a_year_of_the_reform.office import Office
from tests.journeys.a_year_of_the_reform.story import ANSWERS, COMPLETED, COUNTRY, REGIONS, Story
from tests.journeys.desk import ENGLISH, LITHUANIAN, Desk, address
from tests.journeys.from_needs_to_home import publishing

ALBUM = "a-year-of-the-reform"
RESPONDENTS = "survey-respondents"
SLUGS = {"LT-SA": "siauliai", "LT-TA": "taurage", "LT-TE": "telsiai"}
IN_ENGLISH = {"trainer", "regional_expert", "assessor", "researcher"}
At = Callable[[str], Desk]


@pytest.fixture(scope="module")
def story() -> Story:
    return Story()


@pytest.fixture(scope="module")
def bureau(worker_id: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office.opened(f"test_pertvarka_year_{worker_id}", tmp_path_factory.mktemp("year")) as opened:
        yield opened


@pytest.fixture(scope="module")
def at(browser: Browser, bureau: Office) -> Iterator[At]:
    """The desk of a role, the same window in every act; `public` is somebody who is not signed in."""
    desks: dict[str, Desk] = {}

    def of(role: str) -> Desk:
        if role not in desks:
            language = ENGLISH if role in IN_ENGLISH else LITHUANIAN
            context = browser.new_context(base_url=bureau.address, reduced_motion="reduce")
            context.set_default_timeout(30_000)
            page = context.new_page()
            desks[role] = Desk(page, language, ALBUM)
            if not role.startswith("public"):
                page.goto(address("access:demo", language=language))
                page.locator(f'form:has(input[value="{role}"]) button').click()
                page.wait_for_url(f"**{address('workbench:home', language=language)}")
        return desks[role]

    yield of
    for desk in desks.values():
        desk.page.context.close()


@pytest.fixture(scope="module")
def reader(at: At) -> Desk:
    """Everybody, in English."""
    desk = at("public")
    desk.language = ENGLISH
    return desk


def the_figures_of_the_first_day_are_read(story: Story, at: At, reader: Desk):
    publishing.publish(at("ministry"))
    story.released_before = publishing.figures(at("public_lt"))
    story.before = {code: reading.indicator(story, reader, code) for code in ("4.1.1", "4.2.4", RESPONDENTS)}
    story.before["regions"] = {slug: reading.events_of_region(reader, slug) for slug in SLUGS.values()}


def the_year_and_a_seminar_are_planned(story: Story, at: At, reader: Desk, bureau: Office):
    sitting.plan(story, at("monitoring_group_member"))
    preparing_events.plan_year(story, at("ministry"))
    preparing_events.plan_seminar(story, at("ministry"))

    preparing_events.invite(story, at("ministry"), bureau.post)
    preparing_events.come_openly(story, reader, bureau.post)
    preparing_events.answer_invitations(story, at("public_lt"), bureau.post)

    preparing_events.see_list(story, at("ministry"))
    assert reading.indicator(story, reader, "4.1.1") == story.before["4.1.1"], "a planned event counts nowhere"


def the_seminar_is_held_and_counts_itself(story: Story, at: At, reader: Desk, tmp_path: Path):
    ministry = at("ministry")
    holding_events.say_it_was_held(ministry, story.seminar)
    guests = story.seminar_guests
    rows = [holding_events.row_of(guest, "visi") for guest in guests]
    holding_events.bring_attendance(ministry, story.seminar, rows, tmp_path, wrong=guests[7].email)
    holding_events.report(ministry, story.seminar)

    certificates = holding_events.make_certificates(ministry, story.seminar)

    assert len(certificates) == len(guests) == 40
    assert all(sum(guest.name in text for text in certificates) == 1 for guest in guests)
    holding_events.check_certificate(ministry, reader, story.seminar, guests[3])
    moved = reading.differences(reading.indicator(story, reader, "4.1.1"), story.before["4.1.1"])
    assert moved == {COUNTRY: 1, **dict.fromkeys(REGIONS, 1)}
    reader.photograph("indicator-4-1-1")
    now = {slug: reading.events_of_region(reader, slug) for slug in SLUGS.values()}
    assert reading.differences(now, story.before["regions"]) == dict.fromkeys(SLUGS.values(), 1)
    reader.photograph("region")


def leaders_are_trained_and_count_where_their_audience_counts(story: Story, at: At, reader: Desk, tmp_path: Path):
    holding_events.hold_training(story, at("ministry"), at("trainer"), tmp_path)

    now = reading.indicator(story, reader, "4.2.4")

    assert reading.differences(now, story.before["4.2.4"]) == {COUNTRY: COMPLETED}
    assert len(holding_events.make_certificates(at("ministry"), story.group)) == COMPLETED
    seminars = reading.differences(reading.indicator(story, reader, "4.1.1"), story.before["4.1.1"])
    assert seminars[COUNTRY] == 1, "a training group is no seminar"


def the_institution_gets_its_plan_endorsed(story: Story, at: At, bureau: Office):
    head, expert = at("institution_head"), at("regional_expert")
    transforming.enlist(story, at("ministry"))
    transforming.write(story, head)
    bureau.run("passing", str(transforming.VISITS))
    transforming.submit(story, head)
    transforming.send_back(story, expert)
    transforming.improve(story, head)
    transforming.consult(story, expert)
    transforming.endorse(story, expert)

    transforming.approve(story, at("ministry"))

    assert at("trainer").is_refused("workbench:institution", story.institution)


def a_worker_is_assessed_and_enrolled(story: Story, at: At):
    developing.offer_training(story, at("ministry"))
    developing.register(story, at("institution_head"))
    developing.assess(story, at("assessor"))
    assert at("ministry").is_refused("workbench:staff_assessment", story.assessment)
    developing.talk_over(story, at("institution_head"))

    developing.enrol(story, at("institution_staff"))

    assert developing.is_on_the_list(story, at("ministry"))


def a_thousand_answers_have_the_margins_of_the_textbook(
    story: Story, at: At, reader: Desk, bureau: Office, tmp_path: Path
):
    researcher = at("researcher")
    surveying.begin(story, researcher)
    surveying.set_up(story, researcher)
    surveying.invite(story, researcher, tmp_path)
    said = surveying.answer(story, bureau)

    surveying.close(story, researcher)

    answers = sum(ANSWERS.values())
    for question, counts in said.items():
        told = surveying.shown(researcher, question)
        assert sorted(count for count, _share, _margin in told) == sorted(counts.values())
        for count, share, margin in told:
            expected = surveying.by_the_textbook(count, answers)
            assert (share, margin) == pytest.approx(expected, abs=0.06), f"{question}: {count} of {answers}"
    researcher.photograph("results-of-the-survey")
    surveying.publish(story, researcher)
    now = reading.indicator(story, reader, RESPONDENTS)
    assert reading.differences(now, story.before[RESPONDENTS]) == {COUNTRY: answers}


def the_monitoring_group_sits_from_papers_to_minutes(story: Story, at: At, reader: Desk):
    member = at("monitoring_group_member")
    papers = sitting.make_papers(story, member)
    for told in (sitting.text_of_pdf(papers["PDF"]), sitting.text_of_docx(papers["DOCX"])):
        assert "4.1.1" in told

    before, now = story.before["4.1.1"][COUNTRY], story.before["4.1.1"][COUNTRY] + 1
    assert any(f"{before} → {now}" in told for told in sitting.agenda(member))

    sitting.sit(story, member)
    sitting.sign(story, member)

    reader.open("public_site:minutes")
    assert sitting.OWN_ITEM in reader.told("public_site:minutes")
    reader.photograph("public-minutes")


def the_public_numbers_of_the_records_move_by_the_year_s_work(story: Story, at: At):
    publishing.publish(at("ministry"))

    after = publishing.figures(at("public_lt"))

    changed = reading.differences(after, story.released_before)
    assert changed == {"institution-plans-from-records": 1, "consultation-hours-from-records": 72}


def test_a_year_from_its_plan_to_the_minutes(story: Story, at: At, reader: Desk, bureau: Office, tmp_path: Path):
    """One test, because each act begins where the one before ended."""
    the_figures_of_the_first_day_are_read(story, at, reader)
    the_year_and_a_seminar_are_planned(story, at, reader, bureau)
    the_seminar_is_held_and_counts_itself(story, at, reader, tmp_path)
    leaders_are_trained_and_count_where_their_audience_counts(story, at, reader, tmp_path)
    the_institution_gets_its_plan_endorsed(story, at, bureau)
    a_worker_is_assessed_and_enrolled(story, at)
    a_thousand_answers_have_the_margins_of_the_textbook(story, at, reader, bureau, tmp_path)
    the_monitoring_group_sits_from_papers_to_minutes(story, at, reader)
    the_public_numbers_of_the_records_move_by_the_year_s_work(story, at)

"""What follows from the invented cases makes the figures the sources declare, and lives nobody could call impossible."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import following, need_texts, services
from pertvarka.people.demonstration.assessed import ADULTS, CHILDREN, answers
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.following import Followed
from pertvarka.people.demonstration.organisations import DEMO_INSTITUTION, DEMO_PROVIDER
from pertvarka.people.demonstration.places import Municipality
from pertvarka.people.demonstration.served import Asked, Episode, Offer, Serving
from pertvarka.people.demonstration.staff import DEMO_MANAGER

IN_FORCE = {"agreed", "active", "in_review"}
OPEN = {"planned", "in_progress", "submitted"}


@pytest.fixture(scope="module")
def followed(invented: Country) -> list[Followed]:
    return list(following.of(invented))


@pytest.fixture(scope="module")
def serving(invented: Country, municipalities: tuple[Municipality, ...]) -> Serving:
    made = services.invent(invented.organisations, municipalities, seed=invented.seed, today=invented.today)
    regions = {place.code: place.region_code for place in municipalities}
    pairs = [(site, offer) for site in made.sites for offer in site.offers]
    offers = [
        Offer(
            key=number,
            service_type=offer.service_type,
            provider_code=site.organisation_code,
            region_code=regions[site.municipality_code],
            free=offer.capacity,
            is_open=offer.state == "active",
        )
        for number, (site, offer) in enumerate(pairs, start=1)
    ]
    workers = {body.code: (f"worker:{body.code}",) for body in invented.organisations}
    return Serving(offers, workers, chance=chances.stream(invented.seed, "served"), today=invented.today)


def test_as_many_were_assessed_in_2017_as_the_review_states(followed: list[Followed]):
    first = [of.assessments[0] for of in followed if of.assessments]

    assert Counter(one.instrument for one in first) == {ADULTS: 1312, CHILDREN: 614}
    assert {one.agreed_on.year for one in first if one.agreed_on} == {2017}
    assert all(one.agreed_on for one in first)


def test_each_of_them_has_a_plan_agreed_in_the_same_year(followed: list[Followed]):
    plans = [of.plans[0] for of in followed if of.assessments]

    assert len(plans) == 1926
    assert {plan.agreed_on.year for plan in plans if plan.agreed_on} == {2017}
    assert all(plan.assessment_key for plan in plans)


def test_nobody_else_has_a_plan_after_an_assessment(followed: list[Followed]):
    assert all(plan.assessment_key is None for of in followed if not of.assessments for plan in of.plans)


def test_an_assessment_under_way_is_one_at_most_and_of_a_case_that_says_so(followed: list[Followed]):
    for of in followed:
        under_way = [one for one in of.assessments if one.state in OPEN]
        assert len(under_way) == (of.case.state == "under_assessment" and bool(of.assessments))


def test_of_agreed_assessments_only_the_newest_is_not_superseded(followed: list[Followed]):
    for of in followed:
        states = [one.state for one in of.assessments if one.agreed_on]
        assert states == ["superseded"] * (len(states) - 1) + ["agreed"] * bool(states)


def test_answers_give_the_scores_and_needs(followed: list[Followed]):
    for one in (of.assessments[0] for of in followed[:400] if of.assessments):
        tree = answers(one)
        assert {name.removeprefix("unmet_") for name, value in tree.items() if value == "yes"} == {
            need.domain for need in one.needs
        }
        assert sum(int(tree[f"level_{domain}"]) for domain in need_texts.DOMAINS) == one.scores["total"]


def test_a_case_has_one_plan_in_force_and_one_draft_at_most(followed: list[Followed]):
    for of in followed:
        states = [plan.state for plan in of.plans]
        assert sum(state in IN_FORCE for state in states) <= 1
        assert states.count("draft") == (of.case.state == "planning" and bool(of.assessments))
        assert [plan.number for plan in of.plans] == list(range(1, len(of.plans) + 1))


def test_a_draft_has_a_hole_and_a_plan_in_force_none(followed: list[Followed]):
    for of in followed:
        for plan in of.plans:
            holes = [need for need in plan.needs if not need.answer]
            assert bool(holes) == (plan.state == "draft")


def test_homes_follow_each_other_without_gap_or_overlap(invented: Country, followed: list[Followed]):
    for of in followed:
        assert of.homes[-1].ends_on is None
        assert of.homes[0].starts_on >= of.person.born_on
        for home, following_home in zip(of.homes, of.homes[1:], strict=False):
            assert home.ends_on == following_home.starts_on
            assert home.starts_on < following_home.starts_on <= invented.today


def test_the_home_of_today_is_the_persons(followed: list[Followed]):
    for of in followed:
        kind = of.homes[-1].kind
        assert kind == {"guardian_family": "guardian_kin"}.get(str(of.person.home), str(of.person.home))
        assert (kind == "care_institution") == bool(of.person.institution_code)


def test_a_return_has_its_cause_and_there_are_few(followed: list[Followed]):
    returned = [home for of in followed for home in of.homes if home.start_kind == "return"]

    assert all(home.return_cause and home.kind == "care_institution" for home in returned)
    assert 5 <= len(returned) <= 60


def test_as_many_children_lived_with_on_duty_carers_as_the_review_states(followed: list[Followed]):
    with_carers = [home for of in followed for home in of.homes if home.with_carer]

    assert len(with_carers) == 77
    assert {home.starts_on.year for home in with_carers} == {2017}


def test_moves_are_prepared_out_of_institutions_by_cases_with_a_plan(followed: list[Followed]):
    preparing = [(of, move) for of in followed for move in of.transitions if move.state == "preparing"]

    assert 40 <= len(preparing) <= 160
    for of, move in preparing:
        assert of.homes[move.left].kind == "care_institution"
        assert of.plan_in_force


def test_follow_ups_held_have_own_words(invented: Country, followed: list[Followed]):
    for of in followed:
        for one in (one for move in of.transitions for one in move.follow_ups):
            assert bool(one.held_on) == bool(one.own_words)
            assert one.held_on is None or one.held_on <= invented.today


def test_the_project_served_as_many_as_its_indicator_states(followed: list[Followed], serving: Serving):
    given = [one for of in followed if (one := serving.of_project(of.person))]

    assert Counter(one.service_type for one in given) == {"S30": 312, "S31": 275, "S32": 168}
    assert sum(len(one.children_keys) for one in given) == 265
    assert len({key for one in given for key in one.children_keys}) == 265
    assert all(one.counted_under == "1.4.3" and one.state == "ended" for one in given)


def test_no_offer_is_given_out_more_often_than_it_has_places(
    invented: Country, followed: list[Followed], serving: Serving
):
    given = list(of_today(followed, serving))

    for offer in serving.offers:
        assert sum(one.offer_key == offer.key for one in given) <= offer.free
    assert sum(one.provider_code == DEMO_PROVIDER for one in given) > 5


def test_a_month_of_records_at_the_demonstrations_provider_and_nowhere_else(
    invented: Country, followed: list[Followed], serving: Serving
):
    for one in of_today(followed, serving):
        assert one.provider_code == DEMO_PROVIDER or not one.records
        for record in one.records:
            assert one.starts_on <= record.given_on < invented.today
            assert record.given_on >= invented.today - timedelta(days=30)
            assert record.given_on.weekday() < 5


def of_today(followed: list[Followed], serving: Serving) -> Iterator[Episode]:
    serving.taken.clear()
    for of in followed:
        if of.plan_in_force:
            yield from serving.of_today(of.case)


def test_referrals_say_why_they_were_refused_and_since_when_they_wait(
    invented: Country, followed: list[Followed], serving: Serving
):
    need = Asked(key=1, service_type="S08", wished_from=date(2026, 1, 5), blocks_move=False)
    asked = [one for of in followed for one in serving.referrals(of.case, of.person, [need])]

    assert {one.state for one in asked} >= {"sent", "waiting", "refused"}
    for one in asked:
        assert (one.state == "refused") == bool(one.refusal) == bool(one.answer_words)
        assert (one.answered_at is None) == (one.state == "sent")
        assert one.sent_at.date() <= invented.today


def test_the_demonstrations_own_have_something_to_do(followed: list[Followed]):
    jonas = [of for of in followed if of.case.manager_key == DEMO_MANAGER and of.case.is_open]

    assert sum(bool(of.assessments) for of in jonas) >= 5
    assert any(plan.state == "draft" for of in jonas for plan in of.plans)
    assert sum(of.homes[-1].organisation_code == DEMO_INSTITUTION for of in followed) >= 10


def test_the_same_country_has_the_same_lives(invented: Country, followed: list[Followed]):
    assert list(following.of(invented)) == followed

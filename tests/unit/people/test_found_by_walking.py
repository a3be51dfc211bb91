"""Faults that random lives came upon, each told once more by hand, so that it is met without luck."""

from datetime import timedelta

import pytest

from pertvarka.foundation.access import scope
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery import home_errors
from pertvarka.people.delivery.actions import episodes, placements, referrals, transitions
from pertvarka.people.delivery.models import Placement
from pertvarka.people.delivery.states import TransitionState
from pertvarka.people.plans import errors as plan_errors
from pertvarka.people.plans.actions import agreements, answers, drafts, reviews
from pertvarka.people.plans.models import ServiceNeed
from tests.closed_plane import (
    build_account,
    build_case,
    build_ground,
    build_offer,
    build_organisation,
    build_plan,
    build_service_need,
)
from tests.unit.people.delivery.homes import (
    TODAY,
    build_institution,
    build_placement,
    confirmed,
    move_given,
    placement_given,
)
from tests.unit.people.plans import building


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def case(unit, jonas) -> Case:
    case = build_case(manager=jonas, organisation=unit, state="plan_active")
    build_ground(case, jonas)
    return case


def days_ago(days: int):
    return TODAY - timedelta(days=days)


def test_an_ended_service_has_no_first_day_and_opens_no_move(case, jonas):
    home = build_organisation("namai-kalve", kind="service_provider")
    ieva = build_account("Ieva", "provider_staff", home)
    need = build_service_need(build_plan(case, jonas), blocks_move=True)
    with scope.of(jonas):
        sent = referrals.send(need=need, offer=build_offer(home), purpose="Prašome", shared_summary="Rytais", by=jonas)
    with scope.of(ieva):
        episode = episodes.start(
            referral=referrals.accept(referral=sent, starts_on=TODAY, by=ieva), starts_on=TODAY, by=ieva
        )
    with scope.of(jonas):
        assert ServiceNeed.objects.get(pk=need.pk).starts_on == TODAY
    with scope.of(ieva):
        episodes.end(episode=episode, ends_on=TODAY, reason="Išvyko", by=ieva)
    with scope.of(jonas):
        need.refresh_from_db()
        assert (need.state, need.starts_on) == ("unmet", None)


def test_a_plan_begins_from_an_assessment_only_when_it_cannot_be_sent_back_any_more(case, jonas):
    assessment = building.build_assessment(case, "home", state="submitted")
    with scope.of(jonas), pytest.raises(plan_errors.AssessmentNotReady):
        drafts.begin(case=case, assessment=assessment, by=jonas)


def test_what_a_draft_asks_for_is_struck_out_and_not_called_needless(case, jonas):
    with scope.of(jonas):
        asked = building.only_service(building.build_draft(case, jonas))
        with pytest.raises(plan_errors.StateMayNotFollow):
            answers.no_longer_needed(service=asked, expected_version=asked.version, by=jonas)


def test_services_of_an_ended_plan_do_not_pass_for_a_draft(case, jonas):
    with scope.of(jonas):
        former = building.build_plan(case, jonas)
        new = drafts.begin(case=case, by=jonas)
        reviews.complete(
            plan=former, own_view="Gerai", reason="Viskas", ended_on=TODAY, expected_version=former.version, by=jonas
        )
        new = building.fresh(new)
        agreements.agree(plan=new, agreement=building.agreement(), expected_version=new.version, by=jonas)
        assert set(ServiceNeed.objects.values_list("plan__state", "plan_state")) == {
            ("completed", "completed"),
            ("agreed", "agreed"),
        }


def test_whoever_came_back_was_not_first_known_there(case, jonas):
    institution = build_institution()
    build_placement(case, jonas, organisation=institution, ends_on=days_ago(100))
    build_placement(case, jonas, starts_on=days_ago(100), ends_on=days_ago(10))
    given = placement_given(
        "care_institution", organisation=institution, starts_on=days_ago(10), start_kind="first_known"
    )
    with scope.of(jonas), pytest.raises(home_errors.ReturnNotAdmission):
        placements.record(case=case, given=given, by=jonas)


def test_a_corrected_day_takes_its_reason_to_the_home_after_the_gap(case, jonas):
    former = build_placement(case, jonas, ends_on=days_ago(50))
    after = build_placement(case, jonas, starts_on=days_ago(50))
    changes = {"ends_on": days_ago(80), "gap_reason": "Gyveno pas draugą"}
    with scope.of(jonas):
        placements.correct(placement=former, changes=changes, expected_version=1, by=jonas)
        assert Placement.objects.get(pk=after.pk).gap_reason == "Gyveno pas draugą"


def test_nobody_moves_from_a_time_of_which_nothing_is_known(case, jonas):
    build_placement(case, jonas, ends_on=days_ago(30))
    plan = build_plan(case, jonas)
    with scope.of(jonas):
        move = transitions.prepare(case=case, plan=plan, given=move_given(), by=jonas)
        with pytest.raises(home_errors.GapUnexplained):
            confirmed(move, jonas)


def test_a_return_of_long_ago_undoes_no_later_move(case, jonas):
    institution = build_institution()
    first = build_placement(case, jonas, organisation=institution, ends_on=days_ago(700))
    build_placement(case, jonas, starts_on=days_ago(700), ends_on=days_ago(600))
    build_placement(case, jonas, starts_on=days_ago(400), gap_reason="Nežinoma")
    plan = build_plan(case, jonas)
    given = placement_given(
        "care_institution",
        organisation=institution,
        starts_on=days_ago(600),
        ends_on=days_ago(400),
        start_kind="return",
        return_cause="health",
    )
    with scope.of(jonas):
        move = confirmed(transitions.prepare(case=case, plan=plan, given=move_given(), by=jonas), jonas)
        placements.record(case=case, given=given, by=jonas)
        move.refresh_from_db()
        assert (first.is_institutional, move.state) == (True, TransitionState.MOVED)

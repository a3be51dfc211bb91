"""Moves: prepared by the plan, blocked until ready, followed up for a year; and the board and forecast made of them."""

from datetime import timedelta

import pytest
from django.db import connection

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.people.cases.errors import CaseNotFound, DateInFuture
from pertvarka.people.cases.models import Case, Task
from pertvarka.people.cases.states import CaseState
from pertvarka.people.delivery import home_errors as errors
from pertvarka.people.delivery.actions import follow_ups, outcomes, placements, transitions
from pertvarka.people.delivery.models import FollowUp, Placement, Transition
from pertvarka.people.delivery.queries import arrivals, readiness
from pertvarka.people.delivery.queries import transitions as asked
from pertvarka.people.delivery.queries.readiness import Flag
from pertvarka.people.delivery.states import TransitionState
from tests.closed_plane import (
    build_account,
    build_case,
    build_organisation,
    build_plan,
    build_service_need,
    build_service_type,
)
from tests.unit.people.delivery.homes import (
    TODAY,
    build_institution,
    build_placement,
    confirmed,
    move_given,
    placement_given,
    tick_all,
)


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def institution(reform):
    return build_institution()


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def ausra(institution):
    return build_account("Ausra", "institution_staff", institution)


@pytest.fixture
def case(unit, jonas, institution):
    case = build_case(manager=jonas, organisation=unit, state="plan_active")
    build_placement(case, jonas, organisation=institution)
    return case


@pytest.fixture
def plan(case, jonas):
    return build_plan(case, jonas)


@pytest.fixture
def move(case, plan, jonas):
    with scope.of(jonas):
        return transitions.prepare(case=case, plan=plan, given=move_given(), by=jonas)


def test_a_move_is_prepared_with_its_checklist(move, case, jonas, institution):
    with scope.of(jonas):
        assert move.left.organisation == institution
        assert move.items.count() == len(asked.readiness(move).items) > 10
        assert Case.objects.get(pk=case.pk).state == CaseState.TRANSITION


def test_a_move_needs_an_agreed_plan_and_a_home(case, jonas):
    draft = build_plan(case, jonas, state="draft")
    with scope.of(jonas):
        with pytest.raises(errors.PlanNotInForce):
            transitions.prepare(case=case, plan=draft, given=move_given(), by=jonas)
        with pytest.raises(errors.MoveToInstitution):
            transitions.prepare(case=case, plan=draft, given=move_given(to_kind="care_institution"), by=jonas)
        with pytest.raises(errors.MoveDayImpossible):
            transitions.prepare(case=case, plan=draft, given=move_given(planned_on=TODAY - timedelta(1)), by=jonas)


def test_one_move_at_a_time(move, case, plan, jonas):
    with scope.of(jonas), pytest.raises(errors.MovePreparedAlready):
        transitions.prepare(case=case, plan=plan, given=move_given(), by=jonas)


def test_nobody_moves_before_the_necessary_lines_are_done(move, jonas):
    with scope.of(jonas):
        with pytest.raises(errors.MoveBlocked) as refused:
            transitions.confirm(move=move, moved_on=TODAY, expected_version=1, by=jonas)
        assert refused.value.items_count > 5
        for one in asked.readiness(move).blocking_items[1:]:
            transitions.tick(move=move, code=one.row.code, is_done=True, by=jonas)
        last = asked.readiness(move).blocking_items[0].row.code
        transitions.except_item(move=move, code=last, reason="Namai dar statomi, matė planą", by=jonas)
        assert not asked.readiness(move).is_blocked
        transitions.except_item(move=move, code=last, reason=" ", by=jonas)
        assert asked.readiness(move).is_blocked


def test_nobody_moves_before_the_services_have_a_first_day(move, plan, jonas):
    need = build_service_need(plan, blocks_move=True)
    with scope.of(jonas):
        tick_all(move, jonas)
        with pytest.raises(errors.MoveBlocked) as refused:
            transitions.confirm(move=move, moved_on=TODAY, expected_version=1, by=jonas)
        assert (refused.value.items_count, refused.value.services_count) == (0, 1)
        with pytest.raises(errors.MoveBlocked):
            transitions.set_day(move=move, planned_on=TODAY + timedelta(days=5), expected_version=1, by=jonas)
        transitions.set_day(move=move, planned_on=TODAY + timedelta(days=60), expected_version=1, by=jonas)
    with scope.of_command("load_demonstration"):
        type(need).objects.filter(pk=need.pk).update(starts_on=TODAY)
    with scope.of(jonas):
        transitions.set_day(move=move, planned_on=TODAY + timedelta(days=5), expected_version=2, by=jonas)
        transitions.confirm(move=move, moved_on=TODAY, expected_version=3, by=jonas)


def test_a_confirmed_move_leaves_no_gap_and_sets_four_follow_ups(move, case, jonas):
    with scope.of(jonas):
        confirmed(move, jonas)
        former, new = Placement.objects.filter(case=case).order_by("starts_on")
        assert (former.ends_on, new.starts_on, new.start_kind) == (TODAY, TODAY, "move")
        assert (move.left, move.came_to) == (former, new)
        assert list(FollowUp.objects.values_list("months", flat=True)) == [1, 3, 6, 12]
        assert Task.objects.filter(case=case, assignee=jonas).count() == 4
        assert Case.objects.get(pk=case.pk).state == CaseState.FOLLOW_UP
        with pytest.raises(errors.MoveMovedOn):
            transitions.tick(move=move, code="money", is_done=False, by=jonas)
        with pytest.raises(errors.MoveMovedOn):
            transitions.confirm(move=move, moved_on=TODAY, expected_version=move.version, by=jonas)


def test_staff_of_the_institution_confirm_the_move_and_see_the_person_no_more(move, case, jonas, ausra):
    with scope.of(ausra):
        confirmed(move, ausra)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with scope.of(ausra):
        assert not Case.objects.exists()
        assert not Transition.objects.exists()
    with scope.of(jonas):
        move.refresh_from_db()
        assert move.state == TransitionState.MOVED
        assert FollowUp.objects.count() == 4
        assert Task.objects.filter(case=case, assignee=jonas).count() == 4


def test_the_day_of_the_move_is_a_day_that_was(move, jonas):
    with scope.of(jonas):
        tick_all(move, jonas)
        with pytest.raises(DateInFuture):
            transitions.confirm(move=move, moved_on=TODAY + timedelta(days=1), expected_version=1, by=jonas)
        with pytest.raises(errors.MovedBeforeLeaving):
            transitions.confirm(move=move, moved_on=move.left.starts_on, expected_version=1, by=jonas)
        with pytest.raises(ChangedMeanwhile):
            transitions.confirm(move=move, moved_on=TODAY, expected_version=7, by=jonas)


def test_a_cancelled_move_takes_the_case_back(move, case, jonas):
    with scope.of(jonas):
        transitions.cancel(move=move, reason="Žmogus persigalvojo", expected_version=1, by=jonas)
        assert Case.objects.get(pk=case.pk).state == CaseState.PLAN_ACTIVE
        with pytest.raises(errors.MoveMovedOn):
            transitions.cancel(move=move, reason="Dar kartą", expected_version=2, by=jonas)


def test_a_follow_up_asks_for_own_words(move, case, jonas):
    said = {"held_on": TODAY, "lives_there": True, "words": "", "by": jonas}
    with scope.of(jonas):
        confirmed(move, jonas)
        first = asked.follow_up(move, 1)
        with pytest.raises(errors.OwnWordsMissing):
            follow_ups.record(follow_up=first, own_words="  ", **said)
        with pytest.raises(errors.FollowUpBeforeMove):
            follow_ups.record(follow_up=first, own_words="Gera", **{**said, "held_on": TODAY - timedelta(days=2)})
        follow_ups.record(follow_up=first, own_words="Man čia gera", **said)
        assert Task.objects.filter(case=case, state="done").count() == 1
        with pytest.raises(errors.FollowUpHeld):
            follow_ups.record(follow_up=asked.follow_up(move, 1), own_words="Man čia gera", **said)


def test_a_move_settles_after_twelve_months(move, jonas):
    with scope.of(jonas):
        confirmed(move, jonas)
        said = {"held_on": TODAY, "own_words": "Čia mano namai", "words": "", "by": jonas}
        follow_ups.record(follow_up=asked.follow_up(move, 6), lives_there=True, **said)
        move.refresh_from_db()
        assert move.state == TransitionState.MOVED
        follow_ups.record(follow_up=asked.follow_up(move, 12), lives_there=True, **said)
        move.refresh_from_db()
        assert move.state == TransitionState.SETTLED


def test_a_return_breaks_the_move_and_is_no_new_admission(move, case, institution, jonas):
    with scope.of(jonas):
        confirmed(move, jonas, on=TODAY - timedelta(days=5))
        given = placement_given(
            "care_institution",
            organisation=institution,
            start_kind="return",
            return_cause="family",
            starts_on=TODAY,
            ends_former=True,
        )
        placements.record(case=Case.objects.get(pk=case.pk), given=given, by=jonas)
        move.refresh_from_db()
        assert move.state == TransitionState.BROKEN
        assert asked.late_follow_ups(today=TODAY + timedelta(days=400)) == []


def test_late_follow_ups(move, jonas):
    with scope.of(jonas):
        confirmed(move, jonas)
        late = asked.late_follow_ups(today=TODAY + timedelta(days=100))
        assert [row.months for row in late] == [1, 3]


def test_outcomes_are_measured_and_compared(case, jonas):
    with scope.of(jonas):
        outcomes.measure(case=case, moment="before", measured_on=TODAY, answers={"health": 1}, by=jonas)
        with pytest.raises(errors.MeasuredAlready):
            outcomes.measure(case=case, moment="before", measured_on=TODAY, answers={"health": 2}, by=jonas)
        with pytest.raises(errors.AnswerOutOfScale):
            outcomes.measure(case=case, moment="months_6", measured_on=TODAY, answers={"health": 5}, by=jonas)
        with pytest.raises(errors.AnswerOutOfScale):
            outcomes.measure(case=case, moment="months_6", measured_on=TODAY, answers={}, by=jonas)
        assert asked.answers(asked.outcomes_of(case)[0])["health"] == 1


def test_others_prepare_nothing(move, case, plan, reform):
    stranger = build_account("Zita", "case_manager", build_organisation("kitur"))
    head = build_account("Algis", "institution_head", build_organisation("kita-istaiga", kind="institution"))
    with scope.of(stranger):
        assert asked.one(case, move.uuid) is None
        with pytest.raises(CaseNotFound):
            transitions.prepare(case=case, plan=plan, given=move_given(), by=stranger)
        with pytest.raises(errors.HomeNotFound):
            transitions.tick(move=move, code="money", is_done=True, by=stranger)
    with scope.of(head), pytest.raises(NotAllowed):
        transitions.tick(move=move, code="money", is_done=True, by=head)


def test_the_board_tells_how_far_each_resident_is(case, unit, institution, ausra, django_assert_max_num_queries):
    jonas = case.manager
    waiting = build_case(manager=jonas, organisation=unit)
    build_placement(waiting, jonas, organisation=institution)
    plan = build_plan(case, jonas)
    with scope.of(jonas):
        move = transitions.prepare(case=case, plan=plan, given=move_given(), by=jonas)
        transitions.tick(move=move, code="money", is_done=True, by=jonas)
    with scope.of(ausra):
        with django_assert_max_num_queries(2):
            rows = readiness.board(today=TODAY)
        ready, still = rows
        assert (ready.placement.case, ready.done_count, ready.next_home) == (case, 1, "group_home")
        assert ready.items_count > 10
        assert ready.flags == (Flag.NO_ASSESSMENT,)
        assert still.flags == (Flag.NO_ASSESSMENT, Flag.NO_PLAN, Flag.NO_NEXT_HOME)
        assert readiness.counted(rows)[Flag.NO_ASSESSMENT] == 2


def test_the_head_of_another_institution_sees_no_residents(case, reform):
    other = build_institution("kita")
    head = build_account("Algis", "institution_head", other)
    with scope.of(head):
        assert readiness.board(today=TODAY) == []


def test_the_planner_counts_arrivals_and_sees_nobody(move, case, plan, unit, jonas):
    planner = build_account("Darius", "municipal_planner", municipality="LT-02")
    residential = build_service_type("T09", is_residential=True)
    for _ in range(5):
        other = build_plan(build_case(manager=jonas, organisation=unit), jonas)
        build_service_need(other, service_type=residential, wished_from=TODAY)
    build_service_need(plan, service_type=residential, wished_from=TODAY)
    with scope.of(planner):
        told = arrivals.forecast(today=TODAY)
        assert not Case.objects.exists()
    prepared, needed = told.lines
    assert prepared.is_prepared
    assert [few.number for few in prepared.months if few.number != 0] == [None]
    assert (prepared.at_least, prepared.is_exact) == (1, False)
    assert needed.months[0].number == 5  # the one with a prepared move is not counted twice
    far = build_account("Dalia", "municipal_planner", municipality="LT-50")
    with scope.of(far):
        assert arrivals.forecast(today=TODAY).lines == ()

"""Plans in force: followed by versions and reviews, completed, counted by planners, read by the team alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.people.assessments.models import Assessment
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.plans import errors
from pertvarka.people.plans.actions import agreements, answers, drafts, reviews
from pertvarka.people.plans.models import Plan, PlanNeed, ServiceNeed
from pertvarka.people.plans.queries import demand, plans
from tests.closed_plane import ALYTUS, build_account, build_organisation
from tests.unit.people.plans.building import (
    agreement,
    build_assessment,
    build_draft,
    build_plan,
    fresh,
    kinds,
    only_service,
    service_given,
)


def test_a_new_version_copies_the_plan_and_takes_its_services_over(plan, case, jonas):
    running = only_service(plan)
    with scope.of_command("load_demonstration"):
        ServiceNeed.objects.filter(pk=running.pk).update(state="waiting")

    with scope.of(jonas):
        new = drafts.begin(case=fresh(plan).case, by=jonas)
        assert (new.number, new.previous_id) == (2, plan.pk)
        drafted = only_service(new)
        assert (drafted.continues_id, drafted.state) == (running.pk, "unmet")
        changed = service_given(amount=2)
        answers.change_service(service=drafted, given=changed, expected_version=drafted.version, by=jonas)
        new = fresh(new)
        agreements.agree(plan=new, agreement=agreement(), expected_version=new.version, by=jonas)

        assert fresh(plan).state == "superseded"
        taken = only_service(new)
        assert (taken.pk, taken.uuid, taken.state, taken.amount) == (running.pk, running.uuid, "waiting", 2)
        assert taken.plan_state == "agreed"
        left = only_service(plan)
        assert (left.amount, left.plan_state) == (1, "superseded")
        assert "plan.superseded" in kinds(case)


def test_a_draft_given_up_leaves_room_for_another(plan, jonas):
    new = drafts.begin(case=plan.case, by=jonas)

    drafts.cancel(plan=new, reason="Suklysta", expected_version=new.version, by=jonas)

    assert fresh(plan).state == "active"
    assert drafts.begin(case=plan.case, by=jonas).previous_id == plan.pk


def test_a_new_assessment_brings_its_needs_into_the_new_version(case, jonas):
    first = build_assessment(case, "home")
    with scope.of(jonas):
        plan = drafts.begin(case=case, assessment=first, by=jonas)
        answers.ask_service(need=plans.needs_of(plan)[0], given=service_given(), by=jonas)
        plan = fresh(plan)
        agreements.agree(plan=plan, agreement=agreement(), expected_version=plan.version, by=jonas)
    with scope.of_command("load_demonstration"):
        Assessment.objects.filter(pk=first.pk).update(state="superseded")
    second = build_assessment(case, "home", "leisure")
    with scope.of(jonas):
        new = drafts.begin(case=case, assessment=second, by=jonas)

        needed = plans.needs_of(new)
        assert [(need.domain, need.answer) for need in needed] == [("home", "planned"), ("leisure", "")]
        assert {need.identified.assessment_id for need in needed} == {second.pk}


def test_a_review_needs_the_persons_view_and_comes_within_six_months(plan, case, jonas):
    today = timezone.localdate()
    for given, fault in (
        (reviews.ReviewGiven(today, " ", "goes_on"), errors.ReviewIncomplete),
        (
            reviews.ReviewGiven(today, "Gerai", "goes_on", next_due_on=today + timedelta(days=185)),
            errors.ReviewDayImpossible,
        ),
        (reviews.ReviewGiven(today - timedelta(days=1), "Gerai", "goes_on"), errors.ReviewTooEarly),
    ):
        with pytest.raises(fault):
            reviews.review(plan=plan, given=given, expected_version=plan.version, by=jonas)

    reviews.review(
        plan=plan,
        given=reviews.ReviewGiven(today, "Man gerai", "changed", words="Nori dirbti"),
        expected_version=plan.version,
        by=jonas,
    )

    assert fresh(plan).state == "in_review"
    assert plans.in_force(case).pk == plan.pk
    assert [one.own_view for one in plans.reviews_of(plan)] == ["Man gerai"]


def test_a_plan_is_completed_with_the_person(plan, case, jonas):
    reviews.complete(
        plan=plan,
        own_view="Gyvenu, kaip norėjau",
        reason="Tikslai pasiekti",
        ended_on=timezone.localdate(),
        expected_version=plan.version,
        by=jonas,
    )

    assert fresh(plan).state == "completed"
    assert plans.in_force(case) is None
    assert "plan.completed" in kinds(case)


def test_reviews_due_are_those_of_own_cases(plan, jonas):
    due_on = timezone.localdate() + timedelta(days=184)

    assert [one.pk for one in plans.reviews_due(jonas, until=due_on)] == [plan.pk]
    assert plans.reviews_due(jonas, until=due_on - timedelta(days=1)) == []


def test_planners_count_needs_of_their_municipality_and_see_no_plan(unit, case, jonas):
    with scope.of(jonas):
        build_plan(case, jonas)
    elsewhere = build_organisation("kauno-skyrius", municipality="LT-16")
    planner = build_account("Rasa", "municipal_planner", unit, municipality=ALYTUS)
    other = build_account("Tomas", "municipal_planner", elsewhere, municipality="LT-16")

    with scope.of(planner):
        [found] = demand.needs_of_municipality()
        assert (found.municipality.code, found.by_state, found.open) == (ALYTUS, {"unmet": 1}, 1)
        assert not Plan.objects.exists()
        assert not PlanNeed.objects.exists()
    with scope.of(other):
        assert demand.needs_of_municipality() == []


def test_planners_do_not_count_needs_of_drafts(case, jonas, unit):
    with scope.of(jonas):
        build_draft(case, jonas)
    with scope.of(build_account("Rasa", "municipal_planner", unit, municipality=ALYTUS)):
        assert demand.needs_of_municipality() == []


def test_whoever_is_not_on_the_team_finds_no_plan(plan, reform):
    stranger = build_account("Zita", "case_manager", build_organisation("kito-skyrius", municipality="LT-16"))

    with scope.of(stranger):
        assert not Plan.objects.exists()
        with pytest.raises(CaseNotFound):
            drafts.begin(case=plan.case, by=stranger)
        with pytest.raises(CaseNotFound):
            drafts.describe(plan=plan, texts={"risks": "x"}, expected_version=1, by=stranger)


def test_the_supervisor_reads_and_does_not_write(plan, unit):
    supervisor = build_account("Ona", "case_supervisor", unit)

    with scope.of(supervisor):
        assert Plan.objects.get().pk == plan.pk
        with pytest.raises(NotAllowed):
            drafts.begin(case=plan.case, by=supervisor)

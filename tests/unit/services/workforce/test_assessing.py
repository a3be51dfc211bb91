"""From the register to the result: planned by the head, filled by the assessor, discussed by the manager."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Notice
from pertvarka.services.workforce import errors
from pertvarka.services.workforce.actions import assessing, register
from pertvarka.services.workforce.actions.register import Employed
from pertvarka.services.workforce.models import StaffMember
from pertvarka.services.workforce.queries import assessments
from tests.unit.services.workforce.conftest import typings


def test_the_whole_way_to_a_result(house):
    held = house.submitted(level=3, motivation=4)
    assert held.state == "submitted"
    assert held.levels == dict.fromkeys(
        ("person_centred", "communication", "decision_support", "community", "safety", "teamwork"), 3.0
    )
    assert (held.motivation, held.result_class) == (Decimal("4.0"), "good")
    with scope.of(house.manager):
        assert Notice.objects.filter(kind="staff_assessment.submitted").count() == 1
        plan = assessing.discuss(assessment=held, discussed_on=timezone.localdate(), by=house.manager)
        found = assessments.assessment(held.uuid)
    assert plan.assessment_id == held.pk
    assert (found.state, found.assessor_until) == ("discussed", timezone.localdate() + timedelta(days=30))


def test_a_form_with_gaps_is_not_submitted_and_keeps_what_was_typed(house):
    held = house.plan(house.add())
    with scope.of(house.assessor):
        assessing.answer(assessment=held, typings=typings(2, 2)[:5], by=house.assessor)
        with pytest.raises(errors.FormHasGaps) as gaps:
            assessing.submit(assessment=held, by=house.assessor)
        assert gaps.value.count == 9
        assert len(assessments.response_of(held).answers) >= 5


def test_one_assessment_at_a_time(house):
    member = house.add()
    house.plan(member)
    with pytest.raises(errors.AssessmentStandsAlready):
        house.plan(member)


@pytest.mark.parametrize(("chosen", "refused"), [
    ("worker", errors.AppointsThemselves), ("manager", errors.AppointsThemselves), ("head", errors.AppointsThemselves),
])  # fmt: skip
def test_who_is_too_near_does_not_assess(house, chosen, refused):
    member = house.add(account=house.worker, manager=house.manager)
    with scope.of(house.head), pytest.raises(refused):
        assessing.plan(worker=member, assessor=getattr(house, chosen), due_on=timezone.localdate(), by=house.head)


def test_only_an_assessor_assesses_and_only_within_a_year(house):
    member, today = house.add(manager=house.manager), timezone.localdate()
    with scope.of(house.head):
        with pytest.raises(errors.NotAnAssessor):
            assessing.plan(worker=member, assessor=house.worker, due_on=today, by=house.head)
        for day in (today - timedelta(days=1), today + timedelta(days=366)):
            with pytest.raises(errors.DueDayImpossible):
                assessing.plan(worker=member, assessor=house.assessor, due_on=day, by=house.head)


def test_somebody_else_neither_fills_nor_discusses(house):
    held = house.submitted()
    with scope.of(house.head), pytest.raises(NotAllowed):
        assessing.answer(assessment=held, typings=typings(4, 4), by=house.head)
    with scope.of(house.worker), pytest.raises(errors.StaffNotFound):
        assessing.discuss(assessment=held, discussed_on=timezone.localdate(), by=house.worker)
    with scope.of(house.assessor), pytest.raises(errors.StepNotPossible):
        assessing.answer(assessment=held, typings=typings(4, 4), by=house.assessor)


def test_a_discussion_is_not_ahead_and_happens_once(house):
    held = house.submitted()
    with scope.of(house.manager):
        with pytest.raises(errors.DayImpossible):
            assessing.discuss(assessment=held, discussed_on=timezone.localdate() + timedelta(days=1), by=house.manager)
        assessing.discuss(assessment=held, discussed_on=timezone.localdate(), by=house.manager)
        with pytest.raises(errors.StepNotPossible):
            assessing.discuss(assessment=held, discussed_on=timezone.localdate(), by=house.manager)


def test_the_register_ends_with_where_somebody_went(house):
    member, today = house.add(), timezone.localdate()
    with scope.of(house.head):
        for day, went_to, refused in (
            (today + timedelta(days=1), "retired", errors.DayImpossible),
            (member.started_on - timedelta(days=1), "retired", errors.DayImpossible),
            (today, "nowhere", errors.WayUnknown),
        ):
            with pytest.raises(refused):
                register.end(worker=member, left_on=day, went_to=went_to, by=house.head)
        register.end(worker=member, left_on=today, went_to="community_service", by=house.head)
        with pytest.raises(errors.StaffLeft):
            register.end(worker=member, left_on=today, went_to="retired", by=house.head)
        with pytest.raises(errors.StaffLeft):
            assessing.plan(worker=member, assessor=house.assessor, due_on=today, by=house.head)


@pytest.mark.parametrize(("wrong", "refused"), [
    ({"name": "  "}, errors.NameMissing),
    ({"profession": "astronaut"}, errors.ProfessionUnknown),
    ({"employment_share": Decimal("1.6")}, errors.ShareImpossible),
    ({"started_on": None}, errors.DayImpossible),
])  # fmt: skip
def test_what_cannot_stand_in_the_register_is_refused(house, wrong, refused):
    right = {
        "name": "Ona",
        "profession": "nurse",
        "employment_share": Decimal("0.5"),
        "started_on": timezone.localdate(),
    }
    typed = {**right, **wrong}
    typed["started_on"] = typed["started_on"] or timezone.localdate() + timedelta(days=1)
    with scope.of(house.head), pytest.raises(refused):
        register.add(institution=house.place, who=Employed(**typed), by=house.head)


def test_a_worker_is_written_once_under_seal_and_never_leads_themselves(house):
    member = house.add(account=house.worker)
    assert member.name == "Ona Onaitė"
    assert b"Onait" not in bytes(member.name_sealed)
    with pytest.raises(errors.AccountTaken):
        house.add(account=house.worker)
    with pytest.raises(errors.ManagesThemselves):
        house.add(account=house.assessor, manager=house.assessor)
    with scope.of(house.head):
        assert StaffMember.objects.count() == 1

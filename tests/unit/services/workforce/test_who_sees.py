"""Row rules: a result is the worker's, their manager's and the assessor's; the head and the ministry count."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.workforce.actions import assessing, developing
from pertvarka.services.workforce.models import (
    DevelopmentItem,
    DevelopmentPlan,
    RedeploymentWish,
    StaffAssessment,
    StaffMember,
    StaffResponse,
)
from pertvarka.services.workforce.queries import staff
from tests import closed_plane

RECORDS = (StaffAssessment, StaffResponse, DevelopmentPlan, DevelopmentItem, RedeploymentWish)


@pytest.fixture
def told(house):
    """Everything there can be about the worker."""
    held = house.discussed()
    with scope.of(house.manager):
        plan = DevelopmentPlan.objects.get()
        item = developing.ToLearn("safety", "mentoring", "Budėti kartu", timezone.localdate() + timedelta(days=9))
        developing.add_item(plan=plan, item=item, by=house.manager)
    with scope.of(house.worker):
        developing.say_wish(
            worker=held.staff_member, wish="community_service", municipality=None, own_words="Noriu", by=house.worker
        )
    return held


def _seen(account):
    with scope.of(account):
        return [model.objects.count() for model in RECORDS]


def test_the_worker_and_their_manager_see_everything(house, told):
    assert _seen(house.worker) == [1, 1, 1, 1, 1]
    assert _seen(house.manager) == [1, 1, 1, 1, 1]


def test_the_assessor_sees_the_assessment_but_not_the_wish(house, told):
    assert _seen(house.assessor) == [1, 1, 1, 1, 0]


def test_the_assessor_sees_nothing_when_the_thirty_days_are_over(house, told):
    with scope.of_command(closed_plane.COMMAND):
        StaffAssessment.objects.update(assessor_until=timezone.localdate() - timedelta(days=1))
    assert _seen(house.assessor) == [0, 0, 0, 0, 0]
    with scope.of(house.assessor):
        assert not StaffMember.objects.exists()


def test_the_head_who_is_not_the_manager_sees_the_register_and_nothing_else(house, told):
    assert _seen(house.head) == [0, 0, 0, 0, 0]
    with scope.of(house.head):
        (line,) = staff.register(house.place)
    assert (line.name, line.standing.state) == ("Ona Onaitė", "discussed")


@pytest.mark.parametrize("role", ["ministry", "institution_head", "institution_staff", "assessor", "regional_expert"])
def test_others_see_nobody(house, told, role):
    elsewhere = closed_plane.build_organisation("kiti-namai", kind=Organisation.Kind.INSTITUTION)
    region = "LT-AL" if role == "regional_expert" else None
    other = closed_plane.build_account("Kitas", role, elsewhere, region=region, is_demo=True)
    assert _seen(other) == [0, 0, 0, 0, 0]
    with scope.of(other):
        assert not StaffMember.objects.exists()
        assert not staff.standing()


def test_what_is_being_written_is_the_assessors_until_submitted(house):
    held = house.plan(house.add(account=house.worker, manager=house.manager))
    house.fill(held)
    assert _seen(house.worker)[:2] == [1, 0]
    assert _seen(house.assessor)[:2] == [1, 1]


def test_nobody_opens_assessments_to_themselves_through_the_register(house, told):
    with scope.of(house.head), pytest.raises(DatabaseError), transaction.atomic():
        StaffMember.objects.update(manager_account=house.head)


def test_the_head_cannot_write_a_result(house):
    member = house.add(account=house.worker)
    with scope.of(house.head), pytest.raises(DatabaseError), transaction.atomic():
        StaffAssessment.objects.create(
            staff_member=member,
            open_to=house.place,
            assessor=house.assessor,
            instrument_version=assessing.assessments.form_now(),
            due_on=timezone.localdate(),
            state="submitted",
            submitted_on=timezone.localdate(),
            result_class="strong",
        )


def test_a_new_manager_sees_what_the_old_one_saw(house, told):
    with scope.of_command(closed_plane.COMMAND):
        StaffMember.objects.update(manager_account=None)
    assert _seen(house.manager) == [0, 0, 0, 0, 0]


def test_nobody_changes_a_result_once_it_is_given(house):
    held = house.submitted()
    for account in (house.manager, house.assessor):
        with scope.of(account), pytest.raises(DatabaseError), transaction.atomic():
            StaffAssessment.objects.filter(pk=held.pk).update(result_class="strong")


def test_a_manager_gives_no_result_instead_of_the_assessor(house):
    held = house.plan(house.add(account=house.worker, manager=house.manager))
    with scope.of(house.manager), pytest.raises(DatabaseError), transaction.atomic():
        StaffAssessment.objects.filter(pk=held.pk).update(levels={"safety": 4.0})

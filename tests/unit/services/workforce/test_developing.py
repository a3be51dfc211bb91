"""After the discussion: what to learn, a place in a real training, the wish where to work on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.models import Event, Registration, TrainingProgramme
from pertvarka.services.workforce import errors, trainings
from pertvarka.services.workforce.actions import assessing, developing
from pertvarka.services.workforce.actions.developing import ToLearn
from pertvarka.services.workforce.models import DevelopmentItem
from pertvarka.services.workforce.queries import assessments, staff
from tests import closed_plane


@pytest.fixture
def group(house) -> Event:
    """A training for staff of institutions that takes one person more."""
    programme = TrainingProgramme.objects.create(
        title_lt="Pagalba priimti sprendimus",
        title_en="Support in deciding",
        audience="institution-staff",
        academic_hours=8,
        reported_under="3.1",
    )
    starts_on = timezone.localdate() + timedelta(days=20)
    return Event.objects.create(
        code="R2031-077",
        slug=f"{starts_on}-mokymai-077",
        kind="training",
        scope="national",
        state="confirmed",
        starts_on=starts_on,
        ends_on=starts_on,
        title_lt="Pagalba priimti sprendimus",
        title_en="Support in deciding",
        reported_under="3.1",
        organiser=closed_plane.build_organisation("mokytojai"),
        is_open=True,
        places=1,
        training_programme=programme,
    )


@pytest.fixture
def plan(house):
    held = house.discussed()
    with scope.of(house.manager):
        return assessments.plan_of(held)


def _training(group: Event) -> ToLearn:
    return ToLearn("decision_support", "training", "", training=group.uuid)


def test_a_training_of_the_plan_puts_the_worker_on_its_list(house, plan, group):
    with scope.of(house.manager):
        item = developing.add_item(plan=plan, item=_training(group), by=house.manager)
        assert (item.what, item.due_on, item.event_code) == (group.title_lt, group.ends_on, group.code)
        enrolled = developing.enrol(item=item, by=house.manager)
        assert not enrolled.waits
        assert DevelopmentItem.objects.get().enrolled_on == timezone.localdate()
        with pytest.raises(errors.DoneAlready):
            developing.enrol(item=item, by=house.manager)
    with scope.of_command(closed_plane.COMMAND):
        registration = Registration.objects.get(event=group)
        assert registration.participant.email == house.worker.email
        assert registration.participant.name == "Ona Onaitė"
    group.refresh_from_db()
    assert group.places_taken == 1


def test_a_full_group_has_a_queue_and_a_closed_one_takes_nobody(house, plan, group):
    with scope.of(house.worker):
        item = developing.add_item(plan=plan, item=_training(group), by=house.worker)
    group.places, group.is_open = 0, True
    group.save()
    with scope.of(house.worker):
        assert developing.enrol(item=item, by=house.worker).waits
        second = developing.add_item(plan=plan, item=_training(group), by=house.worker)
    Event.objects.update(is_open=False)
    with scope.of(house.worker):
        with pytest.raises(errors.TrainingUnknown):
            developing.enrol(item=second, by=house.worker)
        with pytest.raises(errors.TrainingUnknown):
            developing.add_item(plan=plan, item=_training(group), by=house.worker)


def test_trainings_for_others_are_not_offered(house, group):
    TrainingProgramme.objects.update(audience="municipal-units")
    assert trainings.open_groups(on=timezone.localdate()) == []


def test_what_cannot_stand_in_a_plan_is_refused(house, plan):
    soon = timezone.localdate() + timedelta(days=5)
    with scope.of(house.worker):
        for item, refused in (
            (ToLearn("cooking", "mentoring", "Kartu", soon), errors.DomainUnknown),
            (ToLearn("safety", "magic", "Kartu", soon), errors.WayUnknown),
            (ToLearn("safety", "mentoring", " ", soon), errors.TextMissing),
            (
                ToLearn("safety", "mentoring", "Kartu", timezone.localdate() - timedelta(days=1)),
                errors.DueDayImpossible,
            ),
            (ToLearn("safety", "training", "Kartu", soon), errors.TrainingUnknown),
        ):
            with pytest.raises(refused):
                developing.add_item(plan=plan, item=item, by=house.worker)
        made = developing.add_item(plan=plan, item=ToLearn("safety", "mentoring", "Kartu", soon), by=house.worker)
        developing.finish_item(item=made, by=house.worker)
        with pytest.raises(errors.DoneAlready):
            developing.finish_item(item=made, by=house.worker)


def test_two_people_do_not_write_over_each_others_aim(house, plan):
    with scope.of(house.worker):
        developing.write_aim(plan=plan, aim="Noriu dirbti bendruomenėje", expected_version=1, by=house.worker)
    with scope.of(house.manager), pytest.raises(errors.StepNotPossible):
        developing.write_aim(plan=plan, aim="Kitaip", expected_version=1, by=house.manager)


def test_a_worker_without_an_account_needs_an_email(house, group):
    member = house.add("Petras", manager=house.manager)
    held = house.plan(member)
    house.fill(held, level=1)
    with scope.of(house.assessor):
        developing_plan = _submitted_and_discussed(house, held)
        item = developing.add_item(plan=developing_plan, item=_training(group), by=house.assessor)
    with scope.of(house.manager):
        with pytest.raises(errors.NoEmail):
            developing.enrol(item=item, by=house.manager)
        developing.enrol(item=item, email="petras@example.lt", by=house.manager)


def _submitted_and_discussed(house, held):
    assessing.submit(assessment=held, by=house.assessor)
    return assessing.discuss(assessment=held, discussed_on=timezone.localdate(), by=house.assessor)


def test_a_wish_is_the_workers_own_and_the_earlier_one_is_kept(house, plan):
    worker = plan.assessment.staff_member
    for wish in ("stay", "retrain"):
        with scope.of(house.worker):
            developing.say_wish(worker=worker, wish=wish, municipality=None, own_words="", by=house.worker)
    with scope.of(house.manager):
        assert [one.wish for one in staff.wishes(worker)] == ["retrain", "stay"]
    with scope.of(house.assessor), pytest.raises(errors.StaffNotFound):
        developing.say_wish(worker=worker, wish="leave", municipality=None, own_words="", by=house.assessor)


def test_other_institutions_reach_no_plan(house, plan):
    elsewhere = closed_plane.build_organisation("kiti-namai", kind=Organisation.Kind.INSTITUTION)
    other = closed_plane.build_account("Kitas", "institution_head", elsewhere, is_demo=True)
    with scope.of(other), pytest.raises(errors.StaffNotFound):
        developing.write_aim(plan=plan, aim="Aš", expected_version=1, by=other)

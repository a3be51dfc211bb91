"""Attendance by half-day: who may note it, how people note themselves, and how it is counted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events import attending, errors
from pertvarka.programme.events.actions import attendance, preparing
from pertvarka.programme.events.models import Attendance, Event, ParticipationFact
from pertvarka.programme.events.queries import attendance as reading
from tests.closed_plane import build_account
from tests.unit.programme.events.at_work import build_event, build_office, build_officer
from tests.unit.programme.events.attended import build_day, come, halves, hold, tick

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def office() -> Organisation:
    return build_office()


@pytest.fixture
def egle(office: Organisation) -> Account:
    return build_officer("Eglė", office)


@pytest.fixture
def event(egle: Account, office: Organisation) -> Event:
    return build_day(egle, office)


def counted(event: Event) -> int | None:
    event.refresh_from_db()
    return event.participants_counted


def test_people_are_counted_once_however_many_half_days_they_attend(event: Event, egle: Account):
    first, second, third = come(event, 3)
    assert counted(event) is None
    tick(egle, event, first, 1, 2)
    tick(egle, event, second, 2)
    assert counted(event) == 2
    with scope.of(egle):
        sheet = reading.sheet(event)
        assert [(sheet.count(half), sheet.came) for half in sheet.sessions] == [(1, 2), (2, 2)]
        assert {line.listed.registration.pk: int(line.hours) for line in sheet.lines} == {
            first.pk: 8,
            second.pk: 4,
            third.pk: 0,
        }
        attendance.note(event=event, session=halves(event)[1].uuid, registration=second.uuid, is_there=False, by=egle)
    assert counted(event) == 1


def test_counted_participants_take_the_place_of_declared_ones_and_are_never_added(event: Event, egle: Account):
    hold(event)
    event.participants_declared = 40
    event.save(update_fields=["participants_declared"])
    facts = ParticipationFact.objects.filter(subject=f"event:{event.code}")
    assert [int(fact.amount) for fact in facts] == [40]
    (only,) = come_when_over(event)
    tick(egle, event, only, 1)
    assert [int(fact.amount) for fact in facts.all()] == [1]


def come_when_over(event: Event) -> list:
    Event.objects.filter(pk=event.pk).update(state="planned")
    made = come(event, 1)
    hold(event)
    return made


def test_nobody_is_ticked_before_the_day_or_when_it_is_cancelled(egle: Account, office: Organisation):
    event = build_event(egle, office)
    begins = timezone.now() + timedelta(days=30)
    half = event.sessions.create(title_lt="Rytas", starts_at=begins, ends_at=begins + timedelta(hours=3))
    (who,) = come(event, 1)
    given = {"event": event, "session": half.uuid, "registration": who.uuid, "is_there": True, "by": egle}
    with scope.of(egle):
        with pytest.raises(errors.AttendanceAhead):
            attendance.note(**given)
        preparing.cancel(event=event, reason_lt="Liga", by=egle)
        with pytest.raises(errors.AttendanceClosed):
            attendance.note(**given)


def test_another_office_and_other_roles_note_nothing(event: Event, egle: Account):
    (who,) = come(event, 1)
    given = {"event": event, "session": halves(event)[0].uuid, "registration": who.uuid, "is_there": True}
    other = build_officer("Asta", build_office("kitas-biuras"))
    with scope.of(other), pytest.raises(errors.EventNotFound):
        attendance.note(**given, by=other)
    trainer = build_account("Neringa", "trainer", None)
    with scope.of(trainer), pytest.raises(NotAllowed):
        attendance.note(**given, by=trainer)
    tick(egle, event, who, 1)
    for account in (other, trainer):
        with scope.of(account):
            assert not Attendance.objects.exists()


def test_at_the_door_ones_own_code_lets_one_in_on_that_day_only(event: Event, egle: Account):
    first, second = come(event, 2)
    half = halves(event)[0]
    door = attending.door_token(half.uuid)
    enter = {"session": half.uuid, "door": door}
    email = "vardenis1@istaiga.example"
    with pytest.raises(errors.CodeUnknown):
        attendance.check_in_at_door(**enter, email=email, code=second.short_code)
    with pytest.raises(errors.EventNotFound):
        attendance.check_in_at_door(session=half.uuid, door="0" * 24, email=email, code=first.short_code)
    assert counted(event) is None
    attendance.check_in_at_door(**enter, email=email.upper(), code=f" {first.short_code.upper()} ")
    attendance.check_in_at_door(**enter, email=email, code=f"https://x.example/renginiai/registracija/{first.token}/")
    assert counted(event) == 1
    with scope.of(egle):
        assert [(row.how, row.noted_by_id) for row in Attendance.objects.all()] == [("qr", None)]
    Event.objects.filter(pk=event.pk).update(ends_on=event.ends_on + timedelta(days=1))
    half.starts_at += timedelta(days=1)
    half.ends_at += timedelta(days=1)
    half.save()
    with pytest.raises(errors.AttendanceAhead):
        attendance.check_in_at_door(**enter, email="vardenis2@istaiga.example", code=second.short_code)


def test_a_signed_in_person_says_that_they_have_come(event: Event):
    (who,) = come(event, 1)
    me = build_account("Vardenė", "institution_staff", build_office("kita-istaiga"))
    me.email = "vardenis1@istaiga.example"
    me.save()
    with scope.of(me):
        attendance.check_in_self(session=halves(event)[0].uuid, by=me)
    assert counted(event) == 1
    me.email = "kitas@istaiga.example"
    me.save()
    with scope.of(me), pytest.raises(errors.RegistrationNotFound):
        attendance.check_in_self(session=halves(event)[0].uuid, by=me)
    assert who.event_id == event.pk

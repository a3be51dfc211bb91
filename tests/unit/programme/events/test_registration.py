"""Registering: seats that are given, queued for and handed on; links that open one's own; lists nobody else sees."""

from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.jobs import draining
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events import errors
from pertvarka.programme.events.actions import inviting, preparing, telling, visits
from pertvarka.programme.events.actions.inviting import Invitee
from pertvarka.programme.events.models import Event, Participant, Registration
from pertvarka.programme.events.queries import registrations
from pertvarka.programme.events.visiting import visitor as visiting
from tests.closed_plane import build_account
from tests.unit.programme.events.at_work import build_event, build_office, build_officer, terms, visitor

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def office() -> Organisation:
    return build_office()


@pytest.fixture
def egle(office: Organisation) -> Account:
    return build_officer("Eglė", office)


@pytest.fixture
def event(egle: Account, office: Organisation) -> Event:
    return build_event(egle, office, places=2)


def states(event: Event, by: Account) -> dict[str, str]:
    with scope.of(by):
        return {line.name: line.registration.state for line in registrations.of_event(event)}


def test_visitors_take_seats_and_then_places_in_the_queue(event: Event, egle: Account):
    for number in (1, 2, 3):
        visits.register(event=event, who=visitor(number))
    event.refresh_from_db()
    assert (event.places_taken, event.waiting_count) == (2, 1)
    assert states(event, egle)["Vardenis Pavardenis 3"] == "waiting"


def test_who_gives_up_a_seat_gives_it_to_the_first_who_waits(event: Event, egle: Account):
    made = [visits.register(event=event, who=visitor(number))[0] for number in (1, 2, 3, 4)]
    visits.answer(token=made[1].token, wish="declined")
    assert list(states(event, egle).values()) == ["registered", "declined", "registered", "waiting"]
    event.refresh_from_db()
    assert (event.places_taken, event.waiting_count) == (2, 1)
    with pytest.raises(errors.AnswerImpossible):
        visits.answer(token=made[3].token, wish="confirmed")


def test_more_places_are_given_to_those_who_wait_and_fewer_than_taken_are_refused(
    event: Event, egle: Account, office: Organisation
):
    for number in (1, 2, 3):
        visits.register(event=event, who=visitor(number))
    with scope.of(egle):
        preparing.change_event(event=event, terms=terms(office, places=5), expected_version=1, by=egle)
    event.refresh_from_db()
    assert (event.places_taken, event.waiting_count) == (3, 0)
    with scope.of(egle), pytest.raises(errors.PlacesTaken):
        preparing.change_event(event=event, terms=terms(office, places=2), expected_version=2, by=egle)


def test_the_database_itself_refuses_one_too_many(event: Event, egle: Account):
    made = [visits.register(event=event, who=visitor(number))[0] for number in (1, 2, 3)]
    with scope.of(egle), pytest.raises(IntegrityError, match="event_not_above_its_places"), transaction.atomic():
        Registration.objects.filter(pk=made[2].pk).update(state="registered")


def test_a_second_registration_with_the_same_e_mail_is_the_first(event: Event, egle: Account):
    first, is_new = visits.register(event=event, who=visitor())
    again, is_new_again = visits.register(
        event=event, who=visitor(name="Kitas Vardas", email="VARDENIS1@istaiga.example")
    )
    assert (is_new, is_new_again, again.pk) == (True, False, first.pk)
    assert list(states(event, egle)) == ["Vardenis Pavardenis 1"]


@pytest.mark.parametrize(
    ("columns", "state"),
    [
        ({"is_open": False}, None),
        ({"registration_closes_on": timezone.localdate() - timedelta(days=1)}, None),
        ({}, "cancelled"),
    ],
)
def test_what_is_closed_takes_nobody(egle: Account, office: Organisation, columns: dict, state: str | None):
    event = build_event(egle, office, **columns)
    if state:
        with scope.of(egle):
            preparing.cancel(event=event, reason_lt="Serga lektorius", by=egle)
    with pytest.raises(errors.RegistrationClosed):
        visits.register(event=event, who=visitor())


def test_a_visitor_is_shown_nothing_but_their_own_row(event: Event):
    mine, _new = visits.register(event=event, who=visitor(1))
    visits.register(event=event, who=visitor(2))
    with visiting(token=mine.token):
        assert [row.pk for row in Registration.objects.all()] == [mine.pk]
        assert [row.name for row in Participant.objects.all()] == ["Vardenis Pavardenis 1"]
    with visiting(token="0" * 48), pytest.raises(errors.RegistrationNotFound):
        registrations.by_link("0" * 48)
    with visiting():
        assert not Participant.objects.exists()
        assert not Registration.objects.exists()


def test_nobody_but_the_organiser_sees_the_list(event: Event, office: Organisation):
    visits.register(event=event, who=visitor())
    stranger = build_officer("Ona", build_office("kitas-biuras"))
    expert = build_account("Rasa", "regional_expert", region="LT-UT")
    manager = build_account("Jonas", "case_manager", office)
    for other in (stranger, expert, manager):
        with scope.of(other):
            assert not Registration.objects.exists()
            assert not Participant.objects.exists()
    with scope.of(stranger), pytest.raises(errors.EventNotFound):
        inviting.invite(event=event, invitees=[Invitee("Vardas", "a@b.example")], by=stranger)
    with scope.of(manager), pytest.raises(NotAllowed):
        inviting.invite(event=event, invitees=[Invitee("Vardas", "a@b.example")], by=manager)


def test_names_and_e_mails_are_not_readable_in_the_tables(event: Event, egle: Account):
    visits.register(event=event, who=visitor())
    with scope.of(egle), connection.cursor() as cursor:
        cursor.execute("SELECT p::text || r::text FROM events_participant p, events_registration r")
        text = cursor.fetchone()[0]
    for plain in ("Vardenis", "vardenis1", b"Vardenis".hex(), b"vardenis1".hex()):
        assert plain not in text


def test_the_invited_hold_no_seat_until_they_answer(event: Event, egle: Account):
    people = [Invitee(f"Pakviesta {n}", f"pakviesta{n}@istaiga.example") for n in (1, 2, 3)]
    with scope.of(egle):
        assert inviting.invite(event=event, invitees=people, by=egle) == inviting.Invited(made=3, stood=0)
        assert inviting.invite(event=event, invitees=people[:1], by=egle) == inviting.Invited(made=0, stood=1)
        tokens = [row.token for row in Registration.objects.order_by("id")]
    event.refresh_from_db()
    assert event.places_taken == 0
    answers = [visits.answer(token=token, wish="confirmed").state for token in tokens]
    assert answers == ["confirmed", "confirmed", "waiting"]


def test_a_cancelled_event_keeps_its_list_and_tells_everybody(event: Event, egle: Account):
    made = [visits.register(event=event, who=visitor(number))[0] for number in (1, 2, 3)]
    visits.answer(token=made[0].token, wish="declined")
    draining.run_waiting()
    outbox.outbox.clear()
    with scope.of(egle), pytest.raises(errors.ReasonMissing):
        preparing.cancel(event=event, reason_lt="  ", by=egle)
    with scope.of(egle):
        preparing.cancel(event=event, reason_lt="Lektorius susirgo", reason_en="The lecturer is ill", by=egle)
    draining.run_waiting()
    assert sorted(letter.to[0] for letter in outbox.outbox) == [
        "vardenis2@istaiga.example",
        "vardenis3@istaiga.example",
    ]
    assert all("Lektorius susirgo" in letter.body for letter in outbox.outbox)
    assert list(states(event, egle).values()) == ["declined", "registered", "registered"]
    with pytest.raises(errors.EventStarted):
        visits.answer(token=made[1].token, wish="declined")


def test_letters_go_once_with_a_calendar_file_and_a_link_that_works(event: Event, egle: Account):
    made = [visits.register(event=event, who=visitor(number, language="en"))[0] for number in (1, 2, 3)]
    draining.run_waiting()
    letters = {letter.to[0]: letter for letter in outbox.outbox}
    assert set(letters) == {f"vardenis{number}@istaiga.example" for number in (1, 2, 3)}
    first = letters["vardenis1@istaiga.example"]
    assert made[0].token in first.body
    assert "Pavardenis" not in first.subject
    assert "BEGIN:VCALENDAR" in first.attachments[0][1]
    assert "waiting list" in letters["vardenis3@istaiga.example"].subject
    outbox.outbox.clear()
    visits.answer(token=made[0].token, wish="declined")
    draining.run_waiting()
    assert [letter.to[0] for letter in outbox.outbox] == ["vardenis3@istaiga.example"]
    assert "free" in outbox.outbox[0].subject


def test_the_reminder_goes_once_and_only_to_those_with_a_seat(egle: Account, office: Organisation):
    soon = build_event(egle, office, places=1, starts_on=timezone.localdate() + timedelta(days=2))
    late = build_event(egle, office, starts_on=timezone.localdate() + timedelta(days=9))
    for event in (soon, late):
        visits.register(event=event, who=visitor(1))
    visits.register(event=soon, who=visitor(2))
    with scope.of_command(telling.COMMAND):
        assert telling.remind(today=timezone.localdate()) == 1
        assert telling.remind(today=timezone.localdate()) == 0


def test_whom_the_organiser_took_off_the_list_does_not_put_themselves_back(event: Event, egle: Account):
    mine, _new = visits.register(event=event, who=visitor())
    with scope.of(egle):
        inviting.change(registration=mine, state="cancelled", by=egle)
    with pytest.raises(errors.RegistrationWithdrawn):
        visits.answer(token=mine.token, wish="confirmed")
    visits.register(event=event, who=visitor())
    assert list(states(event, egle).values()) == ["cancelled"]

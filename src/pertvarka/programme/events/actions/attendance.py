"""Noting who came: ticked on the sheet, checked in at the door by one's own code, or from one's own account."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.programme.events import attending
from pertvarka.programme.events.actions.visits import BY
from pertvarka.programme.events.errors import (
    AttendanceAhead,
    AttendanceClosed,
    CodeUnknown,
    EventNotFound,
    RegistrationNotFound,
)
from pertvarka.programme.events.models import Attendance, Event, EventSession, Registration
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import work
from pertvarka.programme.events.states import AttendanceHow, EventState, RegistrationState
from pertvarka.programme.events.visiting import visitor

# Who gave up the place or was taken off is not let in by a code; the organiser can still tick them.
LET_IN = (
    RegistrationState.INVITED,
    RegistrationState.REGISTERED,
    RegistrationState.WAITING,
    RegistrationState.CONFIRMED,
)


def note(*, event: Event, session: UUID, registration: UUID, is_there: bool, by: Account) -> bool:
    """Tick a person at a half-day, or take the tick back; says whether anything changed.

    Raises:
        NotAllowed, EventNotFound, RegistrationNotFound: it is not the account's list.
        AttendanceAhead, AttendanceClosed: the half-day has not begun, or the event is cancelled.
    """
    held, half_day = hold_to_note(event, by=by), session_of(event, session)
    found = Registration.objects.filter(event=held, uuid=registration).first()
    if found is None:
        raise RegistrationNotFound
    with transaction.atomic():
        if is_there:
            changed = tick(found, half_day, how=AttendanceHow.SHEET, by=by)
        else:
            changed = bool(Attendance.objects.filter(registration=found, session=half_day).delete()[0])
        if changed:
            audit.record(
                "attendance.noted" if is_there else "attendance.taken_back",
                about=found.reference,
                by=by.reference,
                session=half_day.uuid,
            )
    return changed


def check_in_at_door(*, session: UUID, door: str, email: str, code: str) -> Registration:
    """A registered person says at the door that they have come, with the code of their own link.

    Raises:
        EventNotFound: the address is not one of a printed sheet.
        AttendanceAhead, AttendanceClosed: it is not the day of this half-day.
        CodeUnknown: the e-mail and the code are nobody's on the list.
    """
    half_day = at_door(session, door)
    check_day(half_day)
    with transaction.atomic(), visitor(email=email):
        rows = Registration.objects.filter(event=half_day.event, state__in=LET_IN).select_related("participant")
        found = next((row for row in rows if attending.is_code_of(row.uuid, code)), None)
        if found is None:
            raise CodeUnknown
        if tick(found, half_day, how=AttendanceHow.QR, by=None):
            audit.record("attendance.checked_in", about=found.reference, by=BY, session=half_day.uuid)
    return found


def check_in_self(*, session: UUID, by: Account) -> Registration:
    """A signed-in person says that they have come to a half-day of today.

    Raises:
        RegistrationNotFound: they are not on the list of that event.
        AttendanceAhead, AttendanceClosed: it is not the day of this half-day.
    """
    half_day = EventSession.objects.select_related("event").filter(uuid=session).first()
    if half_day is None or not by.email:
        raise RegistrationNotFound
    check_day(half_day)
    with transaction.atomic(), visitor(email=by.email):
        mine = Registration.objects.filter(event=half_day.event, state__in=LET_IN).first()
        if mine is None:
            raise RegistrationNotFound
        if tick(mine, half_day, how=AttendanceHow.SELF, by=None):
            audit.record("attendance.checked_in", about=mine.reference, by=by.reference, session=half_day.uuid)
    return mine


def at_door(session: UUID, door: str) -> EventSession:
    """The half-day whose printed sheet this address is.

    Raises:
        EventNotFound: it is none of ours.
    """
    found = EventSession.objects.select_related("event", "event__venue").filter(uuid=session).first()
    if found is None or found.event.organiser_id is None or not attending.is_door_token(session, door):
        raise EventNotFound
    return found


def tick(registration: Registration, session: EventSession, *, how: str, by: Account | None) -> bool:
    """The row itself; False where it stood already."""
    _row, is_new = Attendance.objects.get_or_create(
        registration=registration,
        session=session,
        defaults={
            "event_id": registration.event_id,
            "open_to_id": registration.open_to_id,
            "how": how,
            "noted_by": by,
        },
    )
    return is_new


def hold_to_note(event: Event, *, by: Account) -> Event:
    """The event, when the account notes its attendance: of an organiser they work for, or a group they teach.

    Raises:
        NotAllowed, EventNotFound: it is neither.
        AttendanceClosed: it is cancelled.
    """
    found = Event.objects.filter(pk=event.pk).first()
    if found is None:
        raise EventNotFound
    if found.trainer_id == by.pk:
        policy.require(by, Permission.TRAINING_TEACH, on=timezone.localdate())
    else:
        policy.require(by, Permission.ATTENDANCE_NOTE, on=timezone.localdate())
        if found.organiser_id not in work.organisations_with(Permission.ATTENDANCE_NOTE):
            raise EventNotFound
    if found.state == EventState.CANCELLED:
        raise AttendanceClosed
    return found


def session_of(event: Event, session: UUID) -> EventSession:
    """A half-day of this event that has begun: on its day at the earliest.

    Raises:
        EventNotFound, AttendanceAhead: there is none, or it is still to come.
    """
    found = EventSession.objects.filter(event=event, uuid=session).first()
    if found is None:
        raise EventNotFound
    if timezone.localtime(found.starts_at).date() > timezone.localdate():
        raise AttendanceAhead
    return found


def check_day(session: EventSession) -> None:
    """People check themselves in on the day of the half-day only.

    Raises:
        AttendanceAhead, AttendanceClosed: it is another day, or the event is cancelled.
    """
    today = timezone.localdate()
    if timezone.localtime(session.starts_at).date() > today:
        raise AttendanceAhead
    if timezone.localtime(session.ends_at).date() < today or session.event.state == EventState.CANCELLED:
        raise AttendanceClosed

"""Reading attendance: the sheet of an event by half-day, how many came, and the list a table is held against."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.programme.events.checked_rows import Known
from pertvarka.programme.events.errors import EventNotFound, ImportClosed
from pertvarka.programme.events.models import Attendance, AttendanceImport, Event, EventSession
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import registrations, work
from pertvarka.programme.events.queries.registrations import Listed
from pertvarka.programme.events.states import ImportState, RegistrationState


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the sheet with the half-days they were at."""

    listed: Listed
    attended: frozenset[int]
    """Keys of half-days."""
    hours: Decimal

    @property
    def is_there(self) -> bool:
        return bool(self.attended)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everybody on the list who was not taken off it, and the half-days."""

    sessions: list[EventSession]
    lines: list[Line]

    def count(self, session: EventSession) -> int:
        return sum(session.pk in line.attended for line in self.lines)

    @property
    def came(self) -> int:
        return sum(line.is_there for line in self.lines)

    @property
    def by_organisation(self) -> Counter[str]:
        return Counter(line.listed.organisation for line in self.lines if line.is_there)


def event_to_note(uuid: UUID, *, by: Account) -> Event:
    """An event whose attendance the account notes: as its organiser, or as the trainer of the group.

    Raises:
        EventNotFound: there is none, or it is others'.
    """
    event = Event.objects.select_related("venue", "organiser", "training_programme").filter(uuid=uuid).first()
    if event is None:
        raise EventNotFound
    today = timezone.localdate()
    if event.trainer_id == by.pk and policy.allows(by, Permission.TRAINING_TEACH, on=today):
        return event
    if event.organiser_id in work.organisations_with(Permission.ATTENDANCE_NOTE):
        return event
    raise EventNotFound


def sheet(event: Event) -> Sheet:
    """The list with its ticks; names are opened, so the page that shows them is recorded."""
    sessions = half_days(event)
    hours = {session.pk: session.academic_hours for session in sessions}
    attended: dict[int, set[int]] = {}
    for registration, session in Attendance.objects.filter(event=event).values_list("registration_id", "session_id"):
        attended.setdefault(registration, set()).add(session)
    lines = []
    for listed in registrations.of_event(event):
        there = attended.get(listed.registration.pk, set())
        if there or listed.registration.state not in (RegistrationState.CANCELLED, RegistrationState.DECLINED):
            lines.append(Line(listed, frozenset(there), sum((hours[key] for key in there), Decimal(0))))
    return Sheet(sessions, lines)


def half_days(event: Event) -> list[EventSession]:
    """In the order of time."""
    return list(EventSession.objects.filter(event=event))


def half_day(event: Event, uuid: UUID) -> EventSession:
    """Raises EventNotFound: the event has no such half-day."""
    found = EventSession.objects.filter(event=event, uuid=uuid).first()
    if found is None:
        raise EventNotFound
    return found


def hours_by_registration(event: Event) -> dict[int, Decimal]:
    """Academic hours attended, by the key of the registration; who came to nothing is not there."""
    found: dict[int, Decimal] = {}
    rows = Attendance.objects.filter(event=event).values_list("registration_id", "session__academic_hours")
    for registration, hours in rows:
        found[registration] = found.get(registration, Decimal(0)) + hours
    return found


def known(event: Event) -> list[Known]:
    """The list of an event, for matching the rows of a table."""
    return [
        Known(str(one.registration.uuid), one.name, one.email, one.organisation)
        for one in registrations.of_event(event)
        if one.registration.state != RegistrationState.CANCELLED
    ]


def session_words(event: Event) -> Mapping[str, str]:
    """What may stand in a table for a half-day: its number, its name in both languages, its day where it is the only
    one of that day.
    """
    sessions = half_days(event)
    days = Counter(timezone.localtime(session.starts_at).date() for session in sessions)
    words: dict[str, str] = {}
    for number, session in enumerate(sessions, start=1):
        key, day = str(session.uuid), timezone.localtime(session.starts_at).date()
        words |= {word.casefold(): key for word in (str(number), session.title_lt, session.title_en) if word}
        if days[day] == 1:
            words[day.isoformat()] = key
    return words


def import_draft(uuid: UUID) -> AttendanceImport:
    """A table on its way in.

    Raises:
        ImportClosed: there is none the asker may see.
    """
    found = AttendanceImport.objects.select_related("event").filter(uuid=uuid).first()
    if found is None:
        raise ImportClosed
    return found


def open_imports(event: Event) -> list[AttendanceImport]:
    """Tables begun and not finished: work goes on where it was left."""
    rows = AttendanceImport.objects.filter(event=event, state=ImportState.OPEN)
    return list(rows.defer("table_sealed").select_related("begun_by"))

"""Reading trainings at work: programmes with what is planned beside what was made, groups, a person's record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet, Sum

from pertvarka.foundation.access import notices
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.sorting import LithuanianOrder
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events import rules
from pertvarka.programme.events.errors import EventNotFound
from pertvarka.programme.events.models import (
    Attendance,
    Certificate,
    Event,
    EventSession,
    Participant,
    Registration,
    Training,
    TrainingProgramme,
)
from pertvarka.programme.events.models.participant import email_index
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import certificates, work
from pertvarka.programme.events.states import EventState, RegistrationRole, RegistrationState
from pertvarka.programme.events.visiting import visitor

HELD = (EventState.HELD, EventState.REPORTED)


@dataclass(frozen=True, slots=True)
class ProgrammeMade:
    """A programme with what is planned and what was made of it."""

    programme: TrainingProgramme
    groups_coming: int
    groups_held: int
    persons_completed: int

    @property
    def groups_left(self) -> int | None:
        asked = self.programme.planned_groups
        return None if asked is None else max(asked - self.groups_held, 0)

    @property
    def persons_left(self) -> int | None:
        asked = self.programme.planned_persons
        return None if asked is None else max(asked - self.persons_completed, 0)


@dataclass(frozen=True, slots=True)
class Audience:
    """One of the ten audiences: persons the history declares, and persons counted by attendance here."""

    key: str
    declared: int
    counted: int


def programmes() -> list[ProgrammeMade]:
    """Every programme with what was made of it, by title."""
    rows = TrainingProgramme.objects.select_related("contract").annotate(
        groups_coming=Count("groups", filter=Q(groups__state__in=rules.COMING)),
        groups_held=Count("groups", filter=Q(groups__state__in=HELD)),
        persons_completed=Sum("groups__completed_counted", filter=Q(groups__state__in=HELD)),
    )
    return [
        ProgrammeMade(row, row.groups_coming, row.groups_held, row.persons_completed or 0)
        for row in rows.order_by("title_lt")
    ]


def programme(uuid: UUID) -> TrainingProgramme:
    """Raises EventNotFound: there is no such programme."""
    found = TrainingProgramme.objects.select_related("contract").filter(uuid=uuid).first()
    if found is None:
        raise EventNotFound
    return found


def made_of(wanted: TrainingProgramme) -> ProgrammeMade:
    return next(row for row in programmes() if row.programme == wanted)


def audiences(keys: Sequence[str]) -> list[Audience]:
    """Declared beside counted, one row for each audience; the two are never added to each other here."""
    declared: dict[str, int] = {}
    for key, persons in Training.objects.values_list("audience", "persons_count"):
        declared[key] = declared.get(key, 0) + persons
    counted = dict(
        Event.objects.filter(state__in=HELD, training_programme__isnull=False)
        .values_list("training_programme__audience")
        .annotate(persons=Sum("completed_counted"))
    )
    return [Audience(key, declared.get(key, 0), counted.get(key) or 0) for key in keys]


def groups_of(wanted: TrainingProgramme) -> list[Event]:
    return list(_groups().filter(training_programme=wanted))


def open_groups(audience: str, on: date) -> list[Event]:
    """Groups for an audience in which anybody may enrol on that day, the soonest first; a full one has a queue.

    `audience` '' means all. Each event has `training_programme`, `places_left`, `venue`, `regions`.
    """
    rows = _groups().filter(
        Q(registration_closes_on=None) | Q(registration_closes_on__gte=on),
        state__in=rules.COMING,
        is_open=True,
        starts_on__gte=on,
    )
    return list(rows.filter(training_programme__audience=audience) if audience else rows)


def group(uuid: UUID) -> Event:
    """A training group.

    Raises:
        EventNotFound: there is none.
    """
    found = _groups().filter(uuid=uuid).first()
    if found is None:
        raise EventNotFound
    return found


def trainers() -> list[Account]:
    """Accounts that teach; asked inside a scope."""
    keys = notices.holders(Permission.TRAINING_TEACH, None)
    return list(Account.objects.filter(pk__in=keys).order_by(LithuanianOrder("name")))


def taught_by(account: Account) -> list[Event]:
    """The groups an account teaches, the soonest first, those that are over at the end."""
    rows = list(_groups().filter(trainer=account))
    return sorted(rows, key=lambda row: (row.state not in rules.COMING, row.starts_on))


def sessions_of(events: Sequence[Event]) -> dict[int, list[EventSession]]:
    """Half-days by the key of their event."""
    found: dict[int, list[EventSession]] = {}
    for session in EventSession.objects.filter(event__in=events):
        found.setdefault(session.event_id, []).append(session)
    return found


@dataclass(frozen=True, slots=True)
class Learned:
    """One line of a person's record: an event they were registered for, the hours attended, what they have of it."""

    event: Event
    state: str
    hours_given: Decimal
    hours_attended: Decimal
    is_completed: bool
    certificate: Certificate | None
    sessions: tuple[EventSession, ...] = ()
    attended: frozenset[int] = frozenset()


def record_of_account(account: Account) -> list[Learned]:
    """The record of a signed-in person: whatever any organiser keeps under the e-mail of their account."""
    if not account.email:
        return []
    with visitor(email=account.email):
        return _record(Registration.objects.filter(participant__email_index=email_index(account.email)))


def record_of_email(email: str) -> tuple[Participant | None, list[Learned]]:
    """The record of a person whom an organiser of the asker knows by this e-mail, across those organisers' events."""
    mine = work.organisations_with(Permission.REGISTRATION_VIEW)
    people = Participant.objects.filter(email_index=email_index(email), open_to__in=mine)
    return people.first(), _record(Registration.objects.filter(participant__in=people))


def _record(rows: QuerySet[Registration]) -> list[Learned]:
    registrations = list(
        rows.exclude(state=RegistrationState.CANCELLED)
        .select_related("event", "event__training_programme", "event__venue")
        .order_by("-event__starts_on")
    )
    sessions = sessions_of([row.event for row in registrations])
    attended: dict[int, set[int]] = {}
    ticks = Attendance.objects.filter(registration__in=registrations).values_list("registration_id", "session_id")
    for registration, session in ticks:
        attended.setdefault(registration, set()).add(session)
    held = certificates.of_registrations(row.pk for row in registrations)
    return [_line(row, sessions.get(row.event_id, []), attended.get(row.pk, set()), held) for row in registrations]


def _line(row: Registration, sessions: list[EventSession], there: set[int], held: dict[int, Certificate]) -> Learned:
    given = sum((one.academic_hours for one in sessions), Decimal(0))
    attended = sum((one.academic_hours for one in sessions if one.pk in there), Decimal(0))
    programme = row.event.training_programme
    return Learned(
        event=row.event,
        state=row.state,
        hours_given=given,
        hours_attended=attended,
        is_completed=programme is not None
        and row.role == RegistrationRole.PARTICIPANT
        and given > 0
        and attended * 100 >= given * programme.completed_percent,
        certificate=held.get(row.pk),
        sessions=tuple(sessions),
        attended=frozenset(there),
    )


def _groups() -> QuerySet[Event]:
    rows = Event.objects.exclude(training_programme=None)
    rows = rows.select_related("training_programme", "venue", "organiser", "trainer")
    return rows.prefetch_related(Prefetch("regions", Region.objects.in_order().defer("outline"))).order_by(
        "starts_on", "code"
    )

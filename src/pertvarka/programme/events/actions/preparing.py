"""Events made, changed, confirmed, held, reported and cancelled. Each step asks what is still missing for it."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.text import slugify

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events import rules
from pertvarka.programme.events.actions import seats, telling
from pertvarka.programme.events.errors import (
    DaysReversed,
    EventNotFound,
    NotReady,
    OrganiserElsewhere,
    OrganiserFixed,
    PlacesTaken,
    ReasonMissing,
    RegistrationDayAfterEvent,
    StateMayNotFollow,
)
from pertvarka.programme.events.models import Event, EventSeries, Registration, Venue
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import work
from pertvarka.programme.events.states import EventState

SLUG_LETTERS = 80
RECORDED_AS = {
    EventState.CONFIRMED: "event.confirmed",
    EventState.HELD: "event.held",
    EventState.REPORTED: "event.reported",
}
COLUMNS = (
    "title_lt", "title_en", "theme_lt", "theme_en", "kind", "scope", "starts_on", "ends_on", "organiser", "venue",
    "series", "places", "is_open", "registration_closes_on", "budget_line", "accessibility_lt", "accessibility_en",
    "reported_under",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventTerms:
    """What the page of a new event asks."""

    title_lt: str
    title_en: str
    kind: str
    scope: str
    starts_on: date
    ends_on: date
    organiser: Organisation
    regions: tuple[Region, ...] = ()
    theme_lt: str = ""
    theme_en: str = ""
    venue: Venue | None = None
    series: EventSeries | None = None
    places: int | None = None
    is_open: bool = False
    registration_closes_on: date | None = None
    budget_line: str = ""
    accessibility_lt: str = ""
    accessibility_en: str = ""
    reported_under: str = "4.1.1"

    @property
    def columns(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in COLUMNS}


def plan_event(*, terms: EventTerms, by: Account) -> Event:
    """A planned event under a number of its own.

    Raises:
        NotAllowed, OrganiserElsewhere: it is not the account's to make.
        DaysReversed, RegistrationDayAfterEvent: what was typed.
    """
    policy.require(by, Permission.EVENT_CHANGE, on=timezone.localdate())
    _check(terms)
    with transaction.atomic():
        _check_organiser(terms.organiser.pk)
        code = _next_code(terms.starts_on.year)
        words = slugify(terms.title_lt)[:SLUG_LETTERS].strip("-") or "renginys"
        event = Event.objects.create(
            code=code,
            slug=f"{terms.starts_on}-{words}-{code[6:]}",
            state=EventState.PLANNED,
            is_invented=by.is_demo,
            **terms.columns,
        )
        event.regions.set(terms.regions)
        _record("event.planned", event, by=by, event_kind=event.kind)
    return event


def change_event(*, event: Event, terms: EventTerms, expected_version: int, by: Account) -> Event:
    """New words, days or places; more places are given to those who wait.

    Raises:
        NotAllowed, EventNotFound, OrganiserElsewhere, OrganiserFixed: it is not the account's to change so.
        StateMayNotFollow: it is over or cancelled.
        DaysReversed, RegistrationDayAfterEvent, PlacesTaken: what was typed.
        ChangedMeanwhile: somebody changed it after this account opened it.
    """
    policy.require(by, Permission.EVENT_CHANGE, on=timezone.localdate())
    _check(terms)
    with transaction.atomic():
        held = hold(event)
        if held.state not in rules.COMING:
            raise StateMayNotFollow
        _check_organiser(terms.organiser.pk)
        if terms.organiser.pk != held.organiser_id and Registration.objects.filter(event=held).exists():
            raise OrganiserFixed
        try:
            with transaction.atomic():
                locking.save_unless_changed(
                    held,
                    expected_version=expected_version,
                    changes=terms.columns | {"reported_under": held.reported_under},
                )
        except IntegrityError as refused:
            raise PlacesTaken(held.places_taken) from refused
        held.regions.set(terms.regions)
        _record("event.changed", held, by=by, places=terms.places)
        seats.fill(held, by=by.reference)
    return held


def move(*, event: Event, state: str, by: Account) -> Event:
    """Confirmed, held or reported: the next state, once nothing is missing for it.

    Raises:
        NotAllowed, EventNotFound: it is not the account's to move.
        StateMayNotFollow: the state does not follow, or is cancelling, which has an act of its own.
        NotReady: what is missing is named.
    """
    today = timezone.localdate()
    needed = Permission.EVENT_REPORT if state == EventState.REPORTED else Permission.EVENT_CHANGE
    policy.require(by, needed, on=today)
    with transaction.atomic():
        held = work.event_at_work(hold(event, permission=needed).uuid, permission=needed)
        if state != rules.next_state(held.state):
            raise StateMayNotFollow
        lacking = rules.missing(work.prepared(held), today=today)
        if lacking:
            raise NotReady(tuple(lacking))
        locking.save_unless_changed(held, expected_version=held.version, changes={"state": state})
        _record(RECORDED_AS[EventState(state)], held, by=by)
    return held


def write_outcome(
    *, event: Event, participants: int | None, notes_lt: str, notes_en: str, expected_version: int, by: Account
) -> Event:
    """What came of an event that was held, and how many came.

    Raises:
        NotAllowed, EventNotFound, StateMayNotFollow: it is not there to be reported on.
        ChangedMeanwhile: somebody wrote after this account opened it.
    """
    policy.require(by, Permission.EVENT_REPORT, on=timezone.localdate())
    with transaction.atomic():
        held = hold(event, permission=Permission.EVENT_REPORT)
        if held.state not in (EventState.HELD, EventState.REPORTED):
            raise StateMayNotFollow
        changes = {"participants_declared": participants, "notes_lt": notes_lt, "notes_en": notes_en}
        locking.save_unless_changed(held, expected_version=expected_version, changes=changes)
        _record("event.outcome_written", held, by=by, participants=participants)
    return held


def cancel(*, event: Event, reason_lt: str, by: Account, reason_en: str = "") -> Event:
    """Called off. Registrations stay as they are, everybody on the list is written to, the page says why.

    Raises:
        NotAllowed, EventNotFound, StateMayNotFollow: it is not the account's to cancel.
        ReasonMissing: without a reason nobody is told.
    """
    policy.require(by, Permission.EVENT_CHANGE, on=timezone.localdate())
    if not reason_lt.strip():
        raise ReasonMissing
    with transaction.atomic():
        held = hold(event)
        if EventState.CANCELLED not in rules.STEPS[held.state]:
            raise StateMayNotFollow
        changes = {
            "state": EventState.CANCELLED,
            "cancelled_reason_lt": reason_lt.strip(),
            "cancelled_reason_en": reason_en.strip(),
        }
        locking.save_unless_changed(held, expected_version=held.version, changes=changes)
        _record("event.cancelled", held, by=by, registrations=held.places_taken + held.waiting_count)
        telling.ask(held)
    return held


def hold(event: Event, *, permission: str = Permission.EVENT_CHANGE) -> Event:
    """The event, locked, so that its places stand still; nobody else's is found."""
    held = Event.objects.select_for_update().filter(pk=event.pk).first()
    if held is None or held.organiser_id not in work.organisations_with(permission):
        raise EventNotFound
    return held


def _check(terms: EventTerms) -> None:
    if terms.ends_on < terms.starts_on:
        raise DaysReversed
    if terms.registration_closes_on and terms.registration_closes_on > terms.starts_on:
        raise RegistrationDayAfterEvent


def _check_organiser(key: int) -> None:
    if key not in work.organisations_with(Permission.EVENT_CHANGE):
        raise OrganiserElsewhere


def _next_code(year: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('events_event_number')")
        return f"R{year}-{cursor.fetchone()[0]:03d}"


def _record(kind: str, event: Event, *, by: Account, **details: object) -> None:
    audit.record(kind, about=event.reference, by=by.reference, **details)

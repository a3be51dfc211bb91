"""People who came to an event of today, for the tests of attendance, certificates and trainings."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.actions import attendance, visits
from pertvarka.programme.events.models import Event, EventSession, Registration
from pertvarka.programme.events.states import EventState
from tests.unit.programme.events.at_work import build_event, visitor


def build_day(by: Account, office: Organisation, *, half_days: int = 2, **columns: object) -> Event:
    """An event of today with so many half-days of four academic hours."""
    today = timezone.localdate()
    event = build_event(by, office, **{"starts_on": today, "ends_on": today, **columns})
    give_half_days(event, half_days)
    return event


def give_half_days(event: Event, count: int) -> None:
    for number in range(count):
        begins = timezone.make_aware(datetime.combine(event.starts_on, time(9 + 4 * number)))
        event.sessions.create(
            title_lt=f"{number + 1} pusdienis",
            title_en=f"Half-day {number + 1}",
            starts_at=begins,
            ends_at=begins + timedelta(hours=3),
            academic_hours=Decimal(4),
        )


def halves(event: Event) -> list[EventSession]:
    return list(event.sessions.order_by("starts_at"))


def come(event: Event, count: int, *, first: int = 1, organisation: str = "") -> list[Registration]:
    """Visitors who register, in the order of their numbers."""
    return [
        visits.register(event=event, who=visitor(number, organisation_words=organisation))[0]
        for number in range(first, first + count)
    ]


def tick(by: Account, event: Event, registration: Registration, *numbers: int) -> None:
    """Tick a person at the half-days of these numbers."""
    with scope.of(by):
        for number in numbers:
            attendance.note(
                event=event,
                session=halves(event)[number - 1].uuid,
                registration=registration.uuid,
                is_there=True,
                by=by,
            )


def hold(event: Event) -> None:
    event.refresh_from_db()
    event.state = EventState.HELD
    event.save(update_fields=["state"])

"""What the open page of an event prepared here tells beside the history: registering, programme, papers, photos."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access import scope
from pertvarka.programme.events import rules
from pertvarka.programme.events.models import Agreement, Event, EventMaterial, EventPhoto, EventSession
from pertvarka.programme.events.queries import papers, quotas, registrations, work
from pertvarka.programme.events.quotas import Quotas
from pertvarka.programme.events.rules import Closed
from pertvarka.programme.events.states import EventState

WHY_CLOSED: dict[Closed, Promise] = {
    Closed.INVITED_ONLY: _("By invitation only."),
    Closed.CANCELLED: _("The event is cancelled."),
    Closed.OVER: _("The event has begun or is over."),
    Closed.LAST_DAY_PASSED: _("Registration has closed."),
}


@dataclass(frozen=True, slots=True)
class RegistrationOpen:
    """Whether one can register now, and how many places are left; `places_left` is None without a limit."""

    url: str
    why_closed: Promise | None
    places_left: int | None
    waiting: int
    quotas: Quotas

    @property
    def is_full(self) -> bool:
        return self.places_left is not None and self.places_left <= 0


@dataclass(frozen=True, slots=True)
class AtWork:
    """The parts of the page that only events prepared here have."""

    registration: RegistrationOpen
    sessions: tuple[EventSession, ...]
    photos: tuple[EventPhoto, ...]
    materials: tuple[EventMaterial, ...]
    agreements: tuple[Agreement, ...]
    minutes: str

    @property
    def files(self) -> list[tuple[EventMaterial, str]]:
        """Papers that everybody may see, with their addresses."""
        return [(one, reverse("public_site:event_material", args=[one.uuid])) for one in self.materials]

    @property
    def academic_hours(self) -> float:
        return float(sum(session.academic_hours for session in self.sessions))


def at_work(event: Event) -> AtWork | None:
    """None for an event of the history, which nobody prepared here."""
    if event.organiser_id is None:
        return None
    is_reported = event.state == EventState.REPORTED
    return AtWork(
        registration=registration_of(event),
        sessions=programme(event),
        photos=_photos(event),
        materials=tuple(papers.seen_by_all(event)),
        agreements=tuple(work.agreements_of(event)) if is_reported else (),
        minutes=event.minutes if is_reported else "",
    )


def registration_of(event: Event) -> RegistrationOpen:
    closed = rules.why_closed(
        state=event.state,
        is_open=event.is_open,
        starts_on=event.starts_on,
        closes_on=event.registration_closes_on,
        today=timezone.localdate(),
    )
    return RegistrationOpen(
        url=reverse("public_site:event_registration", args=[event.slug]),
        why_closed=WHY_CLOSED[closed] if closed else None,
        places_left=event.places_left,
        waiting=event.waiting_count,
        quotas=quotas.of_event(event),
    )


def programme(event: Event) -> tuple[EventSession, ...]:
    return tuple(work.programme_of(event))


def _photos(event: Event) -> tuple[EventPhoto, ...]:
    with scope.of_command("show_photos"):
        return tuple(registrations.photos_of(event))

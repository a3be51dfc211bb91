"""Seats: given while there are some and no quota is full, queued for else, handed on in order when one is freed."""

from uuid import UUID

from django.db import connection
from django.utils import timezone

from pertvarka.foundation.base import audit
from pertvarka.programme.events.actions import telling
from pertvarka.programme.events.models import Event, Registration
from pertvarka.programme.events.queries import quotas
from pertvarka.programme.events.quotas import FullQuota
from pertvarka.programme.events.states import SEATED, RegistrationState


def is_free(event: Event) -> bool:
    """Whether a seat can be given now; the event is locked by the caller. Nobody overtakes those who wait."""
    return event.places is None or event.places_taken < event.places


def full_quotas(registration: Registration, *, event: Event) -> list[FullQuota]:
    """The quotas that leave no seat for this person, saved or not; the event is locked by the caller."""
    return quotas.in_the_way(
        event=event,
        organisation=registration.organisation_id,
        organisation_words=registration.organisation_words,
        region=registration.region,
        beside=registration.uuid,
    )


def place(registration: Registration, wished: str, *, event: Event) -> None:
    """Set the state wished for, or the end of the queue where it needs a seat and none is left for this person."""
    takes_one = wished in SEATED and registration.state not in SEATED
    if takes_one and (not is_free(event) or full_quotas(registration, event=event)):
        registration.state = RegistrationState.WAITING
        registration.queued_at = timezone.now()
        return
    registration.state = wished
    registration.queued_at = timezone.now() if wished == RegistrationState.WAITING else None


def place_who_came(registration: Registration, *, event: Event) -> None:
    """Somebody in the room holds a seat while there is one for them, and waits for none."""
    has_seat = is_free(event) and not full_quotas(registration, event=event)
    registration.state = RegistrationState.CONFIRMED if has_seat else RegistrationState.INVITED


def fill(event: Event, *, by: str) -> list[UUID]:
    """Give free seats to those who wait, the longest waiting first, and have them written to. Whoever's quota is full
    is passed over and keeps the place in the queue.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.promote_waiting(%s)", [event.pk])
        promoted: list[UUID] = cursor.fetchone()[0]
    for uuid in promoted:
        audit.record("registration.promoted", about=f"registration:{uuid}", by=by)
    if promoted:
        telling.ask(event)
    event.refresh_from_db(fields=["places_taken", "waiting_count"])
    return promoted

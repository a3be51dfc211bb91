"""Writing to participants: what to tell is worked out from where things stand, so nothing is told twice or left out."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from pertvarka.foundation.base import audit, mail
from pertvarka.foundation.base.jobs import asking
from pertvarka.programme.events import rules
from pertvarka.programme.events.models import Event, EventSession, Registration
from pertvarka.programme.events.queries import quotas
from pertvarka.programme.events.states import SEATED, RegistrationState

COMMAND = "tell_participants"
LETTER = "events/letters/participant"
CALENDAR = "text/calendar"
WITH_CALENDAR = ("registered", "promoted", "reminder")


def ask(event: Event) -> None:
    """Have the worker write, after this transaction, to whoever is owed a word about this event."""
    asking.defer("events.tell", by=None, arguments={"event": event.uuid})


def tell(event: Event) -> int:
    """Write to everybody who has not been told where they stand; returns how many. Inside the command's scope."""
    written = 0
    rows = Registration.objects.select_for_update(of=("self",)).filter(event=event).select_related("participant")
    for registration in rows:
        word = rules.word_due(event_state=event.state, state=registration.state, told=registration.told)
        if word:
            _write(word, registration, event)
            registration.told, registration.told_at = word, timezone.now()
            registration.save(update_fields=["told", "told_at"])
            written += 1
    if written:
        audit.record("event.participants_told", about=event.reference, by=f"command:{COMMAND}", letters=written)
    return written


def remind(*, today: date) -> int:
    """Remind, once each, those who hold a seat at an event of the next three days; returns how many."""
    last = today + timedelta(days=rules.REMINDER_DAYS)
    events = Event.objects.filter(
        organiser__isnull=False, state__in=rules.COMING, starts_on__gte=today, starts_on__lte=last
    )
    written = 0
    for event in events.select_related("venue"):
        rows = Registration.objects.select_for_update(of=("self",)).filter(
            event=event, state__in=SEATED, reminded_at=None
        )
        reminded = 0
        for registration in rows.select_related("participant"):
            _write("reminder", registration, event)
            registration.reminded_at = timezone.now()
            registration.save(update_fields=["reminded_at"])
            reminded += 1
        if reminded:
            audit.record(
                "event.participants_reminded", about=event.reference, by=f"command:{COMMAND}", letters=reminded
            )
        written += reminded
    return written


def address_of(registration: Registration, *, language: str) -> str:
    """The whole address of the person's own page."""
    with translation.override(language):
        path = reverse("public_site:event_answer", args=[registration.token])
    return settings.PUBLIC_ADDRESS + path


def _write(word: str, registration: Registration, event: Event) -> None:
    participant = registration.participant
    language = participant.language
    context: dict[str, Any] = {
        "word": word,
        "name": participant.name,
        "event": event,
        "sessions": list(EventSession.objects.filter(event=event)),
        "answer_address": address_of(registration, language=language),
        "door_code": registration.short_code,
        "why_waits": [],
    }
    if word == RegistrationState.WAITING:
        registration.event = event
        with translation.override(language):
            context["why_waits"] = [quota.sentence for quota in quotas.why_waits(registration)]
    attachments = []
    if word in WITH_CALENDAR:
        from pertvarka.programme.events import invitation_file  # noqa: PLC0415 (its library comes with the first letter)

        with translation.override(language):
            file = invitation_file.of(event, stamped_at=timezone.now(), address=context["answer_address"])
        attachments.append((f"{event.code}.ics", file, CALENDAR))
    mail.queue(participant.email, template=LETTER, language=language, context=context, attachments=attachments)

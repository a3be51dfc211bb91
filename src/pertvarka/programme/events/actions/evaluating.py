"""The organiser's side of an evaluation: choose the form, thank those who came with their links, close it."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone, translation

from pertvarka.foundation.access import policy, scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, mail
from pertvarka.foundation.base.jobs import asking
from pertvarka.foundation.base.links import hash_of
from pertvarka.foundation.instruments import typed
from pertvarka.foundation.instruments.errors import VersionWithdrawn
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.foundation.instruments.models import Instrument, InstrumentVersion
from pertvarka.programme.events import certificate_file, evaluation_rules
from pertvarka.programme.events.actions import evaluation_answers, preparing
from pertvarka.programme.events.actions.evaluation_answers import token_of
from pertvarka.programme.events.evaluation_errors import (
    EvaluationAhead,
    EvaluationClosed,
    EvaluationMissing,
    EvaluationSent,
    FormUnsuitable,
    NobodyCame,
)
from pertvarka.programme.events.models import Attendance, EvaluationAsked, Event, EventEvaluation, Registration
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.states import EventState, RegistrationRole

LETTER = "events/letters/thanks"
OVER = (EventState.HELD, EventState.REPORTED)
STEP = 10


def choose(*, event: Event, version: InstrumentVersion, by: Account) -> EventEvaluation:
    """With which form the event will be evaluated; another one while it has not been sent.

    Raises:
        NotAllowed, EventNotFound: it is not the account's event.
        VersionWithdrawn, FormUnsuitable, EvaluationSent.
    """
    if version.withdrawn_at is not None:
        raise VersionWithdrawn
    if version.instrument.purpose != Instrument.Purpose.EVALUATION or typed.has_rows(form_of(version)):
        raise FormUnsuitable
    with transaction.atomic():
        held = _held(event, by=by)
        standing = EventEvaluation.objects.select_for_update().filter(event=held).first()
        if standing is not None and standing.sent_on is not None:
            raise EvaluationSent
        found = standing or EventEvaluation(event=held, open_to_id=held.organiser_key)
        found.instrument_version = version
        found.save()
        audit.record("event_evaluation.chosen", about=held.reference, by=by.reference, form=version.instrument.code)
    return found


def send(*, event: Event, by: Account) -> UUID:
    """Have everybody who came thanked, with the link to the form; returns the job. Asked again, nobody gets two.

    Raises:
        NotAllowed, EventNotFound: it is not the account's event.
        EvaluationMissing, EvaluationAhead, EvaluationClosed, NobodyCame.
    """
    with transaction.atomic():
        held = _held(event, by=by)
        found = _standing(held)
        if held.state not in OVER:
            raise EvaluationAhead
        if not held.participants_counted:
            raise NobodyCame
        if found.sent_on is None:
            found.sent_on = timezone.localdate()
            found.closes_on = found.sent_on + timedelta(days=evaluation_rules.OPEN_DAYS)
            found.save(update_fields=["sent_on", "closes_on"])
        audit.record("event_evaluation.sent", about=held.reference, by=by.reference)
        return asking.defer("events.thank", by=by, arguments={"event": held.uuid}).uuid


@transaction.atomic
def thank(event: UUID, *, progress: Callable[[int, int], None]) -> int:
    """Write to those who came and were not asked yet; returns how many. Inside the scope that tells participants.

    Raises:
        EvaluationClosed: it was closed before the letters went out.
    """
    found = EventEvaluation.objects.select_for_update().select_related("event").get(event__uuid=event)
    if found.closed_on is not None:
        raise EvaluationClosed
    came = Attendance.objects.filter(event=found.event).values("registration_id")
    due = Registration.objects.filter(pk__in=came).exclude(role=RegistrationRole.ORGANISER)
    due = due.exclude(pk__in=EvaluationAsked.objects.filter(evaluation=found).values("registration_id"))
    rows = list(due.select_related("participant").order_by("pk"))
    for number, registration in enumerate(rows, start=1):
        _ask(found, registration)
        if number % STEP == 0 or number == len(rows):
            progress(number, len(rows))
    found.asked_count += len(rows)
    found.save(update_fields=["asked_count"])
    return len(rows)


def close(*, event: Event, by: Account) -> EventEvaluation:
    """No more answers; those that wait in the letterbox are shuffled out, and who was asked is forgotten.

    Raises:
        NotAllowed, EventNotFound: it is not the account's event.
        EvaluationMissing, EvaluationClosed: it was not sent, or is closed.
    """
    with transaction.atomic():
        held = _held(event, by=by)
        found = _standing(held)
        if found.sent_on is None:
            raise EvaluationMissing
        with scope.of_command(evaluation_answers.EMPTYING):
            kept = evaluation_answers.close(found)
        audit.record("event_evaluation.closed", about=held.reference, by=by.reference, answers=kept)
    return found


def close_due(*, today: date) -> int:
    """Close every evaluation whose last day has passed; returns how many. Inside the scope that empties letterboxes."""
    due = EventEvaluation.objects.filter(closed_on=None, closes_on__lt=today).select_related("event")
    for found in due:
        kept = evaluation_answers.close(found)
        by = f"command:{evaluation_answers.EMPTYING}"
        audit.record("event_evaluation.closed", about=found.event.reference, by=by, answers=kept)
    return len(due)


def _ask(evaluation: EventEvaluation, registration: Registration) -> None:
    key, who = uuid4(), registration.participant
    EvaluationAsked.objects.create(
        uuid=key,
        evaluation=evaluation,
        registration=registration,
        open_to_id=evaluation.open_to_id,
        token_hash=hash_of(token_of(key)),
    )
    with translation.override(who.language):
        address = certificate_file.whole_address("survey:event", token_of(key))
    context = {"name": who.name, "event": evaluation.event, "address": address, "closes_on": evaluation.closes_on}
    code = ("QR.png", certificate_file.as_png(address), "image/png")
    mail.queue(who.email, template=LETTER, language=who.language, context=context, attachments=[code])


def _standing(event: Event) -> EventEvaluation:
    found = EventEvaluation.objects.select_for_update().filter(event=event).first()
    if found is None:
        raise EvaluationMissing
    if found.closed_on is not None:
        raise EvaluationClosed
    return found


def _held(event: Event, *, by: Account) -> Event:
    policy.require(by, Permission.EVENT_REPORT, on=timezone.localdate())
    return preparing.hold(event, permission=Permission.EVENT_REPORT)

"""What the organiser does with the list: invites, writes down who asked by telephone, changes and takes off."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone, translation

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.base.links import hash_of
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events import people, rules
from pertvarka.programme.events.actions import preparing, seats, telling
from pertvarka.programme.events.errors import (
    EmailMalformed,
    EventStarted,
    NameMissing,
    NoPlaceLeft,
    RegistrationNotFound,
)
from pertvarka.programme.events.models import Event, Participant, Registration
from pertvarka.programme.events.models.registration import token_of
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.quota_errors import QuotaReached
from pertvarka.programme.events.states import SEATED, RegistrationRole, RegistrationState


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody to be invited: a person known to the organiser already, or one just typed."""

    name: str = ""
    email: str = ""
    organisation: Organisation | None = None
    organisation_words: str = ""
    participant: Participant | None = None


@dataclass(frozen=True, slots=True)
class Invited:
    """How many were invited, and how many stood on the list already."""

    made: int
    stood: int


def invite(
    *,
    event: Event,
    invitees: Iterable[Invitee],
    by: Account,
    role: str = RegistrationRole.PARTICIPANT,
    state: str = RegistrationState.INVITED,
) -> Invited:
    """Put people on the list of an event and have them written to. An invitation holds no seat until it is answered.

    Raises:
        NotAllowed, EventNotFound: it is not the account's event.
        EventStarted: nobody is invited to what is over.
        NameMissing, EmailMalformed: what was typed; nobody is invited then.
        NoPlaceLeft, QuotaReached: a seat was to be given at once, and there are not so many.
    """
    policy.require(by, Permission.REGISTRATION_CHANGE, on=timezone.localdate())
    made = stood = 0
    with transaction.atomic():
        held = preparing.hold(event, permission=Permission.REGISTRATION_CHANGE)
        _check_ahead(held)
        for invitee in invitees:
            participant = invitee.participant or _participant(invitee, held)
            if Registration.objects.filter(event=held, participant=participant).exists():
                stood += 1
                continue
            _add(held, participant, invitee, role=role, state=state, by=by)
            made += 1
        if made:
            telling.ask(held)
    return Invited(made, stood)


def change(
    *,
    registration: Registration,
    by: Account,
    state: str | None = None,
    role: str | None = None,
    organisation: Organisation | None = None,
    organisation_words: str | None = None,
) -> Registration:
    """Another state, role or represented organisation; a seat given up goes to the first who waits.

    Raises:
        NotAllowed, EventNotFound, RegistrationNotFound: it is not the account's to change.
        EventStarted: the list of what is over or cancelled stays as it is.
        NoPlaceLeft, QuotaReached: no seat is left for this person.
    """
    policy.require(by, Permission.REGISTRATION_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        event = preparing.hold(registration.event, permission=Permission.REGISTRATION_CHANGE)
        held = Registration.objects.select_for_update().filter(pk=registration.pk).first()
        if held is None:
            raise RegistrationNotFound
        before, had_seat = held.state, held.state in SEATED
        if state is not None and state != held.state:
            _check_ahead(event)
            if state in SEATED and not had_seat:
                _check_seat(held, event)
            seats.place(held, state, event=event)
            held.answered_at = timezone.now()
        if role is not None:
            held.role = role
        if organisation is not None or organisation_words is not None:
            held.organisation, held.organisation_words = organisation, (organisation_words or "")[:200]
        held.save()
        audit.record(
            "registration.changed",
            about=held.reference,
            by=by.reference,
            before=before,
            after=held.state,
            role=held.role,
        )
        if had_seat and held.state not in SEATED:
            seats.fill(event, by=by.reference)
        if held.state != before:
            telling.ask(event)
    return held


def _participant(invitee: Invitee, event: Event) -> Participant:
    if not invitee.name.strip():
        raise NameMissing
    try:
        validate_email(invitee.email.strip())
    except ValidationError as problem:
        raise EmailMalformed from problem
    return people.find_or_add(
        open_to=event.organiser_key,
        name=invitee.name,
        email=invitee.email,
        organisation=invitee.organisation,
        organisation_words=invitee.organisation_words,
        is_invented=event.is_invented,
    )


def _add(
    event: Event, participant: Participant, invitee: Invitee, *, role: str, state: str, by: Account
) -> Registration:
    uuid: UUID = uuid4()
    registration = Registration(
        uuid=uuid,
        event=event,
        participant=participant,
        open_to_id=event.organiser_key,
        role=role,
        organisation=invitee.organisation or participant.organisation,
        organisation_words=invitee.organisation_words or participant.organisation_words,
        token_hash=hash_of(token_of(uuid)),
    )
    if state in SEATED:
        event.refresh_from_db(fields=["places_taken"])
        _check_seat(registration, event)
    seats.place(registration, state, event=event)
    registration.save()
    audit.record(
        "registration.invited", about=registration.reference, by=by.reference, role=role, state=registration.state
    )
    return registration


def _check_seat(registration: Registration, event: Event) -> None:
    if not seats.is_free(event):
        raise NoPlaceLeft
    full = seats.full_quotas(registration, event=event)
    if full:
        with translation.override("lt"):
            lt = full[0].sentence
        with translation.override("en"):
            en = full[0].sentence
        raise QuotaReached(lt=lt, en=en)


def _check_ahead(event: Event) -> None:
    if event.state not in rules.COMING or event.ends_on < timezone.localdate():
        raise EventStarted

"""What visitors do: register on the public page, and answer by the secret link of a letter."""

from dataclasses import dataclass
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.base import audit
from pertvarka.foundation.base.links import hash_of
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events import people, rules
from pertvarka.programme.events.actions import seats, telling
from pertvarka.programme.events.errors import (
    AnswerImpossible,
    EmailMalformed,
    EventNotFound,
    EventStarted,
    NameMissing,
    RegistrationClosed,
    RegistrationNotFound,
    RegistrationWithdrawn,
)
from pertvarka.programme.events.models import Event, Registration
from pertvarka.programme.events.models.registration import token_of
from pertvarka.programme.events.queries import quotas
from pertvarka.programme.events.quota_errors import OrganisationMissing, RegionMissing
from pertvarka.programme.events.states import SEATED, RegistrationState
from pertvarka.programme.events.visiting import COMMAND, visitor

BY = f"command:{COMMAND}"
# Who was invited or stepped back may come; everybody else is on the list already, or was taken off it.
MAY_COME = (RegistrationState.INVITED, RegistrationState.DECLINED)
ANSWERED = "answered"
ANSWERS = (RegistrationState.CONFIRMED, RegistrationState.DECLINED)


@dataclass(frozen=True, slots=True)
class Visitor:
    """What the public form asks."""

    name: str
    email: str
    organisation_words: str = ""
    language: str = "lt"
    photo_consent: bool | None = None
    region: Region | None = None


@transaction.atomic
def register(*, event: Event, who: Visitor) -> tuple[Registration, bool]:
    """A seat, or a place in the queue. Whether the person was on the list already is told to their mailbox only.

    Returns the registration and whether it is new.

    Raises:
        NameMissing, EmailMalformed, RegionMissing, OrganisationMissing: what was typed.
        EventNotFound, RegistrationClosed: nobody can register now.
    """
    if not who.name.strip():
        raise NameMissing
    try:
        validate_email(who.email.strip())
    except ValidationError as problem:
        raise EmailMalformed from problem
    held = _held(event)
    if _closed(held):
        raise RegistrationClosed
    _check_quotas_can_tell(held, who)
    uuid = uuid4()
    with visitor(email=who.email, token=token_of(uuid)):
        participant = people.find_or_add(
            open_to=held.organiser_key,
            name=who.name,
            email=who.email,
            organisation_words=who.organisation_words,
            language=who.language,
            is_invented=held.is_invented,
        )
        found = Registration.objects.filter(event=held, participant=participant).first()
        registration = found or Registration(
            uuid=uuid,
            event=held,
            participant=participant,
            open_to_id=held.organiser_key,
            organisation_id=participant.organisation_id,
            token_hash=hash_of(token_of(uuid)),
        )
        if found is None or found.state in MAY_COME:
            registration.organisation_words = who.organisation_words.strip()[:200] or registration.organisation_words
            registration.region = who.region or registration.region
            seats.place(registration, RegistrationState.REGISTERED, event=held)
            registration.photo_consent = who.photo_consent
            registration.answered_at = timezone.now()
        # Told anew: whoever asks twice has lost the letter.
        registration.told = ""
        registration.save()
        audit.record("registration.received", about=registration.reference, by=BY, state=registration.state)
        telling.ask(held)
    return registration, found is None


def answer(*, token: str, wish: str, photo_consent: bool | None = None) -> Registration:
    """Coming, or not coming after all; a seat given up goes to the first who waits.

    Raises:
        RegistrationNotFound: the link is not one of ours.
        EventStarted: it is too late.
        RegistrationWithdrawn: the organiser took the person off the list.
        AnswerImpossible: a seat cannot be confirmed while there is none.
    """
    with transaction.atomic(), visitor(token=token):
        key = Registration.objects.filter(token_hash=hash_of(token)).values_list("event_id", flat=True).first()
        if key is None or wish not in ANSWERS:
            raise RegistrationNotFound
        held = Event.objects.select_for_update().get(pk=key)
        registration = Registration.objects.select_for_update().get(token_hash=hash_of(token))
        if held.state not in rules.COMING or held.starts_on < timezone.localdate():
            raise EventStarted
        if registration.state == RegistrationState.CANCELLED:
            raise RegistrationWithdrawn
        if registration.state == RegistrationState.WAITING and wish == RegistrationState.CONFIRMED:
            raise AnswerImpossible
        had_seat = registration.state in SEATED
        seats.place(registration, wish, event=held)
        registration.answered_at = timezone.now()
        registration.photo_consent = photo_consent if photo_consent is not None else registration.photo_consent
        # What the page of the link has just told needs no letter; a place in the queue does.
        registration.told = registration.told if registration.state == RegistrationState.WAITING else ANSWERED
        registration.save()
        audit.record("registration.answered", about=registration.reference, by=BY, state=registration.state)
        if had_seat and registration.state not in SEATED:
            seats.fill(held, by=BY)
        elif registration.state == RegistrationState.WAITING:
            telling.ask(held)
    return registration


def _held(event: Event) -> Event:
    held = Event.objects.select_for_update().filter(pk=event.pk).exclude(organiser=None).first()
    if held is None:
        raise EventNotFound
    return held


def _check_quotas_can_tell(event: Event, who: Visitor) -> None:
    """Whoever is counted by a quota says from where they come."""
    standing = quotas.of_event(event)
    if not standing:
        return
    organisation, region = quotas.represented(
        organisation=None, organisation_words=who.organisation_words, region=who.region
    )
    if standing.by_region and region is None:
        raise RegionMissing
    if standing.each_organisation is not None and not organisation:
        raise OrganisationMissing


def _closed(event: Event) -> rules.Closed | None:
    return rules.why_closed(
        state=event.state,
        is_open=event.is_open,
        starts_on=event.starts_on,
        closes_on=event.registration_closes_on,
        today=timezone.localdate(),
    )

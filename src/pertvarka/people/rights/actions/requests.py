"""Requests of persons: recorded by whoever hears them, answered by the data protection officer within the month."""

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.rights import rules
from pertvarka.people.rights.errors import (
    ExtensionTooLate,
    ReceivedInFuture,
    RecordsNotFound,
    RequestClosed,
    RequestNotInHand,
    RequestOfAnother,
    WordsMissing,
)
from pertvarka.people.rights.models import RightsRequest
from pertvarka.people.rights.permissions import Permission
from pertvarka.people.rights.queries.requests import OPEN, keys_of_case, may_be_read, reference

State = RightsRequest.State


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What a person asked, as it was heard."""

    number: str
    kind: str
    words: str
    received_on: date


def record_request(*, asked: NewRequest, by: Account) -> RightsRequest:
    """Write down what a person asks about their data; the officers are told, and the month begins to run.

    Raises:
        CaseNotFound: no case of that number is open to the account (the officer may name any).
        ReceivedInFuture, WordsMissing: about what was written.
    """
    today = timezone.localdate()
    if not policy.allows(by, Permission.REQUEST_HANDLE, on=today):
        policy.require(by, Permission.REQUEST_RECORD, on=today)
    if asked.received_on > today:
        raise ReceivedInFuture
    if not asked.words.strip():
        raise WordsMissing
    with transaction.atomic():
        keys = keys_of_case(asked.number)
        if keys is None:
            raise CaseNotFound
        made = RightsRequest.objects.create(
            person_id=keys.person_id,
            open_to_id=keys.open_to_id,
            number=asked.number.strip().upper(),
            kind=asked.kind,
            words=asked.words.strip(),
            received_on=asked.received_on,
            due_on=rules.answer_due(asked.received_on),
            recorded_by=by,
        )
        audit.record("rights_request.recorded", about=reference(made), by=by.reference, asked=asked.kind)
        notices.tell_holders(
            permission=Permission.REQUEST_HANDLE,
            organisation_id=None,
            kind="rights_request.recorded",
            about=reference(made),
            label=made.number,
            but=by,
        )
    return made


def take_in_hand(*, asked: RightsRequest, by: Account) -> RightsRequest:
    """Begin to answer, or take over from another officer: until the request is answered this officer, and no other, may
    read this person's records, and nobody else's.

    Raises:
        RequestClosed: it is answered.
        RecordsNotFound: the database opened nothing (no organisation in the role, or no case any more).
    """
    policy.require(by, Permission.REQUEST_HANDLE, on=timezone.localdate())
    with transaction.atomic():
        held = _locked(asked)
        held.state = State.IN_HAND
        held.handled_by = by
        held.save(update_fields=["state", "handled_by"])
        with connection.cursor() as cursor:
            cursor.execute("SELECT scope.open_for_request(%s)", [held.uuid])
            if cursor.fetchone()[0] is None:
                raise RecordsNotFound
        audit.record("rights_request.taken_in_hand", about=reference(held), by=by.reference)
    return held


def extend_request(*, asked: RightsRequest, because: str, by: Account) -> RightsRequest:
    """Take two months more, once, and say so within the first month; `because` is `complex` or `many`.

    Raises:
        RequestNotInHand, ExtensionTooLate: only the officer who has it, only within the first month.
    """
    today = timezone.localdate()
    policy.require(by, Permission.REQUEST_HANDLE, on=today)
    with transaction.atomic():
        held = _in_hand(asked, by=by)
        if not rules.may_extend(received_on=held.received_on, due_on=held.due_on, today=today):
            raise ExtensionTooLate
        held.due_on = rules.extended_due(held.received_on)
        held.extended_on = today
        held.save(update_fields=["due_on", "extended_on"])
        audit.record("rights_request.extended", about=reference(held), by=by.reference, because=because)
    return held


def answer_request(*, asked: RightsRequest, answer: str, by: Account) -> RightsRequest:
    """Close the request with what the person was told; the access that came with it ends in the same moment."""
    policy.require(by, Permission.REQUEST_HANDLE, on=timezone.localdate())
    with transaction.atomic():
        held = _closed(asked, state=State.ANSWERED, words=answer, by=by)
        audit.record("rights_request.answered", about=reference(held), by=by.reference)
    return held


def refuse_request(*, asked: RightsRequest, reason: str, by: Account) -> RightsRequest:
    """Close the request without doing what was asked; the reason goes to the person with the ways to complain."""
    policy.require(by, Permission.REQUEST_HANDLE, on=timezone.localdate())
    with transaction.atomic():
        held = _closed(asked, state=State.REFUSED, words=reason, by=by)
        audit.record("rights_request.refused", about=reference(held), by=by.reference)
    return held


def restrict_person(*, asked: RightsRequest, by: Account) -> None:
    """Restrict processing (GDPR Art. 18): the record is kept, out of lists, and nobody adds to it.

    Raises:
        RequestNotInHand: only while the request is in hand.
    """
    policy.require(by, Permission.REQUEST_HANDLE, on=timezone.localdate())
    if not may_be_read(asked, by=by):
        raise RequestNotInHand
    with transaction.atomic():
        if person := _restriction(asked, restricting=True):
            audit.record("person.restricted", about=person, by=by.reference, request=reference(asked))


def lift_restriction(*, asked: RightsRequest, by: Account) -> None:
    """Processing goes on; the person is told before it does (GDPR Art. 18(3))."""
    policy.require(by, Permission.REQUEST_HANDLE, on=timezone.localdate())
    with transaction.atomic():
        if person := _restriction(asked, restricting=False):
            audit.record("person.restriction_lifted", about=person, by=by.reference, request=reference(asked))


def _restriction(asked: RightsRequest, *, restricting: bool) -> str:
    """Reference of the person whose restriction changed; '' when it stood so already."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.restrict_for_request(%s, %s)", [asked.uuid, restricting])
        person = cursor.fetchone()[0]
    return f"person:{person}" if person else ""


def _closed(asked: RightsRequest, *, state: str, words: str, by: Account) -> RightsRequest:
    if not words.strip():
        raise WordsMissing
    held = _in_hand(asked, by=by)
    held.state, held.answer, held.answered_at = state, words.strip(), timezone.now()
    held.save(update_fields=["state", "answer", "answered_at"])
    return held


def _in_hand(asked: RightsRequest, *, by: Account) -> RightsRequest:
    held = _locked(asked)
    if held.state != State.IN_HAND:
        raise RequestNotInHand
    if held.handled_by_id != by.pk:
        raise RequestOfAnother
    return held


def _locked(asked: RightsRequest) -> RightsRequest:
    """The row as it stands now, kept from others until the end of the transaction."""
    held = RightsRequest.objects.select_for_update().filter(pk=asked.pk).first()
    if held is None:
        raise NotAllowed(code=Permission.REQUEST_HANDLE)
    if held.state not in OPEN:
        raise RequestClosed
    return held

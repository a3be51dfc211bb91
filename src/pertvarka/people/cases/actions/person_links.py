"""Saying that two files are of one person, and taking that back.

Whoever works with both links them at once. Of a person out of sight only the data protection officer is asked: the
answer is yes or no, and tells nothing of where the other file is. A link is taken apart by two persons, always.
"""

import uuid
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.actions.approvals import ask_approval, mark_decided
from pertvarka.foundation.access.models import Account, Approval
from pertvarka.foundation.base import audit
from pertvarka.foundation.base.errors import WriteRefused
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.errors import ProcessingRestricted
from pertvarka.people.cases.models import Case
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.person_link_errors import (
    LinkAsked,
    LinkImpossible,
    LinkNotFound,
    SamePersonAlready,
    SealedNotLinked,
)
from pertvarka.people.cases.queries import person_links

REASON_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class SaidToBe:
    """What somebody says of a person: the same as in the case of this number, or, with none, as some namesake."""

    number: str
    reason: str


def link(*, case: Case, same: SaidToBe, by: Account) -> bool:
    """Link the person of a case with another: True where it is done, False where the officer is asked.

    Raises:
        NotAllowed, WriteRefused: the account does not work with the person.
        SamePersonAlready, SealedNotLinked, ProcessingRestricted: told of files the account sees, and of no other.
        LinkAsked: the officer has been asked and has not answered.
        TextMissing, TextTooLong: the reason.
    """
    policy.require(by, Permission.LINK_MAKE, on=timezone.localdate())
    reason = diary_rules.written(same.reason, limit=REASON_LIMIT)
    number = same.number.strip().upper()
    other = Case.objects.select_related("person").filter(number=number).first() if number else None
    with transaction.atomic():
        if other is not None:
            _check(case, other)
            made = _asked("SELECT scope.link_persons(%s, %s, %s)", case.person_id, other.person_id, reason)
            if made:
                for person in (case.person, other.person):
                    audit.record("person.linked", about=person.reference, by=by.reference, link=str(made))
                return True
        _ask(case, number=number, reason=reason, by=by)
    return False


def ask_to_unlink(*, case: Case, link: UUID, reason: str, by: Account) -> Approval:
    """Ask the officer to take a link apart: one the account sees, or asked for itself.

    Raises:
        NotAllowed: the account links nobody.
        LinkNotFound: the link does not stand, or is not the account's business.
        LinkAsked: it is asked already.
        TextMissing, TextTooLong: the reason.
    """
    policy.require(by, Permission.LINK_MAKE, on=timezone.localdate())
    why = diary_rules.written(reason, limit=REASON_LIMIT)
    if person_links.is_asked(case, kind=person_links.UNLINK, by=by):
        raise LinkAsked
    with transaction.atomic():
        approval = _approval(person_links.UNLINK, case, link=link, reason=why, by=by)
        if not _asked("SELECT scope.ask_person_unlink(%s, %s, %s)", link, why, approval.pk):
            raise LinkNotFound
    return approval


def decide(*, approval: Approval, is_approved: bool, reason: str, by: Account) -> None:
    """The second person decides, and what was approved is done at once: who asked may not see the other file.

    Raises:
        NotAllowed, OwnRequest, ReasonMissing, ApprovalDecided: see the errors of approvals.
        LinkImpossible: approved, but there is nothing that may be linked or taken apart; nothing is decided then.
    """
    with transaction.atomic():
        mark_decided(approval=approval, is_approved=is_approved, reason=reason, by=by)
        if not is_approved:
            return
        done = _asked("SELECT scope.settle_person_link(%s)", approval.pk)
        if done is None:
            raise LinkImpossible
        if done == "linked":
            audit.record("person.linked", about=approval.about, by=by.reference, approval=str(approval.uuid))
        else:
            audit.record("person.unlinked", about=approval.about, by=by.reference, approval=str(approval.uuid))


def _check(case: Case, other: Case) -> None:
    """What can be told, because both are seen."""
    persons = {case.person_id, other.person_id}
    if len(persons) == 1 or other.person_id in person_links.linked_with(case.person_id):
        raise SamePersonAlready
    if Case.objects.filter(person__in=persons, protection=Case.Protection.SEALED).exists():
        raise SealedNotLinked
    if any(one.person.restricted_at for one in (case, other)):
        raise ProcessingRestricted


def _ask(case: Case, *, number: str, reason: str, by: Account) -> None:
    if person_links.is_asked(case, kind=person_links.LINK, by=by):
        raise LinkAsked
    if case.protection == Case.Protection.SEALED:
        raise SealedNotLinked
    link = uuid.uuid4()
    approval = _approval(person_links.LINK, case, link=link, reason=reason, by=by)
    asked = "SELECT scope.ask_person_link(%s, %s, %s, %s, %s)"
    if not _asked(asked, link, case.person_id, number, reason, approval.pk):
        raise WriteRefused


def _approval(kind: str, case: Case, *, link: UUID, reason: str, by: Account) -> Approval:
    return ask_approval(
        kind=kind,
        about=f"{person_links.REFERENCE}{link}",
        label=case.number,
        decider_permission=Permission.LINK_APPROVE,
        reason=reason,
        by=by,
    )


def _asked(statement: str, *values: str | int | UUID) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]

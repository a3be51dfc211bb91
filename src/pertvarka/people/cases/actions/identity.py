"""Who a person is, sealed and corrected. A correction keeps the value before it, with who, when and why."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking, sealing
from pertvarka.people.cases import national_code
from pertvarka.people.cases.errors import (
    AlreadyRegistered,
    CaseNotFound,
    CodeOfSomeoneElse,
    DateImpossible,
    DateInFuture,
    ProcessingRestricted,
)
from pertvarka.people.cases.models import Case, Identity, IdentityChange, Person
from pertvarka.people.cases.models.identity import SEALED, place
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import search

EARLIEST_BIRTH = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class SealedParts:
    """An identity in the clear, on its way into the database; it is never logged or kept."""

    first_name: str
    surname: str
    birth_date: date
    national_code: str = ""
    address: str = ""
    phone: str = ""

    def text(self, column: str) -> str:
        value = getattr(self, column)
        return value.isoformat() if isinstance(value, date) else value.strip()


def sealed_parts(parts: SealedParts, *, person_id: int) -> dict[str, Any]:
    """The columns of `Identity` for this person: each part sealed for its own place, and the keyed indexes."""
    columns: dict[str, Any] = {
        f"{column}_sealed": sealing.seal(text, place=place(column, person_id=person_id))
        if (text := parts.text(column))
        else None
        for column in SEALED
    }
    columns["national_code_index"] = search.code_index(parts.national_code) if parts.national_code else None
    columns["name_and_birth_index"] = search.name_and_birth_index(parts.first_name, parts.surname, parts.birth_date)
    return columns


def check(parts: SealedParts, *, sex: str, today: date) -> None:
    """The parts of an identity against each other; the registration asks this as soon as they are typed.

    Raises:
        DateInFuture, DateImpossible: of birth.
        NationalCodeMalformed, CodeOfSomeoneElse: the code is nobody's, or somebody else's.
    """
    if parts.birth_date > today:
        raise DateInFuture
    if parts.birth_date < EARLIEST_BIRTH:
        raise DateImpossible
    if parts.national_code:
        code = national_code.parse(parts.national_code, today=today)
        if (code.born_on, code.sex) != (parts.birth_date, sex):
            raise CodeOfSomeoneElse


def correct_identity(*, case: Case, parts: SealedParts, reason: str, expected_version: int, by: Account) -> Identity:
    """Correct who the person is (GDPR Art. 16). What was there before stays in the history, sealed.

    Raises:
        NotAllowed, CaseNotFound: the account may not see or change it.
        NationalCodeMalformed, CodeOfSomeoneElse, AlreadyRegistered: about the code.
        ChangedMeanwhile: somebody corrected it meanwhile.
    """
    today = timezone.localdate()
    policy.require(by, Permission.CASE_CHANGE, on=today)
    person = case.person
    if person.restricted_at:
        raise ProcessingRestricted
    code = parts.national_code
    # A corrected code may say another sex than was recorded: the code then decides, not the slip.
    check(parts, sex=national_code.parse(code, today=today).sex if code else person.sex, today=today)
    with transaction.atomic():
        identity = Identity.objects.filter(person=person).first()
        if identity is None:
            raise CaseNotFound
        changed = [column for column in SEALED if _held(identity, column) != parts.text(column)]
        if not changed:
            return identity
        if "national_code" in changed and parts.national_code and search.is_code_known(parts.national_code):
            raise AlreadyRegistered
        for column in changed:
            IdentityChange.objects.create(
                person=person,
                open_to_id=person.open_to_id,
                column=column,
                before_sealed=getattr(identity, f"{column}_sealed"),
                reason=reason,
                changed_by=by,
            )
        locking.save_unless_changed(
            identity, expected_version=expected_version, changes=sealed_parts(parts, person_id=person.pk)
        )
        if "birth_date" in changed:
            Person.objects.filter(pk=person.pk).update(birth_year=parts.birth_date.year)
        audit.record("identity.corrected", about=person.reference, by=by.reference, columns=changed)
    return identity


def _held(identity: Identity, column: str) -> str:
    value = getattr(identity, column)
    return value.isoformat() if isinstance(value, date) else value

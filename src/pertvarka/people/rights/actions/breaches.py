"""Breaches of personal data: recorded at once, told to the authority within 72 hours, to the persons at high risk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.people.rights import rules
from pertvarka.people.rights.errors import (
    BreachClosed,
    BreachNotToldYet,
    LateReasonMissing,
    MomentImpossible,
    WordsMissing,
)
from pertvarka.people.rights.models import Breach
from pertvarka.people.rights.permissions import Permission
from pertvarka.people.rights.queries.breaches import next_number


@dataclass(frozen=True, slots=True)
class BreachKnown:
    """What is known of a breach; it grows while it is looked into (GDPR Art. 33(4))."""

    kind: str
    risk: str
    discovered_at: datetime
    description: str
    happened_at: datetime | None = None
    persons_count: int | None = None
    consequences: str = ""
    measures: str = ""

    def columns(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def record_breach(*, known: BreachKnown, by: Account) -> Breach:
    """Enter a breach in the register; the clock runs from the moment it was discovered.

    Raises:
        MomentImpossible: in the future, or it happened after it was discovered.
        WordsMissing: it has to be said what happened.
    """
    _require(known, by=by)
    with transaction.atomic():
        breach = Breach.objects.create(number=next_number(timezone.localdate().year), recorded_by=by, **known.columns())
        audit.record("breach.recorded", about=_reference(breach), by=by.reference, number=breach.number)
        notices.tell_holders(
            permission=Permission.BREACH_RECORD,
            organisation_id=None,
            kind="breach.recorded",
            about=_reference(breach),
            label=breach.number,
            but=by,
        )
    return breach


def update_breach(*, breach: Breach, known: BreachKnown, expected_version: int, by: Account) -> None:
    """Write down what is known by now.

    Raises:
        BreachClosed: its record stays.
        ChangedMeanwhile: another officer wrote meanwhile; both texts come back.
    """
    _require(known, by=by)
    with transaction.atomic():
        _change(breach, known.columns(), expected_version=expected_version, by=by)
        audit.record("breach.updated", about=_reference(breach), by=by.reference, number=breach.number)


def tell_authority(*, breach: Breach, told_at: datetime, late_reason: str, expected_version: int, by: Account) -> None:
    """Note when the authority was told.

    Raises:
        LateReasonMissing: after 72 hours the law wants the reason.
    """
    _require_moment(told_at, not_before=breach.discovered_at)
    is_late = rules.is_late(breach.discovered_at, told_at=told_at)
    if is_late and not late_reason.strip():
        raise LateReasonMissing
    changes = {"authority_told_at": told_at, "late_reason": late_reason.strip() if is_late else ""}
    with transaction.atomic():
        _change(breach, changes, expected_version=expected_version, by=by)
        audit.record("breach.authority_told", about=_reference(breach), by=by.reference, number=breach.number)


def tell_persons(*, breach: Breach, told_at: datetime, expected_version: int, by: Account) -> None:
    """Note when the persons concerned were told (GDPR Art. 34)."""
    _require_moment(told_at, not_before=breach.discovered_at)
    with transaction.atomic():
        _change(breach, {"persons_told_at": told_at}, expected_version=expected_version, by=by)
        audit.record("breach.persons_told", about=_reference(breach), by=by.reference, number=breach.number)


def close_breach(*, breach: Breach, expected_version: int, by: Account) -> None:
    """Nothing more is to be done.

    Raises:
        BreachNotToldYet: with a risk the authority is told first, at high risk the persons too.
    """
    if breach.risk != Breach.Risk.UNLIKELY and breach.authority_told_at is None:
        raise BreachNotToldYet
    if breach.risk == Breach.Risk.HIGH and breach.persons_told_at is None:
        raise BreachNotToldYet
    with transaction.atomic():
        _change(breach, {"closed_at": timezone.now()}, expected_version=expected_version, by=by)
        audit.record("breach.closed", about=_reference(breach), by=by.reference, number=breach.number)


def _require(known: BreachKnown, *, by: Account) -> None:
    policy.require(by, Permission.BREACH_RECORD, on=timezone.localdate())
    if not known.description.strip():
        raise WordsMissing
    _require_moment(known.discovered_at)
    if known.happened_at and known.happened_at > known.discovered_at:
        raise MomentImpossible


def _require_moment(moment: datetime, *, not_before: datetime | None = None) -> None:
    if moment > timezone.now() or (not_before and moment < not_before):
        raise MomentImpossible


def _change(breach: Breach, changes: Mapping[str, Any], *, expected_version: int, by: Account) -> None:
    policy.require(by, Permission.BREACH_RECORD, on=timezone.localdate())
    if breach.closed_at:
        raise BreachClosed
    locking.save_unless_changed(breach, expected_version=expected_version, changes=changes)


def _reference(breach: Breach) -> str:
    return f"breach:{breach.uuid}"

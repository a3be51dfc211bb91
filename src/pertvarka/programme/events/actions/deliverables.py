"""What a contract of trainings asks for: kept, removed, accepted with the figure of the day, taken back."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.programme.events import contract_errors as errors
from pertvarka.programme.events.models import TrainingContract, TrainingDeliverable, TrainingProgramme
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import contracts as reading
from pertvarka.programme.events.states import COUNTED, DeliverableKind


@dataclass(frozen=True, slots=True)
class DeliverableTerms:
    """What the page of a deliverable asks; what the groups tell is not typed."""

    kind: str
    asked_count: Decimal
    due_on: date | None = None
    what_lt: str = ""
    what_en: str = ""
    programme: TrainingProgramme | None = None
    delivered_count: Decimal | None = None
    delivered_on: date | None = None

    @property
    def columns(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__slots__}

    def check(self, contract: TrainingContract, *, today: date) -> None:
        if contract.signed_on and self.due_on and self.due_on < contract.signed_on:
            raise errors.DueBeforeSigning
        if self.programme is not None and self.programme.contract_id != contract.pk:
            raise errors.ProgrammeOfAnotherContract
        if self.kind != DeliverableKind.ACADEMIC_HOURS and self.asked_count % 1:
            raise errors.CountNotWhole
        if self.kind in COUNTED:
            if self.delivered_count is not None or self.delivered_on is not None:
                raise errors.DeliveryIsCounted
            return
        if not self.what_lt.strip():
            raise errors.DeliverableUntold
        if (self.delivered_count is None) != (self.delivered_on is None):
            raise errors.DeliveryHalfTold
        if self.delivered_count is not None and self.delivered_count % 1:
            raise errors.DeliveredNotWhole
        if self.delivered_on and self.delivered_on > today:
            raise errors.DeliveryAhead


def save(
    *,
    contract: TrainingContract,
    terms: DeliverableTerms,
    by: Account,
    deliverable: TrainingDeliverable | None = None,
    expected_version: int = 0,
) -> TrainingDeliverable:
    """One thing more that the contract asks for, or other terms of one that is not accepted.

    Raises:
        NotAllowed: contracts are kept by others.
        PertvarkaError: what was typed, by the error's name (contract_errors.py).
        DeliverableAccepted: it is accepted.
        ChangedMeanwhile: somebody changed it after this account opened it.
    """
    policy.require(by, Permission.TRAINING_KEEP, on=timezone.localdate())
    terms.check(contract, today=timezone.localdate())
    with transaction.atomic():
        if deliverable is None:
            saved = TrainingDeliverable.objects.create(contract=contract, **terms.columns)
        else:
            saved = _open(deliverable)
            locking.save_unless_changed(saved, expected_version=expected_version, changes=terms.columns)
        audit.record(
            "training_deliverable.saved",
            about=saved.reference,
            by=by.reference,
            contract=contract.number,
            asks_for=saved.kind,
            asked=str(saved.asked_count),
            delivered=str(saved.delivered_count or ""),
        )
    return saved


def remove(*, deliverable: TrainingDeliverable, by: Account) -> None:
    """What was written by mistake goes; what is accepted stays.

    Raises:
        NotAllowed, DeliverableAccepted: it may not go.
    """
    policy.require(by, Permission.TRAINING_KEEP, on=timezone.localdate())
    with transaction.atomic():
        held = _open(deliverable)
        audit.record(
            "training_deliverable.removed",
            about=held.reference,
            by=by.reference,
            contract=held.contract.number,
            asks_for=held.kind,
            asked=str(held.asked_count),
        )
        held.delete()


def accept(*, deliverable: TrainingDeliverable, on: date, by: Account) -> TrainingDeliverable:
    """All that was asked is there and is taken over; the figure that stands now is kept.

    Raises:
        NotAllowed, DeliverableAccepted, DeliverableNotWhole: it cannot be accepted.
        AcceptedBeforeDelivered, DeliveryAhead: the day typed.
    """
    today = timezone.localdate()
    policy.require(by, Permission.TRAINING_KEEP, on=today)
    if on > today:
        raise errors.DeliveryAhead
    with transaction.atomic():
        held = _open(deliverable)
        now = reading.line(held.contract, held.uuid).now
        if now.whole_on is None or now.count < held.asked_count:
            raise errors.DeliverableNotWhole(count=now.count, asked=held.asked_count)
        if on < now.whole_on:
            raise errors.AcceptedBeforeDelivered
        held.delivered_count, held.delivered_on = now.count, now.whole_on
        held.accepted_on, held.accepted_by = on, by
        held.version += 1
        held.save()
        audit.record(
            "training_deliverable.accepted",
            about=held.reference,
            by=by.reference,
            contract=held.contract.number,
            count=str(now.count),
            on=on.isoformat(),
        )
    return held


def take_back(*, deliverable: TrainingDeliverable, reason: str, by: Account) -> TrainingDeliverable:
    """The acceptance is taken back; what is counted is counted again.

    Raises:
        NotAllowed, AcceptanceReasonMissing, DeliverableNotAccepted: it cannot be taken back.
    """
    policy.require(by, Permission.TRAINING_KEEP, on=timezone.localdate())
    if not reason.strip():
        raise errors.AcceptanceReasonMissing
    with transaction.atomic():
        held = _held(deliverable)
        if held.accepted_on is None:
            raise errors.DeliverableNotAccepted
        accepted_on, held.accepted_on, held.accepted_by = held.accepted_on, None, None
        if held.kind in COUNTED:
            held.delivered_count = held.delivered_on = None
        held.version += 1
        held.save()
        audit.record(
            "training_deliverable.taken_back",
            about=held.reference,
            by=by.reference,
            contract=held.contract.number,
            accepted_on=accepted_on.isoformat(),
            reason=reason.strip(),
        )
    return held


def _held(deliverable: TrainingDeliverable) -> TrainingDeliverable:
    rows = TrainingDeliverable.objects.select_for_update(of=("self",)).select_related("contract")
    found = rows.filter(pk=deliverable.pk).first()
    if found is None:
        raise errors.ContractNotFound
    return found


def _open(deliverable: TrainingDeliverable) -> TrainingDeliverable:
    held = _held(deliverable)
    if held.accepted_on is not None:
        raise errors.DeliverableAccepted
    return held

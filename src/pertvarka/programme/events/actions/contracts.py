"""Contracts of trainings: who teaches, from when until when, for how much."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events import contract_errors as errors
from pertvarka.programme.events.errors import TextMissing
from pertvarka.programme.events.models import TrainingContract
from pertvarka.programme.events.permissions import Permission


@dataclass(frozen=True, slots=True)
class ContractTerms:
    """What the page of a contract asks."""

    number: str
    title_lt: str
    title_en: str = ""
    supplier: Organisation | None = None
    supplier_words: str = ""
    signed_on: date | None = None
    until_on: date | None = None
    amount: Decimal | None = None

    @property
    def columns(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__slots__}

    def check(self) -> None:
        if not self.number.strip() or not self.title_lt.strip():
            raise TextMissing
        if self.supplier is None and not self.supplier_words.strip():
            raise errors.SupplierMissing
        if self.signed_on and self.until_on and self.until_on < self.signed_on:
            raise errors.ContractEndsBeforeSigning


def save_contract(
    *, terms: ContractTerms, by: Account, contract: TrainingContract | None = None, expected_version: int = 0
) -> TrainingContract:
    """A new contract, or other words for one that stands.

    Raises:
        NotAllowed: contracts are kept by others.
        TextMissing, SupplierMissing, ContractEndsBeforeSigning, ContractNumberTaken: what was typed.
        ChangedMeanwhile: somebody changed it after this account opened it.
    """
    policy.require(by, Permission.TRAINING_KEEP, on=timezone.localdate())
    terms.check()
    try:
        with transaction.atomic():
            if contract is None:
                saved = TrainingContract.objects.create(is_invented=by.is_demo, **terms.columns)
            else:
                saved = TrainingContract.objects.select_for_update(of=("self",)).get(pk=contract.pk)
                locking.save_unless_changed(saved, expected_version=expected_version, changes=terms.columns)
            audit.record("training_contract.saved", about=saved.reference, by=by.reference, number=saved.number)
    except IntegrityError as refused:
        raise errors.ContractNumberTaken from refused
    return saved

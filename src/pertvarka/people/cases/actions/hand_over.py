"""Handing a case over: offered, answered, and only then moved, so that the person is never between two workers."""

from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.base.errors import WriteRefused
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.actions import admission
from pertvarka.people.cases.errors import (
    CaseNotFound,
    ManagerMissing,
    NobodyToAccept,
    OfferAnswered,
    OfferStands,
    OfferToOneself,
)
from pertvarka.people.cases.models import Case, Transfer
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.states import TransferState


def offer_transfer(
    *,
    case: Case,
    to_organisation: Organisation,
    to_municipality: Municipality,
    reason: str,
    summary: str,
    extent: str = Transfer.Extent.FULL,
    grace_until_on: date,
    by: Account,
) -> Transfer:
    """Ask another organisation to take the case. Until it accepts, the sender stays responsible.

    Raises:
        NotAllowed, CaseNotFound, WriteRefused, CaseClosed, ProcessingRestricted: this account does not give it away.
        OfferToOneself, OfferStands, NobodyToAccept: it cannot be offered there, or now.
        TextMissing, GraceOutOfBounds: what was typed.
    """
    today = timezone.localdate()
    policy.require(by, Permission.TRANSFER_OFFER, on=today)
    diary_rules.check_grace(grace_until_on, today=today)
    why, told = diary_rules.written(reason), diary_rules.written(summary)
    with transaction.atomic():
        standing = admission.standing(case)
        _lock(standing)
        if standing.organisation_id == to_organisation.pk:
            raise OfferToOneself
        if Transfer.objects.filter(case=standing, state=TransferState.OFFERED).exists():
            raise OfferStands
        transfer = Transfer.objects.create(
            case=standing,
            number=standing.number,
            from_organisation_id=standing.organisation_id,
            to_organisation=to_organisation,
            to_municipality=to_municipality,
            reason=why,
            summary=told,
            extent=Transfer.Extent(extent),
            grace_until_on=grace_until_on,
            offered_by=by,
        )
        _record("transfer.offered", transfer, case=standing.reference, by=by)
        if not _tell_receivers("transfer.offered", transfer):
            raise NobodyToAccept
    return transfer


def withdraw_transfer(*, transfer: Transfer, by: Account) -> None:
    """Take the offer back while nobody has answered it; only who made it can.

    Raises:
        NotAllowed: somebody else offered the case.
        OfferAnswered: it is too late.
    """
    policy.require(by, Permission.TRANSFER_OFFER, on=timezone.localdate())
    if transfer.offered_by_id != by.pk:
        raise NotAllowed(code=Permission.TRANSFER_OFFER)
    with transaction.atomic():
        _answer(transfer, state=TransferState.WITHDRAWN, reason="", by=by)
        _record("transfer.withdrawn", transfer, case=_case_of(transfer), by=by)
        _tell_receivers("transfer.withdrawn", transfer)


def refuse_transfer(*, transfer: Transfer, reason: str, by: Account) -> None:
    """Say why the case cannot be taken; it stays where it is.

    Raises:
        NotAllowed: the offer is not to the account's organisation.
        TextMissing: the reason.
        OfferAnswered: it is too late.
    """
    policy.require(by, Permission.TRANSFER_DECIDE, on=timezone.localdate())
    why = diary_rules.written(reason)
    with transaction.atomic():
        _require_receiver(transfer)
        _answer(transfer, state=TransferState.REFUSED, reason=why, by=by)
        _record("transfer.refused", transfer, case=_case_of(transfer), by=by)
        _tell(transfer.offered_by_id, "transfer.refused", transfer, by=by)


def accept_transfer(*, transfer: Transfer, manager: Account, by: Account) -> UUID:
    """Take the case over: leader, manager and team change in one act of the database. Returns the case's key.

    With a summary only, the new team's diary begins now; the former manager reads the old one to the end of grace.

    Raises:
        NotAllowed: the offer is not to the account's organisation.
        OfferAnswered: it is too late.
        ManagerMissing: the chosen manager does not hold that role there today.
    """
    policy.require(by, Permission.TRANSFER_DECIDE, on=timezone.localdate())
    with transaction.atomic():
        _require_receiver(transfer)
        with connection.cursor() as cursor:
            cursor.execute("SELECT scope.accept_transfer(%s, %s)", [transfer.uuid, manager.pk])
            moved: UUID | None = cursor.fetchone()[0]
        if moved is None:
            raise OfferAnswered if not _is_offered(transfer) else ManagerMissing
        _record("transfer.accepted", transfer, case=f"case:{moved}", by=by)
        _tell(transfer.offered_by_id, "transfer.accepted", transfer, by=by)
        if manager.pk != by.pk:
            notices.tell(account_id=manager.pk, kind="case.received", about=f"case:{moved}", label=transfer.number)
    return moved


def _lock(case: Case) -> None:
    """Two offers at once wait for each other; whoever does not lead the case cannot lock it.

    Raises:
        WriteRefused: the account does not lead it.
    """
    if not Case.objects.select_for_update().filter(pk=case.pk).values_list("pk").exists():
        raise WriteRefused


def _answer(transfer: Transfer, *, state: TransferState, reason: str, by: Account) -> None:
    answered = Transfer.objects.filter(pk=transfer.pk, state=TransferState.OFFERED).update(
        state=state, decided_at=timezone.now(), decided_by=by, decision_reason=reason
    )
    if not answered:
        raise OfferAnswered


def _is_offered(transfer: Transfer) -> bool:
    return Transfer.objects.filter(pk=transfer.pk, state=TransferState.OFFERED).exists()


def _require_receiver(transfer: Transfer) -> None:
    """The sender sees the offer too, but does not answer it."""
    held = Transfer.objects.filter(pk=transfer.pk).first()
    if held is None:
        raise CaseNotFound
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT %s = ANY (scope.organisations(%s))", [held.to_organisation_id, Permission.TRANSFER_DECIDE]
        )
        if not cursor.fetchone()[0]:
            raise NotAllowed(code=Permission.TRANSFER_DECIDE)


def _case_of(transfer: Transfer) -> str:
    """The receiver cannot open the case, and the record still says which it was, as far as they can know."""
    held = Case.objects.filter(pk=transfer.case_id).first()
    return held.reference if held else f"transfer:{transfer.uuid}"


def _record(kind: str, transfer: Transfer, *, case: str, by: Account) -> None:
    audit.record(kind, about=case, by=by.reference, transfer=str(transfer.uuid), number=transfer.number)


def _tell(account_id: int, kind: str, transfer: Transfer, *, by: Account) -> None:
    if account_id != by.pk:
        notices.tell(account_id=account_id, kind=kind, about=f"transfer:{transfer.uuid}", label=transfer.number)


def _tell_receivers(kind: str, transfer: Transfer) -> int:
    return notices.tell_holders(
        permission=Permission.TRANSFER_DECIDE,
        organisation_id=transfer.to_organisation_id,
        kind=kind,
        about=f"transfer:{transfer.uuid}",
        label=transfer.number,
    )

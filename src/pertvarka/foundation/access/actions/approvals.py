"""The two-person rule at work: one asks, another decides, the asker carries it out once."""

from django.db import connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, permissions, policy
from pertvarka.foundation.access.errors import (
    ApprovalDecided,
    ApprovalNotUsable,
    OwnRequest,
    PermissionUnknown,
    ReasonMissing,
)
from pertvarka.foundation.access.models import Account, Approval
from pertvarka.foundation.base import audit


def ask_approval(
    *,
    kind: str,
    about: str,
    decider_permission: str,
    reason: str,
    label: str = "",
    organisation_id: int | None = None,
    by: Account,
) -> Approval:
    """Ask for a second person; whoever holds the permission, other than the asker, is told.

    With an organisation only its own people are told; others who hold the permission may decide all the same.

    Whether the asker may do the thing itself is the question of the room that asks.

    Raises:
        ReasonMissing: the second person has to read why.
        PermissionUnknown: no room has declared the permission, so nobody could ever decide.
    """
    if not permissions.is_declared(decider_permission):
        raise PermissionUnknown(decider_permission)
    if not reason.strip():
        raise ReasonMissing
    with transaction.atomic():
        approval = Approval.objects.create(
            kind=kind,
            about=about,
            label=label,
            decider_permission=decider_permission,
            reason=reason.strip(),
            asked_by=by,
        )
        audit.record("approval.asked", about=about, by=by.reference, kind_asked=kind, approval=str(approval.uuid))
        notices.tell_holders(
            permission=decider_permission,
            organisation_id=organisation_id,
            kind="approval.asked",
            about=f"approval:{approval.uuid}",
            label=label,
            but=by,
        )
    return approval


def mark_decided(*, approval: Approval, is_approved: bool, reason: str, by: Account) -> Approval:
    """Write the decision down; what follows from it is the business of who asked.

    Raises:
        NotAllowed: the account does not hold what a decider must hold.
        OwnRequest: who asked does not decide.
        ReasonMissing: a refusal says why.
        ApprovalDecided: somebody was quicker.
    """
    policy.require(by, approval.decider_permission, on=timezone.localdate())
    if approval.asked_by_id == by.pk:
        raise OwnRequest
    if not is_approved and not reason.strip():
        raise ReasonMissing
    with transaction.atomic():
        held = Approval.objects.select_for_update().filter(pk=approval.pk, decision=Approval.Decision.WAITING).first()
        if held is None:
            raise ApprovalDecided
        held.decision = Approval.Decision.APPROVED if is_approved else Approval.Decision.REFUSED
        held.decided_by, held.decided_at, held.decision_reason = by, timezone.now(), reason.strip()
        held.save(update_fields=["decision", "decided_by", "decided_at", "decision_reason"])
        audit.record(
            "approval.approved" if is_approved else "approval.refused",
            about=held.about,
            by=by.reference,
            kind_asked=held.kind,
            approval=str(held.uuid),
        )
        notices.tell(
            account_id=held.asked_by_id, kind="approval.decided", about=f"approval:{held.uuid}", label=held.label
        )
    return held


def use_approval(*, approval: Approval, by: Account) -> None:
    """Take an approved request as used, in the transaction of the act it was asked for.

    Raises:
        ApprovalNotUsable: it is not approved, was used before, or somebody else asked for it.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT scope.use_approval(%s)", [approval.uuid])
            (is_used,) = cursor.fetchone()
        if not is_used:
            raise ApprovalNotUsable
        audit.record("approval.used", about=approval.about, by=by.reference, approval=str(approval.uuid))

"""One place to decide whatever waits for a second person: a role begins at once, other acts go back to who asked."""

from pertvarka.foundation.access import waiting
from pertvarka.foundation.access.actions import memberships
from pertvarka.foundation.access.actions.approvals import mark_decided
from pertvarka.foundation.access.errors import ApprovalDecided
from pertvarka.foundation.access.models import Account, Approval


def decide_approval(*, approval: Approval, is_approved: bool, reason: str, by: Account) -> None:
    """Approve or refuse what somebody else asked for.

    Raises:
        NotAllowed, OwnRequest, ForOneself, ReasonMissing, ApprovalDecided, RoleDecided: see the errors.
    """
    if approval.kind != memberships.APPROVAL:
        mark_decided(approval=approval, is_approved=is_approved, reason=reason, by=by)
        return
    membership = waiting.memberships_behind([approval]).get(approval.about)
    if membership is None:
        raise ApprovalDecided
    if is_approved:
        memberships.approve_role(membership=membership, by=by)
    else:
        memberships.refuse_role(membership=membership, reason=reason, by=by)

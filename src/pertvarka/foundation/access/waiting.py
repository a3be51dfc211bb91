"""Reading what waits for a second person, and what became of one's own requests."""

from collections.abc import Iterable
from uuid import UUID

from pertvarka.foundation.access.models import Account, Approval, Membership


def to_decide(by: Account) -> list[Approval]:
    """Waiting for somebody like this account, oldest first; the database shows only what its roles decide."""
    return list(
        Approval.objects.filter(decision=Approval.Decision.WAITING)
        .exclude(asked_by=by)
        .select_related("asked_by")
        .order_by("asked_at", "pk")
    )


def asked(by: Account, *, limit: int) -> list[Approval]:
    """Own requests, newest first."""
    return list(Approval.objects.filter(asked_by=by).select_related("asked_by", "decided_by")[:limit])


def approval(uuid: UUID) -> Approval | None:
    """One request, if this account may see it."""
    return Approval.objects.filter(uuid=uuid).select_related("asked_by").first()


def memberships_behind(approvals: Iterable[Approval]) -> dict[str, Membership]:
    """Roles that wait, by the reference in the approval; one query."""
    keys = [key for key in (Membership.key_of(approval.about) for approval in approvals) if key is not None]
    found = Membership.objects.filter(pk__in=keys).select_related("account", "organisation", "region", "municipality")
    return {membership.reference: membership for membership in found}

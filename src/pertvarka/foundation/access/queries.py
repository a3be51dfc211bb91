"""Reading in the access room: who holds what, who stands in the demonstration, what the audit record says."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from pertvarka.foundation.access import held, roles
from pertvarka.foundation.access.models import Account, Approval, Membership, Notice
from pertvarka.foundation.access.roles import DemoSeat, Role
from pertvarka.foundation.base.models import AuditEvent

REFERENCE = "account:"
# A name that no mail system resolves (RFC 2606), so a letter to an invented person can reach nobody.
DEMO_DOMAIN = "demo.invalid"


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role somebody holds, and the place they hold it in ('' for the whole country)."""

    role: Role
    place: str
    purpose: str
    valid_until: date | None


def held_roles(account: Account, *, on: date) -> list[HeldRole]:
    """What the account is here on that day, in the order the roles are listed."""
    memberships = [row for row in held.memberships(account, on=on) if roles.is_described(row.role_code)]
    times = Counter(row.role_code for row in memberships)
    found = [
        HeldRole(
            role=roles.role(membership.role_code),
            place=_place(account, membership) if times[membership.role_code] == 1 else place_of(membership),
            purpose=membership.purpose,
            valid_until=membership.valid_until,
        )
        for membership in memberships
    ]
    return sorted(found, key=lambda one: one.role.order)


def _place(account: Account, membership: Membership) -> str:
    # The person who shows a role works where its file says, whether that body is loaded or not.
    seats = roles.role(membership.role_code).demo_seats if account.is_demo else ()
    invented = next((seat.person for seat in seats if account.email == demo_email(seat.key)), None)
    return invented.place if invented else place_of(membership)


def place_of(membership: Membership) -> str:
    """Where the role is held; an organisation says by itself in which municipality it is."""
    municipality = None if membership.organisation else membership.municipality
    return ", ".join(str(part) for part in (membership.organisation, municipality, membership.region) if part)


def demo_seats() -> list[DemoSeat]:
    """Whom of the invented people one can sign in as, in the order of lists."""
    seats = {demo_email(seat.key): seat for role in roles.all_roles() for seat in role.demo_seats}
    made = Account.objects.filter(is_demo=True, is_active=True, email__in=seats)
    emails = set(made.values_list("email", flat=True))
    return [seat for email, seat in seats.items() if email in emails]


def demo_account(key: str) -> Account | None:
    """The invented person of that seat; asked before anybody is signed in, so it looks at accounts only."""
    return Account.objects.filter(is_demo=True, is_active=True, email=demo_email(key)).first()


def demo_email(key: str) -> str:
    return f"{key}@{DEMO_DOMAIN}"


def unread_notices(account_id: int) -> QuerySet[Notice]:
    return Notice.objects.filter(account_id=account_id, read_at=None)


def newest_notices(account: Account, *, limit: int) -> list[Notice]:
    """The unread first, then the newest."""
    return list(
        Notice.objects.filter(account=account).order_by(F("read_at").asc(nulls_first=True), "-noticed_at")[:limit]
    )


def approvals_to_decide(account_id: int) -> QuerySet[Approval]:
    """Waiting for somebody like this account; the rows of others' permissions are not met at all."""
    return Approval.objects.filter(decision=Approval.Decision.WAITING).exclude(asked_by_id=account_id)


def newest_audit_events(*, limit: int) -> list[AuditEvent]:
    return list(AuditEvent.objects.order_by("-happened_at", "-id")[:limit])


def names_of(references: Iterable[str]) -> dict[str, str]:
    """Names behind `account:<uuid>` references; references to nobody known are left out."""
    keys = [key for key in (_uuid(reference) for reference in references) if key]
    return {account.reference: account.name for account in Account.objects.filter(uuid__in=keys)}


def _uuid(reference: str) -> UUID | None:
    try:
        return UUID(reference.removeprefix(REFERENCE)) if reference.startswith(REFERENCE) else None
    except ValueError:
        return None

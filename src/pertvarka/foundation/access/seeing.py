"""What can this person see, and why: the memberships of an account times the role files, permission by permission.

Reckoned from the same data the database checks, not asked as that person, so that it can be told before they sign in. A
test holds the answer against what the database then does.
"""

from dataclasses import dataclass
from datetime import date

from pertvarka.foundation.access import account_register, permissions, policy, roles, rules
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.roles import Grant, Role


@dataclass(frozen=True, slots=True)
class Seen:
    """One permission through one membership; `missing` names the place without which it reaches nothing."""

    permission: str
    reach: str
    missing: str = ""

    @property
    def reaches(self) -> bool:
        return not self.missing


@dataclass(frozen=True, slots=True)
class Held:
    """A membership, its role as written (None when no file describes it any more), and what it gives."""

    membership: Membership
    role: Role | None
    state: Membership.State
    seen: tuple[Seen, ...]

    @property
    def gives(self) -> bool:
        return self.state == Membership.State.IN_FORCE and self.role is not None


@dataclass(frozen=True, slots=True)
class WhatIsSeen:
    """Everything an account may do today with its reasons, and what it may not."""

    account: Account
    is_shut: bool
    held: tuple[Held, ...]
    not_granted: tuple[str, ...]

    @property
    def giving(self) -> tuple[Held, ...]:
        return () if self.is_shut else tuple(held for held in self.held if held.gives)

    @property
    def sees_personal_data(self) -> bool:
        return any(rules.sees_personal_data(seen.permission for seen in held.seen) for held in self.giving)


def what_is_seen(by: Account, *, on: date) -> WhatIsSeen:
    """What the account sees on that day; asked by whoever may see accounts."""
    held = tuple(_held(membership, on=on) for membership in account_register.memberships_of(by))
    is_shut = not policy.is_present(by)
    granted = {seen.permission for one in held if one.gives and not is_shut for seen in one.seen if seen.reaches}
    return WhatIsSeen(
        account=by,
        is_shut=is_shut,
        held=held,
        not_granted=tuple(code for code in permissions.all_codes() if code not in granted),
    )


def _held(membership: Membership, *, on: date) -> Held:
    role = roles.role(membership.role_code) if roles.is_described(membership.role_code) else None
    return Held(
        membership=membership,
        role=role,
        state=membership.state(on=on),
        seen=tuple(_seen(written, membership) for written in role.permissions) if role else (),
    )


def _seen(written: str, membership: Membership) -> Seen:
    grant = Grant.read(written)
    place = rules.place_needed(written)
    is_there = not place or getattr(membership, f"{place}_id") is not None
    return Seen(permission=grant.permission, reach=grant.reach, missing="" if is_there else place)

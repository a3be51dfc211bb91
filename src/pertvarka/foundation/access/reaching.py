"""How far a right goes over what is open to all to read: the regions and organisations one may write about.

Rows of the closed plane the database keeps by itself (`scope`); plans, memberships and events of the programme are read
by everyone, and only writing asks where one's work is.
"""

from dataclasses import dataclass
from datetime import date

from pertvarka.foundation.access import held, policy, roles
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.territory.models import Region


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a right holds. `everywhere` stands for a role that has it without a reach: the programme office."""

    everywhere: bool
    regions: frozenset[int]
    municipalities: frozenset[int]
    organisations: frozenset[int]

    def has_region(self, region_id: int | None) -> bool:
        return self.everywhere or region_id in self.regions

    def has_organisation(self, organisation_id: int | None) -> bool:
        return self.everywhere or organisation_id in self.organisations

    @property
    def is_nowhere(self) -> bool:
        return not (self.everywhere or self.regions or self.municipalities or self.organisations)


def reach_of(account: Account, code: str, *, on: date) -> Reach:
    """Where the account's roles give it this permission on that day; nowhere for an account that is not present."""
    everywhere, found = False, {"region": set[int](), "municipality": set[int](), "organisation": set[int]()}
    for membership in held.memberships(account, on=on) if policy.is_present(account) else ():
        if not roles.is_described(membership.role_code):
            continue
        for grant in roles.role(membership.role_code).grants:
            if grant.permission != code:
                continue
            everywhere = everywhere or not grant.reach
            place = getattr(membership, f"{grant.reach}_id", None) if grant.reach in found else None
            if place is not None:
                found[grant.reach].add(place)
    return Reach(
        everywhere, frozenset(found["region"]), frozenset(found["municipality"]), frozenset(found["organisation"])
    )


def require_region(account: Account, code: str, region: Region | None, *, on: date) -> None:
    """Go on only where the right holds in this region; no region stands for the whole country.

    Raises:
        NotAllowed: the account has no role that gives it there; pages answer 404.
    """
    if not reach_of(account, code, on=on).has_region(region.pk if region else None):
        raise NotAllowed(code=code)

"""Which regions a right reaches: one's own, that of one's municipality, those whose cluster one is in."""

from django.utils import timezone

from pertvarka.foundation.access import policy, reaching
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.territory.models import Municipality, Region
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.programme.cluster.models import ClusterMembership


def regions(by: Account, permission: str) -> list[Region]:
    """The regions where the account has the right today, in Lithuanian order."""
    found = reaching.reach_of(by, permission, on=timezone.localdate())
    rows = Region.objects.in_order()
    if found.everywhere:
        return list(rows)
    chosen = set(found.regions)
    if found.municipalities:
        chosen |= set(Municipality.objects.filter(pk__in=found.municipalities).values_list("region_id", flat=True))
    if found.organisations:
        members = ClusterMembership.objects.filter(organisation__in=found.organisations, left_on=None)
        if members.filter(region=None).exists():
            # The national cluster is asked about every region.
            return list(rows)
        chosen |= set(members.filter(region__isnull=False).values_list("region__pk", flat=True))
    return list(rows.filter(pk__in=chosen)) if chosen else []


def may(by: Account, permission: str, region: Region | None) -> bool:
    """Whether the right reaches this region; None stands for the whole country."""
    if region is None:
        return reaching.reach_of(by, permission, on=timezone.localdate()).everywhere
    return policy.allows(by, permission, on=timezone.localdate()) and region in regions(by, permission)


def require(by: Account, permission: str, region: Region | None) -> None:
    """Go on only where the right reaches.

    Raises:
        NotAllowed: it does not; pages answer 404.
    """
    if not may(by, permission, region):
        raise NotAllowed(code=permission)


def require_municipality(by: Account, permission: str, municipality: Municipality) -> None:
    """Go on only for whoever answers for this municipality.

    Raises:
        NotAllowed: another's.
    """
    found = reaching.reach_of(by, permission, on=timezone.localdate())
    own = {municipality.pk} & found.municipalities
    if not (found.everywhere or own):
        raise NotAllowed(code=permission)


def sees_drafts(by: Account, region: Region | None) -> bool:
    """Whether the account prepares plans of this region, and so sees what is not before the cluster yet."""
    return may(by, Permission.SCENARIO_RUN, region)

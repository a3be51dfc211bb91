"""Who is in the cluster today, for everyone: name, kind and since when; how a member is reached is not open."""

from dataclasses import dataclass
from datetime import date

from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster.models import ClusterMembership
from pertvarka.programme.cluster.queries import members


@dataclass(frozen=True, slots=True)
class MemberRow:
    name: str
    kind: str
    since_on: date
    is_invented: bool
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class RegionMembers:
    """How many members the cluster of a region has."""

    region: Region
    count: int


@dataclass(frozen=True, slots=True)
class Members:
    """Everybody in the cluster, by name: the national cluster first, then region by region, with their numbers."""

    rows: tuple[MemberRow, ...]
    regions: tuple[RegionMembers, ...]

    def __bool__(self) -> bool:
        return bool(self.rows)


def of_cluster(region: Region | None, *, on: date) -> tuple[MemberRow, ...]:
    """Members of a region's cluster in Lithuanian order; without a region, of the national one."""
    return tuple(_row(row) for row in members.members(region=region, on=on))


def all_members(*, on: date) -> Members:
    """All of them on that day, in two queries."""
    by_region: dict[int | None, list[MemberRow]] = {}
    for row in members.in_force(on=on):
        by_region.setdefault(row.region_id, []).append(_row(row))
    regions = [region for region in territory.regions() if region.pk in by_region]
    keys = [None, *(region.pk for region in regions)]
    return Members(
        rows=tuple(row for key in keys for row in by_region.get(key, ())),
        regions=tuple(RegionMembers(region, len(by_region[region.pk])) for region in regions),
    )


def _row(row: ClusterMembership) -> MemberRow:
    return MemberRow(row.organisation.name, str(row.get_kind_display()), row.joined_on, row.is_invented, row.region)

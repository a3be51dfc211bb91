"""What the cluster lacks and who works with whom, counted from memberships, events, agreements and steps. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

NATIONAL = ""
"""Stands where a region would, for the cluster of the whole country."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Members by region (rows, NATIONAL last) and kind (columns); a zero is a gap."""

    regions: tuple[str, ...]
    kinds: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]

    def number(self, region: str, kind: str) -> int:
        return self.counts.get((region, kind), 0)

    def of_region(self, region: str) -> int:
        return sum(self.number(region, kind) for kind in self.kinds)

    def of_kind(self, kind: str) -> int:
        return sum(self.number(region, kind) for region in self.regions)

    def missing(self, region: str) -> tuple[str, ...]:
        """The kinds of members this region has none of, in the order of kinds."""
        return tuple(kind for kind in self.kinds if not self.number(region, kind))


def coverage(members: Iterable[tuple[str, str]], *, regions: Sequence[str], kinds: Sequence[str]) -> Coverage:
    """Count (region, kind) of memberships in force."""
    return Coverage((*regions, NATIONAL), tuple(kinds), Counter(members))


@dataclass(frozen=True, slots=True)
class Tie:
    """Two organisations and how often they worked together, by way."""

    one: int
    other: int
    agreements: int
    activities: int
    events: int

    @property
    def strength(self) -> int:
        return self.agreements + self.activities + self.events


def ties(
    *, agreements: Iterable[Iterable[int]], activities: Iterable[Iterable[int]], events: Iterable[Iterable[int]]
) -> tuple[Tie, ...]:
    """Pairs of organisations that stand together in an agreement, a joint activity or an event; strongest first."""
    counted = [_pairs(groups) for groups in (agreements, activities, events)]
    found = [
        Tie(one, other, *(count[one, other] for count in counted))
        for one, other in {pair for count in counted for pair in count}
    ]
    return tuple(sorted(found, key=lambda tie: (-tie.strength, tie.one, tie.other)))


def _pairs(groups: Iterable[Iterable[int]]) -> Counter[tuple[int, int]]:
    return Counter(pair for group in groups for pair in combinations(sorted(set(group)), 2))


def days_late(due_on: date, *, done_on: date | None, today: date) -> int:
    """Whole days past the due day, of what is not done; zero otherwise."""
    return 0 if done_on else max(0, (today - due_on).days)

"""What the cluster lacks and who works with whom, counted from memberships, events, agreements and steps. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

NATIONAL = ""
"""Stands where a region would, for the cluster of the whole country."""
WEIGHS_AT_MOST = 3


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
    """Two organisations and how often they worked together, in the order of the ways; 0 where never, or hidden."""

    one: int
    other: int
    counts: tuple[int, ...]

    @property
    def strength(self) -> int:
        """No way drowns the others: hundreds of shared cases weigh as much as three agreements."""
        return sum(min(count, WEIGHS_AT_MOST) for count in self.counts)


def ties(ways: Sequence[Mapping[tuple[int, int], int]]) -> tuple[Tie, ...]:
    """Pairs of organisations that worked together in any of the ways; strongest first.

    >>> ties([{(1, 2): 1}, {(1, 2): 2, (1, 3): 1}])
    (Tie(one=1, other=2, counts=(1, 2)), Tie(one=1, other=3, counts=(0, 1)))
    """
    found = [
        Tie(one, other, tuple(way.get((one, other), 0) for way in ways))
        for one, other in {pair for way in ways for pair in way}
    ]
    return tuple(sorted(found, key=lambda tie: (-tie.strength, tie.one, tie.other)))


def pairs(groups: Iterable[Iterable[int]]) -> Counter[tuple[int, int]]:
    """How often two stand together in a group, the smaller key first; nobody is tied to themselves."""
    return Counter(pair for group in groups for pair in combinations(sorted(set(group)), 2))


def days_late(due_on: date, *, done_on: date | None, today: date) -> int:
    """Whole days past the due day, of what is not done; zero otherwise."""
    return 0 if done_on else max(0, (today - due_on).days)


def is_late(due_on: date | None, *, is_done: bool, on: date) -> bool:
    """The day has passed and it is not done; what has no day is never late.

    >>> is_late(date(2026, 5, 4), is_done=False, on=date(2026, 5, 4))
    False
    """
    return due_on is not None and not is_done and due_on < on

"""Small municipalities told together with a neighbour, so that no count of one to four persons is of one place."""

from collections.abc import Mapping, Sequence

from pertvarka.engines.disclosure.suppress import THRESHOLD, is_small

Group = tuple[int, ...]


def merged(counts: Sequence[int], distance: Sequence[Sequence[float]], region_of: Sequence[int]) -> list[Group]:
    """Groups of municipalities (indices), neighbours of one region joined until none holds one to four persons.

    The grouping rests on all needs as they were frozen, never on a plan: every scenario of an input shows the same
    groups, so that two tables laid side by side tell no more than each.

    >>> merged([12, 2, 9], [[0, 30, 5], [30, 0, 10], [5, 10, 0]], [0, 0, 0])
    [(0,), (1, 2)]
    """
    groups: list[Group] = [(place,) for place in range(len(counts))]
    while True:
        held = {group: sum(counts[place] for place in group) for group in groups}
        small = [group for group in groups if is_small(held[group], threshold=THRESHOLD)]
        found = _nearest(small, groups, held, distance, region_of)
        if found is None:
            return sorted(groups)
        one, other = found
        groups = [group for group in groups if group not in (one, other)] + [tuple(sorted(one + other))]


def _nearest(
    small: Sequence[Group],
    groups: Sequence[Group],
    held: Mapping[Group, int],
    distance: Sequence[Sequence[float]],
    region_of: Sequence[int],
) -> tuple[Group, Group] | None:
    """The smallest group and who it joins: the nearest neighbour in its region that has people at all."""
    for group in sorted(small, key=lambda one: (held[one], one)):
        others = [
            other for other in groups if other != group and held[other] and region_of[other[0]] == region_of[group[0]]
        ]
        if others:
            return group, min(others, key=lambda other: (_apart(group, other, distance), other))
    return None


def _apart(one: Group, other: Group, distance: Sequence[Sequence[float]]) -> float:
    return min(float(distance[here][there]) for here in one for there in other)

"""Fewer profiles: those that need nearly the same joined to one, so that a region is searched in a third of the time.

Only where to look first: what is found is tried on the real profiles before it counts.
"""

from dataclasses import dataclass, replace

import numpy as np

from pertvarka.engines.planner import arcs, money
from pertvarka.engines.planner.problem import Cell, Floats, Problem, Profile

PROFILES = 14


@dataclass(slots=True)
class _Group:
    """Profiles by number, their households, and the middle of what they need."""

    members: list[int]
    households: float
    middle: Floats


def joined(problem: Problem, count: int = PROFILES) -> Problem:
    """The problem with `count` profiles, or as many as there are kinds; stuck cells are left out.

    Joined by least loss of squares of what they cost a year (Ward), never across kinds of homes or numbers of persons.
    """
    stuck = arcs.find(problem).stuck
    cells = [cell for number, cell in enumerate(problem.cells) if number not in stuck]
    households = np.zeros(len(problem.profiles))
    for cell in cells:
        households[cell.profile] += cell.households
    groups = _grouped(problem, households, count)
    of = {member: number for number, group in enumerate(groups) for member in group.members}
    merged: dict[tuple[int, int, int, int, float, tuple[int, ...]], int] = {}
    for cell in cells:
        key = (of[cell.profile], cell.municipality, cell.institution, cell.earliest, cell.within_km, cell.refused)
        merged[key] = merged.get(key, 0) + cell.households
    return replace(
        problem,
        profiles=tuple(_middle(problem, group, households) for group in groups),
        cells=tuple(
            Cell(profile, place, count, institution, earliest, within, refused)
            for (profile, place, institution, earliest, within, refused), count in sorted(merged.items())
        ),
    )


def _grouped(problem: Problem, households: Floats, count: int) -> list[_Group]:
    needs = _costs(problem)
    groups = [_Group([p], float(households[p]), needs[p]) for p in np.flatnonzero(households).tolist()]
    while len(groups) > count:
        pairs = [
            (_loss(one, other), a, b)
            for a, one in enumerate(groups)
            for b, other in enumerate(groups[:a])
            if _kind(problem, one) == _kind(problem, other)
        ]
        if not pairs:
            break
        _least, a, b = min(pairs)
        one, other = groups[a], groups[b]
        both = one.households + other.households
        middle = (one.middle * one.households + other.middle * other.households) / both
        groups[b] = _Group(other.members + one.members, both, middle)
        del groups[a]
    return groups


def _kind(problem: Problem, group: _Group) -> tuple[int, int]:
    profile = problem.profiles[group.members[0]]
    return profile.home, profile.persons


def _loss(one: _Group, other: _Group) -> float:
    weight = one.households * other.households / (one.households + other.households)
    return float(weight * ((one.middle - other.middle) ** 2).sum())


def _costs(problem: Problem) -> Floats:
    """What each service of a profile costs over all years, in the cheapest way, and beside them the institution."""
    worth = float(money.yearly(problem).sum())
    price = np.array([one.build_cost + worth * one.running_cost for one in problem.services])
    for s in range(len(price)):
        fixed = [(one.build_cost + worth * one.running_cost) / one.places for one in problem.sizes if one.service == s]
        price[s] += min(fixed, default=0.0)
    waits = [worth * profile.institution_cost for profile in problem.profiles]
    return np.column_stack([problem.amounts() * price, waits])


def _middle(problem: Problem, group: _Group, households: Floats) -> Profile:
    """One profile for all of the group: means by households."""
    chosen = [problem.profiles[p] for p in group.members]
    share = households[group.members] / households[group.members].sum()

    def mean(values: list[float]) -> float:
        return float(share @ np.array(values))

    return replace(
        chosen[0],
        amounts=tuple((share @ problem.amounts()[group.members]).tolist()),
        institution_cost=mean([one.institution_cost for one in chosen]),
        released=mean([one.released for one in chosen]),
        weight=mean([one.weight for one in chosen]),
    )

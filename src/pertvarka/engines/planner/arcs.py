"""Where a household may live, and from where it can be served there; and what keeps it from living anywhere."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from pertvarka.engines.planner.problem import NOWHERE, Cell, Integers, Problem

Flags = npt.NDArray[np.bool_]


class Obstacle(StrEnum):
    """Why a cell has nowhere to go, whatever money there is."""

    NO_HOME = "no_home"
    """No home of the needed kind exists or may be built within the distance."""
    NO_SERVICE = "no_service"
    """A home could be found, but a service the household needs is out of reach from every one."""
    REFUSED = "refused"
    """All municipalities that would do were refused."""


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """Pairs (cell, municipality of the home) that are possible; `stuck` says for each cell without one what stands in
    the way, and which service (NOWHERE where it is the home or a refusal).
    """

    cell: Integers
    home: Integers
    stuck: dict[int, tuple[Obstacle, int]]


def find(problem: Problem) -> Arcs:
    """Every possible home of every cell, in the order of cells and municipalities."""
    has_places, amounts = places(problem), problem.amounts()
    served = [_served(problem, has_places, service) for service in range(len(problem.services))]
    cells: list[int] = []
    homes: list[int] = []
    stuck: dict[int, tuple[Obstacle, int]] = {}
    for number, cell in enumerate(problem.cells):
        profile = problem.profiles[cell.profile]
        near = _near(problem, has_places, cell)
        needed = [s for s in np.flatnonzero(amounts[cell.profile]) if s != profile.home]
        good = near.copy()
        for service in needed:
            good &= served[service]
        kept = good.copy()
        kept[list(cell.refused)] = False
        if kept.any():
            found = np.flatnonzero(kept)
            cells.extend([number] * len(found))
            homes.extend(int(one) for one in found)
        elif good.any():
            stuck[number] = (Obstacle.REFUSED, NOWHERE)
        elif not near.any():
            stuck[number] = (Obstacle.NO_HOME, profile.home)
        else:
            missing = [int(s) for s in needed if not (near & served[s]).any()] or [int(needed[0])]
            stuck[number] = (Obstacle.NO_SERVICE, missing[0])
    return Arcs(np.array(cells, dtype=np.int64), np.array(homes, dtype=np.int64), stuck)


def places(problem: Problem) -> Flags:
    """Where units of a service stand or may be built: (S, M); services by unit everywhere their supply allows."""
    found: Flags = problem.free_places.max(axis=2, initial=0.0) > 0
    for k, size in enumerate(problem.sizes):
        found[size.service] |= (problem.site_limit[k] > 0) & (problem.site_from[k] < len(problem.years))
    for one in problem.decided:
        found[problem.sizes[one.size].service, one.municipality] = True
    for s, service in enumerate(problem.services):
        if service.is_by_unit:
            found[s] = problem.supply[s].max(axis=1, initial=0.0) > 0
    return found


def reach(problem: Problem, service: int) -> Flags:
    """From which municipality of the home a place of the service is near enough, inside one region: (M, M)."""
    same = problem.region_of[:, None] == problem.region_of[None, :]
    near: Flags = same & (problem.distance <= problem.services[service].reach_km)
    return near


def _served(problem: Problem, has_places: Flags, service: int) -> Flags:
    if problem.services[service].is_by_unit:
        everywhere: Flags = has_places[service]
        return everywhere
    near: Flags = (reach(problem, service) & has_places[service][None, :]).any(axis=1)
    return near


def _near(problem: Problem, has_places: Flags, cell: Cell) -> Flags:
    home = problem.profiles[cell.profile].home
    if home == NOWHERE:
        alone = np.zeros(len(problem.municipalities), dtype=bool)
        alone[cell.municipality] = True
        return alone
    # One row of `reach`: the whole of it for every cell would take minutes in a country ten times ours.
    way = problem.distance[cell.municipality]
    near: Flags = (problem.region_of == problem.region_of[cell.municipality]) & has_places[home]
    near &= way <= min(problem.services[home].reach_km, cell.within_km)
    return near

"""The same problem on a coarser map: every region one place. What cannot be done there cannot be done on the real map.

Needs and free places are added up, distances are the shortest, sites cost what the cheapest does. Every real plan maps
to a coarse one of no higher cost, so a bound of the coarse problem is a bound of the real one; and what its relaxation
spends by region, and pays for money, is where the search begins.
"""

from dataclasses import replace

import numpy as np

from pertvarka.engines.planner import arcs
from pertvarka.engines.planner.problem import UNLIMITED, Cell, Integers, Problem


def coarsened(problem: Problem, zone_of: Integers | None = None) -> Problem:
    """One municipality for each zone; by default zones are the regions.

    Args:
        zone_of: (M,) zone of every municipality, numbered from 0; a zone lies in one region.
    """
    zones = problem.region_of if zone_of is None else zone_of
    count = int(zones.max()) + 1 if len(zones) else 0
    stuck = arcs.find(problem).stuck
    merged: dict[tuple[int, int, int, int, bool], int] = {}
    for number, cell in enumerate(problem.cells):
        key = (cell.profile, int(zones[cell.municipality]), cell.institution, cell.earliest, number in stuck)
        merged[key] = merged.get(key, 0) + cell.households
    everywhere = tuple(range(count))
    cells = tuple(
        Cell(profile, zone, households, institution, earliest, UNLIMITED, everywhere if is_stuck else ())
        for (profile, zone, institution, earliest, is_stuck), households in sorted(merged.items())
    )
    members = [np.flatnonzero(zones == zone) for zone in range(count)]
    inside = [np.ix_(rows, columns) for rows in members for columns in members]
    shortest = np.array([problem.distance[pair].min() for pair in inside]).reshape(count, count)
    return replace(
        problem,
        municipalities=tuple(f"zone {zone}" for zone in range(count)),
        region_of=np.array([problem.region_of[of[0]] for of in members], dtype=np.int64),
        distance=shortest,
        cells=cells,
        decided=tuple(replace(one, municipality=int(zones[one.municipality])) for one in problem.decided),
        free_places=_over(problem.free_places, members, "sum"),
        supply=_over(problem.supply, members, "sum"),
        site_limit=_over(problem.site_limit, members, "sum"),
        site_from=_over(problem.site_from, members, "min"),
        site_cost=_over(
            np.where(problem.site_limit > 0, problem.site_cost, np.inf), members, "min", other=problem.site_cost
        ),
    )


def _over(values: np.ndarray, members: list[Integers], how: str, other: np.ndarray | None = None) -> np.ndarray:
    """Values of the municipalities of each zone put together, along the axis of municipalities (the second)."""
    found = np.stack([getattr(np, how)(values[:, of], axis=1) for of in members], axis=1)
    if other is None:
        return found
    return np.where(np.isfinite(found), found, np.stack([other[:, of].min(axis=1) for of in members], axis=1))

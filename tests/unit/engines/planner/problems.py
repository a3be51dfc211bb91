"""Small problems, built from what a test cares about; everything else is without limit and costs nothing."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from pertvarka.engines.planner.problem import (
    UNLIMITED,
    Budget,
    Cell,
    Institution,
    ModuleSize,
    Problem,
    Profile,
    Service,
    Weights,
)

PLAIN = Weights(discount=1.0, tail_years=0, waiting=0.0, never=0.0, late_closing=0.0, kilometre=0.0)
"""Money alone, every year worth the same: what one adds up by hand."""
HOME = Service("home", is_residential=True, reach_km=40.0)
DAY = Service("day", reach_km=40.0)
GROUP_HOME = ModuleSize("home of two", 0, 2.0, 100.0, 10.0)
PERSON = Profile("person", (1.0,), home=0, institution_cost=30.0)


def problem(
    *,
    years: int = 3,
    distance: Sequence[Sequence[float]] = ((0.0,),),
    services: tuple[Service, ...] = (HOME,),
    sizes: tuple[ModuleSize, ...] = (GROUP_HOME,),
    profiles: tuple[Profile, ...] = (PERSON,),
    cells: tuple[Cell, ...] = (Cell(0, 0, 2),),
    budgets: tuple[Budget, ...] = (),
    institutions: tuple[Institution, ...] = (),
    weights: Weights = PLAIN,
    **arrays: Any,
) -> Problem:
    """One region; a module of every size may stand once in every municipality. Arrays are given as they broadcast."""
    count = len(distance)
    shapes: dict[str, tuple[tuple[int, ...], Any, Any]] = {
        "region_of": ((count,), 0, np.int64),
        "free_places": ((len(services), count, years), 0.0, float),
        "site_limit": ((len(sizes), count), 1, np.int64),
        "site_from": ((len(sizes), count), 0, np.int64),
        "site_cost": ((len(sizes), count), np.array([[size.build_cost] for size in sizes]).reshape(-1, 1), float),
        "supply": ((len(services), count, years), UNLIMITED, float),
        "staff": ((1, years), UNLIMITED, float),
        "moves": ((1, years), UNLIMITED, float),
    }
    made = {
        name: np.array(np.broadcast_to(np.asarray(arrays.pop(name, usual), dtype=kind), shape))
        for name, (shape, usual, kind) in shapes.items()
    }
    return Problem(
        years=tuple(range(2027, 2027 + years)),
        municipalities=tuple(f"municipality {n}" for n in range(count)),
        regions=("region",),
        services=services,
        sizes=sizes,
        profiles=profiles,
        cells=cells,
        distance=np.array(distance, dtype=float),
        budgets=budgets,
        institutions=institutions,
        weights=weights,
        **made,
        **arrays,
    )

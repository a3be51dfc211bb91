"""Of every array of a problem: along what it runs; and which numbers may be infinite, because there is no limit."""

from pertvarka.engines.planner.problem import Problem

AXES: dict[str, tuple[str, ...]] = {
    "region_of": ("municipalities",),
    "distance": ("municipalities", "municipalities"),
    "free_places": ("services", "municipalities", "years"),
    "site_limit": ("sizes", "municipalities"),
    "site_from": ("sizes", "municipalities"),
    "site_cost": ("sizes", "municipalities"),
    "supply": ("services", "municipalities", "years"),
    "staff": ("regions", "years"),
    "moves": ("regions", "years"),
}
ENDLESS = frozenset({
    "Service.reach_km", "Cell.within_km", "Problem.distance", "Problem.supply", "Problem.staff", "Problem.moves",
})  # fmt: skip
"""Infinity here says: no limit, or of a distance: no way. Written as null."""
UNPROVED = frozenset({"Plan.bound"})
"""Null here says: nothing was proved, minus infinity."""


def expected(problem: Problem) -> dict[str, tuple[int, ...]]:
    """The shape every array has to have, by its name."""
    return {name: tuple(len(getattr(problem, axis)) for axis in axes) for name, axes in AXES.items()}

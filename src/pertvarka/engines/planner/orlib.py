"""Warehouses and customers of J. E. Beasley's OR-Library as a plan: the classical special case with proven optima.

A file tells the number of sites and of customers, of each site its capacity and what it costs to open, of each customer
its demand and what it costs to serve all of it from each site. Here a warehouse is one module of a home with so many
places, a customer a cell of as many households as its demand, and kilometres are euros: one year, no budget.
"""

from dataclasses import dataclass

import numpy as np

from pertvarka.engines.planner.problem import UNLIMITED, Cell, Floats, ModuleSize, Problem, Profile, Service, Weights

CAPACITY = "capacity"
"""What the great files say where the number is to be filled in."""
HEADER = 2


class NotWarehouses(ValueError):
    """The text is no file of warehouses: it says which number is missing or is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Warehouses:
    """What one file says. Shapes: `capacity` and `opening` (J,) of the sites, `demand` (I,) of the customers, `cost`
    (I, J) to serve all of a customer from a site.
    """

    capacity: Floats
    opening: Floats
    demand: Floats
    cost: Floats


def read(text: str, *, capacity: float | None = None) -> Warehouses:
    """The warehouses of a file.

    Args:
        capacity: stands where the file says `capacity`.
    """
    words = text.split()
    if CAPACITY in words and capacity is None:
        raise NotWarehouses("the file leaves the capacity open: say which one")
    try:
        numbers = np.array([capacity if word == CAPACITY else float(word) for word in words], dtype=float)
    except ValueError as wrong:
        raise NotWarehouses(f"not a number: {wrong}") from wrong
    if len(numbers) < HEADER or not np.isfinite(numbers).all() or (numbers < 0).any():
        raise NotWarehouses("the file does not begin with two counts, or holds a number below zero")
    sites, customers = int(numbers[0]), int(numbers[1])
    expected = HEADER + 2 * sites + customers * (sites + 1)
    if len(numbers) != expected or not sites or not customers:
        raise NotWarehouses(f"{len(numbers)} numbers instead of {expected} for {sites} sites and {customers} customers")
    of_sites = numbers[HEADER : HEADER + 2 * sites].reshape(sites, 2)
    of_customers = numbers[HEADER + 2 * sites :].reshape(customers, sites + 1)
    demand = of_customers[:, 0]
    if (demand != np.rint(demand)).any():
        raise NotWarehouses("a demand is not a whole number")
    return Warehouses(of_sites[:, 0], of_sites[:, 1], demand, of_customers[:, 1:])


def problem(warehouses: Warehouses) -> Problem:
    """The same as a problem of the planner: sites are the first municipalities, customers the others."""
    sites, customers = len(warehouses.capacity), len(warehouses.demand)
    count = sites + customers
    asking = warehouses.demand > 0
    one_unit = warehouses.cost / np.where(asking, warehouses.demand, 1.0)[:, None]
    distance = np.full((count, count), UNLIMITED)
    distance[sites:, :sites] = one_unit
    distance[:sites, sites:] = one_unit.T
    reach = float(one_unit.max())
    own = np.eye(sites, count, dtype=np.int64)
    free = np.zeros((1, count, 1))
    return Problem(
        years=(1,),
        municipalities=tuple([f"site {j + 1}" for j in range(sites)] + [f"customer {i + 1}" for i in range(customers)]),
        regions=("everywhere",),
        services=(Service("warehouse", is_residential=True, reach_km=reach),),
        sizes=tuple(
            ModuleSize(f"warehouse {j + 1}", 0, float(places), float(cost))
            for j, (places, cost) in enumerate(zip(warehouses.capacity, warehouses.opening, strict=True))
        ),
        profiles=(Profile("unit", (1.0,), home=0),),
        cells=tuple(Cell(0, sites + int(i), int(warehouses.demand[i])) for i in np.flatnonzero(asking)),
        region_of=np.zeros(count, dtype=np.int64),
        distance=distance,
        free_places=free,
        site_limit=own,
        site_from=np.zeros_like(own),
        site_cost=np.where(own > 0, warehouses.opening[:, None], 0.0),
        supply=np.zeros_like(free),
        staff=np.full((1, 1), UNLIMITED),
        moves=np.full((1, 1), UNLIMITED),
        # Dearer than the dearest warehouse opened for a single unit: whoever can be served is served.
        weights=Weights(
            discount=1.0, tail_years=0, waiting=0.0, never=reach + float(warehouses.opening.max()) + 1.0,
            late_closing=0.0, kilometre=1.0, whole_persons=False,
        ),
    )  # fmt: skip

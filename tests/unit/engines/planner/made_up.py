"""Small problems made from a number, with everything that may bind in them; the same number makes the same problem."""

import random

import numpy as np

from pertvarka.engines.planner.problem import (
    NOWHERE,
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


def made_up(seed: int, *, years: int | None = None) -> Problem:
    """Two municipalities of one region or two, at most three households, a home and day care by modules, a flat by unit."""
    chance = random.Random(seed)
    years = years or chance.choice((1, 2, 2, 3))
    regions = chance.choice((1, 1, 2))
    kilometre = chance.choice((0.0, 0.01, 0.5))
    services = _services(chance, kilometre)
    sizes = (
        ModuleSize(
            "home", 0, chance.choice((1, 2, 3)), chance.randint(20, 90), chance.randint(0, 10), chance.randint(0, 3)
        ),
        ModuleSize(
            "day care", 1, chance.choice((1, 2)), chance.randint(5, 40), chance.randint(0, 8), chance.randint(0, 2)
        ),
    )
    profiles = tuple(_profile(chance, number) for number in range(2))
    cells = tuple(_cell(chance, years, count) for count in chance.choice(((1,), (2,), (1, 1), (1, 2), (3,), (1, 1, 1))))
    free = np.array(
        [[[chance.choice((0, 0, 0, 0, 1)) for _t in range(years)] for _j in range(2)] for _s in range(4)], float
    )
    free[2:] = 0.0
    supply = np.full((4, 2, years), UNLIMITED)
    supply[2] = [[chance.choice((0.0, 1.0, 1.0, 2.0, UNLIMITED)) for _t in range(years)] for _j in range(2)]
    return Problem(
        years=tuple(range(2027, 2027 + years)), municipalities=("A", "B"), regions=("north", "south")[:regions],
        services=services, sizes=sizes, profiles=profiles, cells=cells,
        region_of=np.array([0, regions - 1]), distance=_distance(chance),
        free_places=free,
        site_limit=np.array([[chance.choice((0, 1, 1, 1)) for _j in range(2)] for _k in range(2)]),
        site_from=np.array([[chance.choice((0, 0, 0, 1)) for _j in range(2)] for _k in range(2)]),
        site_cost=np.array([[size.build_cost * chance.choice((1.0, 1.0, 1.3)) for _j in range(2)] for size in sizes]),
        supply=supply,
        staff=_limits(chance, regions, years, (UNLIMITED, UNLIMITED, 2.0, 3.0, 5.0)),
        moves=_limits(chance, regions, years, (UNLIMITED, UNLIMITED, 1.0, 2.0)),
        budgets=_budgets(chance, regions, years),
        institutions=(Institution("old house", closes=chance.choice((NOWHERE, 0, 1, 2))),),
        weights=Weights(
            discount=chance.choice((1.0, 0.97, 0.9)), tail_years=chance.choice((0, 3)), waiting=chance.choice((0.0, 20.0)),
            never=chance.choice((0.0, 50.0)), late_closing=chance.choice((0.0, 10.0)), kilometre=kilometre,
        ),
    )  # fmt: skip


def _services(chance: random.Random, kilometre: float) -> tuple[Service, ...]:
    day = chance.randint(0, 5)
    # Where the way costs, which place serves whom is a question of money and way at once: not for counting out.
    existing = day if kilometre else chance.randint(0, 10)
    return (
        Service("home", is_residential=True, reach_km=chance.choice((20.0, 60.0)), running_cost=chance.randint(0, 8),
                existing_cost=chance.randint(0, 20)),
        Service("day", reach_km=chance.choice((20.0, 60.0)), running_cost=day, existing_cost=existing),
        Service("flat", is_residential=True, is_by_unit=True, reach_km=chance.choice((20.0, 60.0)),
                running_cost=chance.randint(5, 25), build_cost=chance.randint(0, 10), staff=0.4),
        Service("hours", is_by_unit=True, running_cost=3.0, build_cost=1.0, staff=0.5),
    )  # fmt: skip


def _profile(chance: random.Random, number: int) -> Profile:
    persons = chance.choice((1, 1, 1, 2))
    home = chance.choice((0, 0, 0, 0, 0, 2, 2, NOWHERE))
    amounts = [0.0, 0.0, 0.0, 0.0]
    if home != NOWHERE:
        amounts[home] = float(persons)
    amounts[1] = chance.choice((0.0, 0.0, 0.0, 1.0, 0.5))
    amounts[3] = chance.choice((0.0, 0.7))
    cost = chance.randint(20, 120) * persons
    return Profile(
        f"profile {number}", tuple(amounts), persons, home, float(cost), chance.choice((0.0, 0.5, 0.7)) * cost,
        chance.choice((1.0, 2.0)),
    )  # fmt: skip


def _cell(chance: random.Random, years: int, households: int) -> Cell:
    return Cell(
        chance.randrange(2), chance.randrange(2), households, institution=chance.choice((0, 0, NOWHERE)),
        earliest=chance.choice((0, 0, 0, years - 1)), within_km=chance.choice((UNLIMITED, UNLIMITED, 25.0)),
        refused=chance.choice(((), (), (), (), (), (0,), (1,), (0, 1))),
    )  # fmt: skip


def _distance(chance: random.Random) -> np.ndarray:  # type: ignore[type-arg]
    way = chance.choice((15.0, 40.0, UNLIMITED))
    return np.array([[3.0, way], [way, 3.0]])


def _limits(chance: random.Random, regions: int, years: int, choices: tuple[float, ...]) -> np.ndarray:  # type: ignore[type-arg]
    return np.array([[chance.choice(choices) for _t in range(years)] for _r in range(regions)])


def _budgets(chance: random.Random, regions: int, years: int) -> tuple[Budget, ...]:
    paid = chance.choice(((), ((0,),), (tuple(range(regions)),), tuple((r,) for r in range(regions))))
    return tuple(
        Budget(f"budget {number}", of, tuple(float(chance.choice((0, 60, 120, 120, 250))) for _t in range(years)),
               chance.choice((0.0, 0.5, 1.0)))
        for number, of in enumerate(paid)
    )  # fmt: skip

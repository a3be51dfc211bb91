"""An invented country for the planner: sixty municipalities where Lithuania's stand, everything else assumed.

Sizes and prices are assumptions of the benchmark, not figures of any source; they are of the order that makes the
question hard: money binds, homes come in pieces, and what exists is little.
"""

import math
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import yaml

import pertvarka
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

REGIONS = Path(pertvarka.__file__).parent / "definitions" / "territory" / "regions.yaml"
ROAD, INSIDE, EARTH = 1.25, 3.0, 6371.0
BIG = {"LT-57": 540, "LT-15": 290, "LT-20": 150, "LT-43": 99, "LT-32": 86, "LT-58": 100, "LT-16": 95, "LT-02": 50}
USUAL = 28
# code, reach km, running cost of a used unit, and sizes: places, building, running when open, staff.
LUMPY = (
    ("GRP", True, 70, ((8, 420, 155, 7.0), (10, 500, 185, 8.2))),
    ("NUR", True, 90, ((16, 900, 384, 13.0), (24, 1250, 550, 19.0))),
    ("DAY", False, 40, ((15, 180, 115, 4.5), (30, 300, 210, 8.5))),
    ("WRK", False, 45, ((12, 140, 80, 3.0), (24, 230, 145, 5.5))),
    ("RES", False, 60, ((30, 110, 75, 3.5), (60, 180, 140, 6.5))),
    ("HOM", False, 40, ((10, 14, 50, 1.8), (20, 24, 95, 3.5))),
    ("TRN", False, 45, ((12, 30, 24, 0.8), (25, 38, 40, 1.4))),
)
FIXED = 0.65
# code, residential, building, running, staff of one unit.
BY_UNIT = (
    ("FAM", True, 1.5, 9.6, 0.10),
    ("SUP", True, 6.0, 13.0, 0.40),
    ("REH", False, 0.8, 2.3, 0.08),
    ("PAS", False, 0.3, 6.0, 0.30),
    ("CAS", False, 0.1, 1.4, 0.05),
    ("EMP", False, 0.2, 2.4, 0.09),
    ("PSY", False, 0.2, 1.5, 0.05),
)
# Group: profiles, share of persons, institution kEUR a year, homes with weights, services that occur.
GROUPS = (
    ("children", 10, 0.22, 30.0, (("FAM", 8), ("GRP", 2)), ("RES", "PSY", "REH", "TRN")),
    ("disabled children", 6, 0.10, 32.0, (("FAM", 4), ("GRP", 2)), ("DAY", "RES", "HOM", "TRN", "REH", "PAS")),
    ("intellectual", 15, 0.40, 22.0, (("GRP", 8), ("SUP", 5), ("NUR", 2)),
     ("DAY", "WRK", "HOM", "TRN", "PAS", "EMP", "RES")),
    ("psychosocial", 9, 0.28, 20.0, (("SUP", 4), ("GRP", 4), ("NUR", 1)), ("WRK", "HOM", "TRN", "EMP", "PSY", "DAY")),
)  # fmt: skip
RELEASED = 0.7
RAMP = np.array([0.10, 0.16, 0.18, 0.17, 0.14, 0.11, 0.08, 0.06])
MOVES = np.array([0.07, 0.13, 0.17, 0.18, 0.18, 0.18, 0.16, 0.14])


def country(*, persons: int = 6_500, years: int = 8, seed: int = 1, beta: float = 0.6, copies: int = 1) -> Problem:
    """The whole country, `copies` of it side by side with one budget; `beta`: the share of the money that would do."""
    chance = random.Random(seed)  # noqa: S311 (invented, and the same every time)
    codes, regions, region_of, people, distance = _map(copies)
    services = tuple(
        [Service(code, is_home, reach_km=reach, running_cost=_used(sizes), existing_cost=_used(sizes) / (1 - FIXED))
         for code, is_home, reach, sizes in LUMPY]
        + [Service(code, is_home, is_by_unit=True, reach_km=70.0 if is_home else UNLIMITED, running_cost=running,
                   build_cost=build, staff=staff) for code, is_home, build, running, staff in BY_UNIT]
    )  # fmt: skip
    sizes = tuple(
        ModuleSize(f"{code}{places}", s, places, build, running * FIXED, staff)
        for s, (code, _home, _reach, of_service) in enumerate(LUMPY)
        for places, build, running, staff in of_service
    )
    profiles = _profiles(chance, services)
    cells = _cells(chance, profiles, people, region_of, persons * copies)
    free = _free(chance, people, len(services), years, persons)
    count = len(codes)
    problem = Problem(
        years=tuple(range(2027, 2027 + years)), municipalities=codes, regions=regions, services=services, sizes=sizes,
        profiles=profiles, cells=cells, region_of=region_of, distance=distance, free_places=free,
        site_limit=np.full((len(sizes), count), 40, dtype=np.int64),
        site_from=np.zeros((len(sizes), count), dtype=np.int64),
        site_cost=np.repeat(np.array([size.build_cost for size in sizes])[:, None], count, axis=1),
        supply=np.full((len(services), count, years), UNLIMITED),
        staff=np.full((len(regions), years), UNLIMITED), moves=np.full((len(regions), years), UNLIMITED),
        institutions=tuple(Institution(f"{region} {group[0]}") for region in regions for group in GROUPS),
        weights=Weights(),
    )  # fmt: skip
    return _limited(problem, beta)


def _map(copies: int) -> tuple[tuple[str, ...], tuple[str, ...], np.ndarray, np.ndarray, np.ndarray]:
    read = yaml.safe_load(REGIONS.read_text())["regions"]
    places = [(r, one) for r, region in enumerate(read) for one in region["municipalities"]]
    seats = np.radians([(float(one["seat_latitude"]), float(one["seat_longitude"])) for _, one in places])
    people = np.array([BIG.get(one["code"], USUAL) for _, one in places], dtype=float)
    half = np.sin((seats[:, None] - seats[None, :]) / 2) ** 2
    arc = half[..., 0] + np.cos(seats[:, None, 0]) * np.cos(seats[None, :, 0]) * half[..., 1]
    one_map = ROAD * 2 * EARTH * np.arcsin(np.sqrt(arc))
    one_map = np.maximum(one_map, 2 * INSIDE)
    np.fill_diagonal(one_map, INSIDE)
    regions = tuple(f"{region['code']}/{n}" for n in range(copies) for region in read)
    codes = tuple(f"{one['code']}/{n}" for n in range(copies) for _, one in places)
    region_of = np.array([r + n * len(read) for n in range(copies) for r, _ in places], dtype=np.int64)
    distance = np.tile(one_map, (copies, copies))
    return codes, regions, region_of, np.tile(people, copies), distance


def _used(sizes: tuple[tuple[float, float, float, float], ...]) -> float:
    return (1 - FIXED) * sizes[0][2] / sizes[0][0]


def _profiles(chance: random.Random, services: tuple[Service, ...]) -> tuple[Profile, ...]:
    index = {service.code: number for number, service in enumerate(services)}
    made = []
    for group, count, _share, cost, homes, others in GROUPS:
        for number in range(count):
            amounts = [0.0] * len(services)
            home = chance.choices([one for one, _ in homes], weights=[weight for _, weight in homes])[0]
            amounts[index[home]] = 1.0
            amounts[index["CAS"]] = 1.0
            fewest, most = (2, 4) if group == "children" else (2, 5)
            for code in chance.sample(others, min(len(others), chance.randint(fewest, most))):
                amounts[index[code]] = round(chance.uniform(0.2, 1.0), 2)
            made.append(
                Profile(f"{group} {number + 1}", tuple(amounts), home=index[home], institution_cost=cost,
                        released=RELEASED * cost)
            )  # fmt: skip
    return tuple(made)


def _cells(
    chance: random.Random, profiles: tuple[Profile, ...], people: np.ndarray, region_of: np.ndarray, persons: int
) -> tuple[Cell, ...]:
    towns = people**0.85
    weights = []
    for _group, count, share, _cost, _homes, _others in GROUPS:
        weights += [share / count * chance.uniform(0.5, 1.5) for _ in range(count)]
    of_group = [g for g, group in enumerate(GROUPS) for _ in range(group[1])]
    counts: dict[tuple[int, int], int] = {}
    chosen = zip(
        chance.choices(range(len(profiles)), weights=weights, k=persons),
        chance.choices(range(len(people)), weights=towns.tolist(), k=persons),
        strict=True,
    )
    for pair in chosen:
        counts[pair] = counts.get(pair, 0) + 1
    return tuple(
        Cell(p, i, count, institution=int(region_of[i]) * len(GROUPS) + of_group[p])
        for (p, i), count in sorted(counts.items())
    )


def _free(chance: random.Random, people: np.ndarray, services: int, years: int, persons: int) -> np.ndarray:
    free = np.zeros((services, len(people), years))
    for s in range(len(LUMPY)):
        rate = chance.uniform(0.03, 0.12)
        for j, thousands in enumerate(people):
            if thousands > 15:  # noqa: PLR2004 (thousand inhabitants: towns that have anything)
                free[s, j, :] = math.floor(rate * thousands * chance.uniform(0.4, 1.6) * persons / 6_500)
    return free


def _limited(problem: Problem, beta: float) -> Problem:
    """Money, hands and moves, as shares of what moving everybody would take."""
    years = len(problem.years)
    amounts = problem.amounts()
    units = np.zeros((len(problem.regions), len(problem.services)))
    heads = np.zeros(len(problem.regions))
    released = 0.0
    for cell in problem.cells:
        units[problem.region_of[cell.municipality]] += cell.households * amounts[cell.profile]
        heads[problem.region_of[cell.municipality]] += cell.households
        released += cell.households * problem.profiles[cell.profile].released
    build, running, staff = (
        np.zeros(len(problem.services)),
        np.zeros(len(problem.services)),
        np.zeros(len(problem.services)),
    )
    for s, service in enumerate(problem.services):
        of_service = [size for size in problem.sizes if size.service == s]
        build[s] = of_service[0].build_cost / of_service[0].places if of_service else service.build_cost
        fixed = of_service[0].running_cost / of_service[0].places if of_service else 0.0
        running[s] = fixed + service.running_cost
        staff[s] = of_service[0].staff / of_service[0].places if of_service else service.staff
    total = units.sum(axis=0)
    share = np.cumsum(MOVES)[:years] / MOVES.sum()
    net = max(0.0, float(total @ running) - released)
    budget = beta * (float(total @ build) * RAMP[:years] / RAMP[:years].sum() + net * share)
    hands = (units @ staff)[:, None] * 1.15 * np.minimum(1.0, 0.20 + 0.16 * np.arange(years))[None, :]
    moves = np.floor(heads[:, None] * MOVES[None, :years] + 2)
    return replace(
        problem,
        staff=hands,
        moves=moves,
        budgets=(Budget("country", tuple(range(len(problem.regions))), tuple(budget.tolist()), carry=0.5),),
    )

"""Values as the engine reads them: prices of services and modules, staff, moves, budgets, weights."""

import math
from collections.abc import Sequence

import numpy as np

from pertvarka.engines.planner import problem as planner
from pertvarka.engines.planner.faults import BELIEVED
from pertvarka.engines.planner.problem import UNLIMITED, Floats
from pertvarka.oversight.regional_plans.definitions import PlannedServiceShape
from pertvarka.oversight.regional_plans.values import Values

FEW = 5
"""Fewer people than this have a budget that is great for each of them without any slip of the pen."""
Shapes = Sequence[PlannedServiceShape]


def services(shapes: Shapes, values: Values, residential: frozenset[str]) -> tuple[planner.Service, ...]:
    """Each service with its prices; reach only where a value says one."""
    return tuple(
        planner.Service(
            code=one.code,
            is_residential=one.code in residential,
            is_by_unit=one.given == "by_unit",
            reach_km=values.get("reach_km", service=one.code) or UNLIMITED,
            running_cost=values.get("unit_running_cost", service=one.code) or 0.0,
            existing_cost=values.get("existing_cost", service=one.code) or 0.0,
            build_cost=values.get("unit_build_cost", service=one.code) or 0.0,
            staff=values.get("unit_staff", service=one.code) or 0.0,
        )
        for one in shapes
    )


def sizes(shapes: Shapes, values: Values) -> tuple[planner.ModuleSize, ...]:
    """The sizes of all services given in modules, under codes such as S06-small."""
    return tuple(
        planner.ModuleSize(
            code=f"{one.code}-{size.code}",
            service=number,
            places=values.of("places", service=one.code, size=size.code),
            build_cost=values.of("build_cost", service=one.code, size=size.code),
            running_cost=values.of("running_cost", service=one.code, size=size.code),
            staff=values.of("staff", service=one.code, size=size.code),
        )
        for number, one in enumerate(shapes)
        for size in one.sizes
    )


def site_limit(shapes: Shapes, values: Values, number: int) -> int:
    """How many modules of a size may ever stand in one municipality."""
    places = [(one.code, size.code) for one in shapes for size in one.sizes]
    service, size = places[number]
    return int(values.of("site_limit", service=service, size=size))


def staff(shapes: Shapes, values: Values, demand: Floats, years: int) -> Floats:
    """FTE that new services of a region may employ: a share of what all needs take, growing every year: (R, T).

    What needs take is counted in whole teams: half a group home cannot be staffed.
    """
    shares = values.of("staff_first_share") + values.of("staff_yearly_share") * np.arange(years)
    found = np.zeros((len(demand), years))
    for region, units in enumerate(demand):
        teams = [_team(one, values, float(amount)) for one, amount in zip(shapes, units, strict=True)]
        needed = sum(whole for whole, _one in teams) * values.of("staff_reserve")
        # A team is hired or it is not: the largest can always be found.
        found[region] = np.maximum(needed * np.minimum(shares, 1.0), max((one for _whole, one in teams), default=0.0))
    return found


def _team(shape: PlannedServiceShape, values: Values, amount: float) -> tuple[float, float]:
    """FTE for so many units in the smallest modules there are, and for one module."""
    if not shape.sizes:
        return amount * (values.get("unit_staff", service=shape.code) or 0.0), 0.0
    smallest = min(shape.sizes, key=lambda size: values.of("places", service=shape.code, size=size.code))
    each = values.of("staff", service=shape.code, size=smallest.code)
    places = values.of("places", service=shape.code, size=smallest.code)
    return math.ceil(amount / places) * each, each if amount else 0.0


def moves(values: Values, persons: Sequence[int], years: int) -> Floats:
    """Persons who can be moved in a year: (R, T)."""
    share, least = values.of("moves_share"), values.of("moves_least")
    return np.array([[float(round(share * count + least))] * years for count in persons])


def budgets(
    values: Values, regions: Sequence[str], years: Sequence[int], persons: Sequence[int]
) -> tuple[planner.Budget, ...]:
    """Each region's own money; a region without a value has none, and its data gap says so.

    Where hardly anybody needs anything the money is cut to what the engine believes for so few: they cannot spend it.
    """
    carry = values.of("carry_share")
    most = [BELIEVED.person * max(count, 1) if count < FEW else UNLIMITED for count in persons]
    return tuple(
        planner.Budget(
            code=region,
            regions=(number,),
            amounts=tuple(min(values.get("budget", region=region, year=year) or 0.0, most[number]) for year in years),
            carry=carry,
        )
        for number, region in enumerate(regions)
    )


def weights(values: Values) -> planner.Weights:
    return planner.Weights(
        discount=values.of("discount"),
        tail_years=int(values.of("tail_years")),
        waiting=values.of("waiting_weight"),
        never=values.of("never_weight"),
        late_closing=values.of("late_closing_weight"),
        kilometre=values.of("kilometre_weight"),
    )

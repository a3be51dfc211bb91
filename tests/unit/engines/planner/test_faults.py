"""Every fault is found under its name and at its place; what is only hard luck is none."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pertvarka.engines.planner.faults import ANYTHING, MOST, FaultCode, Plausible, faults
from pertvarka.engines.planner.problem import (
    NOWHERE,
    Budget,
    Cell,
    Institution,
    ModuleSize,
    Opening,
    Problem,
    Profile,
    Service,
    Weights,
)
from pertvarka.engines.planner.solve import Faulty, solve
from tests.unit.engines.planner.problems import DAY, GROUP_HOME, HOME, PERSON, PLAIN, problem

TWO = ((0.0, 30.0), (30.0, 0.0))
NAN, INF = math.nan, math.inf


def size(**changes: Any) -> dict[str, Any]:
    return {"sizes": (replace(GROUP_HOME, **changes),)}


def service(**changes: Any) -> dict[str, Any]:
    return {"services": (replace(HOME, **changes),)}


def profile(**changes: Any) -> dict[str, Any]:
    return {"profiles": (replace(PERSON, **changes),)}


def cell(**changes: Any) -> dict[str, Any]:
    return {"cells": (replace(Cell(0, 0, 2), **changes),)}


def budget(*amounts: float, regions: tuple[int, ...] = (0,), carry: float = 0.0) -> dict[str, Any]:
    return {"budgets": (Budget("all", regions, amounts, carry),)}


def weights(**changes: Any) -> dict[str, Any]:
    return {"weights": replace(PLAIN, **changes)}


CASES: list[tuple[FaultCode, str, Any]] = [
    (FaultCode.CODE_TWICE, "services", {"services": (HOME, HOME), **profile(amounts=(1.0, 0.0))}),
    (FaultCode.CODE_TWICE, "sizes", {"sizes": (GROUP_HOME, GROUP_HOME)}),
    (FaultCode.CODE_TWICE, "institutions", {"institutions": (Institution("a"), Institution("a"))}),
    (FaultCode.CODE_TWICE, "budgets", {"budgets": (Budget("a", (), (0.0,) * 3), Budget("a", (), (0.0,) * 3))}),
    (FaultCode.WRONG_SHAPE, "profiles[0].amounts", profile(amounts=(1.0, 2.0))),
    (FaultCode.WRONG_SHAPE, "budgets[0].amounts", budget(1.0, 2.0)),
    (FaultCode.UNKNOWN_INDEX, "sizes[0].service", size(service=1)),
    (FaultCode.UNKNOWN_INDEX, "profiles[0].home", profile(home=-2)),
    (FaultCode.UNKNOWN_INDEX, "cells[0].profile", cell(profile=1)),
    (FaultCode.UNKNOWN_INDEX, "cells[0].municipality", cell(municipality=-1)),
    (FaultCode.UNKNOWN_INDEX, "cells[0].institution", cell(institution=0)),
    (FaultCode.UNKNOWN_INDEX, "cells[0].refused", cell(refused=(0, 1))),
    (FaultCode.UNKNOWN_INDEX, "region_of[0]", {"region_of": 1}),
    (FaultCode.UNKNOWN_INDEX, "budgets[0].regions", budget(0.0, 0.0, 0.0, regions=(2,))),
    (FaultCode.UNKNOWN_INDEX, "decided[0].year", {"decided": (Opening(0, 0, 3, 1),)}),
    (FaultCode.UNKNOWN_INDEX, "decided[0].size", {"decided": (Opening(1, 0, 0, 1),)}),
    (FaultCode.NO_DISTANCE, "distance[1]", {"distance": ((0.0, NAN), (5.0, 0.0))}),
    (FaultCode.NO_DISTANCE, "distance[0]", {"distance": ((0.0, NAN), (NAN, 0.0))}),
    (FaultCode.ONE_WAY, "distance[0,1]", {"distance": ((0.0, 5.0), (INF, 0.0))}),
    (FaultCode.NEGATIVE, "distance[1,0]", {"distance": ((0.0, 5.0), (-5.0, 0.0))}),
    (FaultCode.NEGATIVE, "free_places[0,0,1]", {"free_places": [[[0, -1, 0]]]}),
    (FaultCode.INFINITE, "free_places[0,0,0]", {"free_places": INF}),
    (FaultCode.NEGATIVE, "site_limit[0,0]", {"site_limit": -1}),
    (FaultCode.OPENS_BEFORE_START, "site_from[0,0]", {"site_from": -1}),
    (FaultCode.NEGATIVE_COST, "site_cost[0,0]", {"site_cost": -1.0}),
    (FaultCode.NOT_A_NUMBER, "site_cost[0,0]", {"site_cost": NAN}),
    (FaultCode.INFINITE, "site_cost[0,0]", {"site_cost": INF}),
    (FaultCode.NEGATIVE, "supply[0,0,0]", {"supply": -1.0}),
    (FaultCode.NEGATIVE, "staff[0,2]", {"staff": [[1, 1, -1]]}),
    (FaultCode.NOT_A_NUMBER, "moves[0,0]", {"moves": NAN}),
    (FaultCode.NEGATIVE_COST, "services[0].running_cost", service(running_cost=-1.0)),
    (FaultCode.NEGATIVE_COST, "services[0].existing_cost", service(existing_cost=-1.0)),
    (FaultCode.NEGATIVE_COST, "services[0].build_cost", service(build_cost=-0.01)),
    (FaultCode.NOT_A_NUMBER, "services[0].build_cost", service(build_cost=NAN)),
    (FaultCode.NEGATIVE, "services[0].reach_km", service(reach_km=-1.0)),
    (FaultCode.NEGATIVE, "services[0].staff", service(staff=-1.0)),
    (FaultCode.NEGATIVE_COST, "sizes[0].running_cost", size(running_cost=-1.0)),
    (FaultCode.NEGATIVE_COST, "sizes[0].build_cost", size(build_cost=-1.0)),
    (FaultCode.NEGATIVE, "sizes[0].staff", size(staff=-1.0)),
    (FaultCode.NOBODY_FITS, "sizes[0].places", size(places=0.0)),
    (FaultCode.NOBODY_FITS, "sizes[0].places", size(places=NAN)),
    (FaultCode.MODULE_OF_UNITS, "sizes[0].service", service(is_by_unit=True)),
    (FaultCode.NO_PERSON, "profiles[0].persons", profile(persons=0)),
    (FaultCode.NEGATIVE, "profiles[0].amounts[0]", profile(amounts=(-1.0,))),
    (FaultCode.HOME_NOT_RESIDENTIAL, "profiles[0].home", service(is_residential=False)),
    (FaultCode.HOME_WITHOUT_UNITS, "profiles[0].amounts[0]", profile(amounts=(0.0,))),
    (FaultCode.NEGATIVE_COST, "profiles[0].institution_cost", profile(institution_cost=-1.0)),
    (FaultCode.NEGATIVE_COST, "profiles[0].released", profile(released=-1.0)),
    (FaultCode.RELEASED_ABOVE_COST, "profiles[0].released", profile(released=31.0)),
    (FaultCode.NEGATIVE, "profiles[0].weight", profile(weight=-1.0)),
    (FaultCode.NO_HOUSEHOLD, "cells[0].households", cell(households=0)),
    (FaultCode.NO_HOUSEHOLD, "cells[0].households", cell(households=1.5)),
    (FaultCode.MOVES_BEFORE_START, "cells[0].earliest", cell(earliest=-1)),
    (FaultCode.NEGATIVE, "cells[0].within_km", cell(within_km=-1.0)),
    (FaultCode.CLOSES_BEFORE_START, "institutions[0].closes", {"institutions": (Institution("a", closes=-2),)}),
    (FaultCode.REGION_IN_TWO_BUDGETS, "budgets",
     {"budgets": (Budget("a", (0,), (0.0,) * 3), Budget("b", (0,), (0.0,) * 3))}),
    (FaultCode.REGION_IN_TWO_BUDGETS, "budgets", budget(0.0, 0.0, 0.0, regions=(0, 0))),
    (FaultCode.NEGATIVE, "budgets[0].amounts[1]", budget(0.0, -1.0, 0.0)),
    (FaultCode.INFINITE, "budgets[0].amounts[1]", budget(0.0, INF, 0.0)),
    (FaultCode.NOT_A_SHARE, "budgets[0].carry", budget(0.0, 0.0, 0.0, carry=1.5)),
    (FaultCode.NOT_A_SHARE, "weights.discount", weights(discount=0.0)),
    (FaultCode.NOT_A_SHARE, "weights.discount", weights(discount=NAN)),
    (FaultCode.NEGATIVE, "weights.tail_years", weights(tail_years=-1)),
    (FaultCode.NEGATIVE, "weights.never", weights(never=-1.0)),
    (FaultCode.PLACE_TOO_DEAR, "sizes[0].build_cost", size(build_cost=100_000.0)),
    (FaultCode.PLACE_TOO_DEAR, "site_cost[0,0]", {"site_cost": 100_000.0}),
    (FaultCode.PLACE_TOO_DEAR, "services[0].build_cost", service(build_cost=1_001.0)),
    (FaultCode.YEAR_TOO_DEAR, "sizes[0].running_cost", size(running_cost=10_000.0)),
    (FaultCode.YEAR_TOO_DEAR, "services[0].existing_cost", service(existing_cost=1_001.0)),
    (FaultCode.YEAR_TOO_DEAR, "profiles[0].institution_cost", profile(institution_cost=30_000.0)),
    (FaultCode.BUDGET_TOO_GREAT, "budgets[0].amounts[2]", budget(0.0, 2_000.0, 2_000.1)),
    (FaultCode.NEGATIVE, "decided[0].count", {"decided": (Opening(0, 0, 0, 0),)}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "where", "changes"), CASES)
def test_a_fault_is_found_under_its_name_and_at_its_place(code: FaultCode, where: str, changes: dict[str, Any]) -> None:
    found = faults(problem(**changes))

    assert (code, where) in [(fault.code, fault.where) for fault in found]


def test_every_name_of_a_fault_is_tried() -> None:
    tried = {code for code, _where, _changes in CASES} | {FaultCode.EMPTY, FaultCode.YEARS_NOT_IN_ORDER}

    assert set(FaultCode) == tried


@pytest.mark.parametrize(
    ("code", "where", "change"),
    [
        (FaultCode.YEARS_NOT_IN_ORDER, "years", lambda one: replace(one, years=(2027, 2029, 2028))),
        (FaultCode.WRONG_SHAPE, "distance", lambda one: replace(one, distance=np.zeros((1, 2)))),
        (FaultCode.WRONG_SHAPE, "supply", lambda one: replace(one, years=(2027, 2028))),
        (FaultCode.EMPTY, "municipalities", lambda one: replace(one, municipalities=())),
    ],
)
def test_what_runs_along_something_else_is_said_first(
    code: FaultCode, where: str, change: Callable[[Problem], Problem]
) -> None:
    assert (code, where) in [(fault.code, fault.where) for fault in faults(change(problem()))]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"services": (HOME, DAY), "profiles": (Profile("p", (1.0, 1.0), home=0, institution_cost=30.0),)},
        budget(0.0, 0.0, 0.0),
        {"cells": ()},
        {"sizes": (), "cells": (Cell(0, 0, 1),)},
        {"distance": ((0.0, INF), (INF, 0.0))},
        {"distance": ((0.0, 30.0), (35.0, 0.0))},
        {"institutions": (Institution("a", closes=0), Institution("b", closes=99))},
        cell(earliest=99),
        cell(refused=(0,)),
        {"profiles": (Profile("at home", (0.0,), home=NOWHERE, institution_cost=30.0, released=30.0),)},
        {"staff": 0.0, "moves": 0.0},
        {"site_limit": 0, "site_from": 2, "decided": (Opening(0, 0, 1, 2),)},
    ],
)
def test_hard_luck_is_no_fault_and_gives_a_plan(changes: dict[str, Any]) -> None:
    asked = problem(**changes)

    assert faults(asked) == ()
    assert solve(asked).objective >= 0


def test_what_is_plausible_can_be_said_otherwise() -> None:
    dear = problem(**size(build_cost=5_000.0))

    assert {fault.code for fault in faults(dear)} == {FaultCode.PLACE_TOO_DEAR}
    assert faults(dear, Plausible(place=2_500.0)) == ()
    assert faults(dear, ANYTHING) == ()


def test_a_table_full_of_faults_names_the_first_of_them() -> None:
    asked = problem(distance=np.full((40, 40), 5.0).tolist(), free_places=-1.0)

    assert len(faults(asked)) == MOST


def test_a_faulty_problem_is_not_solved_and_every_fault_is_told() -> None:
    asked = problem(**size(build_cost=-1.0), **cell(households=0))

    with pytest.raises(Faulty) as refused:
        solve(asked)

    assert {fault.code for fault in refused.value.faults} == {FaultCode.NEGATIVE_COST, FaultCode.NO_HOUSEHOLD}
    assert "sizes[0].build_cost" in str(refused.value)


def test_defaults_are_no_faults() -> None:
    assert (
        faults(problem(weights=Weights(), sizes=(ModuleSize("h", 0, 8.0, 420.0),), services=(Service("s", True),)))
        == ()
    )

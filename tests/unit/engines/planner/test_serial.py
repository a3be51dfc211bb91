"""Problems and plans as JSON: the same to the bit, published as a schema, and refused with a place when it is another."""

import json
import math
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest

from pertvarka.engines.planner import schema, serial
from pertvarka.engines.planner.problem import Opening, Problem
from pertvarka.engines.planner.serial import Unreadable, Unwritable
from pertvarka.engines.planner.solve import solve
from tests.unit.engines.planner.made_up import made_up
from tests.unit.engines.planner.problems import problem

PUBLISHED = Path(__file__).parents[4] / "docs" / "methods" / "planner.schema.json"


def through_text(data: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(data, allow_nan=False))
    return read


def same(one: Problem, other: Problem) -> bool:
    pairs = [(getattr(one, field.name), getattr(other, field.name)) for field in fields(Problem)]
    return all(
        (a.tobytes(), a.shape, a.dtype) == (b.tobytes(), b.shape, b.dtype) if isinstance(a, np.ndarray) else a == b
        for a, b in pairs
    )


def written_as_stored(asked: Problem) -> Problem:
    return replace(asked, **{
        name: getattr(asked, name).astype(float) for name in ("site_cost", "free_places", "supply", "staff", "moves")
    })  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_a_problem_and_its_plan_come_back_to_the_bit(seed: int) -> None:
    asked = written_as_stored(made_up(seed))
    plan = solve(asked)

    again = serial.problem_from_json(through_text(serial.to_json(asked)))

    assert same(asked, again)
    assert serial.digest(again) == serial.digest(asked) == plan.problem
    assert serial.plan_from_json(through_text(serial.to_json(plan))) == plan


def test_odd_numbers_come_back_to_the_bit() -> None:
    odd = problem(site_cost=[[0.1 + 0.2]], distance=((5e-324,),), free_places=[[[1 / 3, -0.0, 1e300]]])

    assert same(odd, serial.problem_from_json(through_text(serial.to_json(odd))))


def test_arrays_of_nothing_keep_their_shape() -> None:
    nothing = problem(sizes=(), cells=())

    again = serial.problem_from_json(through_text(serial.to_json(nothing)))

    assert again.site_limit.shape == (0, 1)
    assert same(nothing, again)


def test_the_digest_tells_one_number_and_one_name_from_another() -> None:
    asked = problem(decided=(Opening(0, 0, 1, 1),))
    others = [
        replace(asked, site_cost=asked.site_cost + 1e-9),
        replace(asked, municipalities=("elsewhere",)),
        replace(asked, decided=(Opening(0, 0, 2, 1),)),
        replace(asked, staff=np.full_like(asked.staff, 1e9)),
    ]

    assert len({serial.digest(one) for one in [asked, *others]}) == len(others) + 1


def test_a_plan_of_which_nothing_is_proved_says_null() -> None:
    plan = replace(solve(problem()), bound=-math.inf)

    data = through_text(serial.to_json(plan))

    assert data["bound"] is None
    assert serial.plan_from_json(data).bound == -math.inf


def test_the_published_schema_is_the_one_of_the_code() -> None:
    # To publish a change: python -m pertvarka.engines.planner.schema > docs/methods/planner.schema.json
    assert PUBLISHED.read_text(encoding="utf-8") == schema.text()


@pytest.mark.parametrize("seed", range(5))
def test_what_is_written_keeps_the_schema(seed: int) -> None:
    asked = made_up(seed)
    validator = jsonschema.Draft202012Validator(schema.schema())
    validator.check_schema(schema.schema())

    assert list(validator.iter_errors(through_text(serial.to_json(asked)))) == []
    assert list(validator.iter_errors(through_text(serial.to_json(solve(asked))))) == []
    assert list(validator.iter_errors({**serial.to_json(asked), "colour": "red"})) != []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"version": 2}, "version"),
        ({"regions": None}, "problem.regions"),
        ({"colour": "red"}, "colour"),
        ({"years": [2027.5]}, "problem.years[0]"),
        ({"years": ["2027"]}, "problem.years[0]"),
        ({"distance": [[1, 2], [3]]}, "problem.distance"),
        ({"distance": "far"}, "problem.distance"),
        ({"region_of": [0.5]}, "problem.region_of"),
        ({"region_of": [None]}, "problem.region_of"),
        ({"site_limit": [[True, "x"]]}, "problem.site_limit"),
        ({"weights": {"discount": 1.0}}, "problem.weights"),
        ({"cells": [{"profile": 0}]}, "problem.cells[0]"),
    ],
)
def test_another_shape_is_refused_with_its_place(change: dict[str, Any], where: str) -> None:
    with pytest.raises(Unreadable, match=where.replace("[", r"\[").replace("]", r"\]")):
        serial.problem_from_json({**serial.to_json(problem()), **change})


def test_data_that_is_no_object_is_refused() -> None:
    for data in ([], None, "problem", 7):
        with pytest.raises(Unreadable):
            serial.problem_from_json(data)  # type: ignore[arg-type]


def test_what_is_no_number_cannot_be_written() -> None:
    with pytest.raises(Unwritable, match=r"Problem\.distance"):
        serial.to_json(problem(distance=((math.nan,),)))
    with pytest.raises(Unwritable, match=r"Problem\.staff"):
        serial.to_json(problem(staff=-math.inf))

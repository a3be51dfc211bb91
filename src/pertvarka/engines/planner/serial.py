"""A problem and its plan as JSON and back, to the bit; and a digest that tells which problem a plan answers.

The shape is published in docs/methods/planner.schema.json. Infinity is null, which JSON has instead. What is no number
at all cannot be written: `faults` finds it before.
"""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import numpy as np

from pertvarka.engines.planner import shapes
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Floats, Integers, Problem

VERSION = 1
"""Counts up when the JSON changes its shape."""


class Unwritable(ValueError):
    """A number that is none cannot be written; the text says which field holds it."""


class Unreadable(ValueError):
    """The JSON is not of this shape; the text says where it is not."""


def to_json(thing: Problem | Plan) -> dict[str, Any]:
    """A problem or a plan as plain data that JSON holds. Raises Unwritable."""
    return {"version": VERSION, **_written(thing, type(thing), type(thing).__name__)}


def problem_from_json(data: Mapping[str, Any]) -> Problem:
    """The problem that `to_json` wrote. Raises Unreadable; whether it makes sense is for `faults` to say."""
    read: Problem = _read(_of_version(data), Problem, "Problem", "problem")
    return read


def plan_from_json(data: Mapping[str, Any]) -> Plan:
    """The plan that `to_json` wrote. Raises Unreadable."""
    read: Plan = _read(_of_version(data), Plan, "Plan", "plan")
    return read


def digest(problem: Problem) -> str:
    """The same for two problems exactly when every number and every name in them is the same."""
    text = json.dumps(to_json(problem), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def kinds(made: type) -> dict[str, Any]:
    """What each field of a dataclass holds."""
    hints = get_type_hints(made)
    return {field.name: hints[field.name] for field in fields(made)}


def _written(value: Any, kind: Any, named: str) -> Any:
    if kind in (Floats, Integers):
        return _listed(np.asarray(value, dtype=float if kind == Floats else np.int64), named)
    if get_origin(kind) is tuple:
        return [_written(one, get_args(kind)[0], named) for one in value]
    if isinstance(kind, type) and is_dataclass(kind):
        return {
            name: _written(getattr(value, name), inner, f"{kind.__name__}.{name}")
            for name, inner in kinds(kind).items()
        }
    if kind is float:
        return _number(float(value), named)
    return value.value if isinstance(value, Enum) else kind(value)


def _listed(values: np.ndarray, named: str) -> Any:
    if values.dtype.kind == "i" or np.isfinite(values).all():
        return values.tolist()
    if values.ndim == 1:
        return [_number(one, named) for one in values.tolist()]
    return [_listed(row, named) for row in values]


def _number(value: float, named: str) -> float | None:
    if math.isfinite(value):
        return value
    nothing = -math.inf if named in shapes.UNPROVED else math.inf
    if value == nothing:
        return None
    raise Unwritable(f"{named}: {value}")


def _of_version(data: Mapping[str, Any]) -> Mapping[str, Any]:
    if not isinstance(data, Mapping) or data.get("version") != VERSION:
        raise Unreadable(f"version: {data.get('version') if isinstance(data, Mapping) else data!r}")
    return {name: value for name, value in data.items() if name != "version"}


def _read(data: Any, kind: Any, named: str, where: str) -> Any:
    if kind in (Floats, Integers):
        return _array(data, kind, where)
    if get_origin(kind) is tuple:
        if not isinstance(data, list):
            raise Unreadable(f"{where}: not a list")
        return tuple(_read(one, get_args(kind)[0], named, f"{where}[{n}]") for n, one in enumerate(data))
    if isinstance(kind, type) and is_dataclass(kind):
        return _made(data, kind, where)
    if kind is float and data is None:
        return -math.inf if named in shapes.UNPROVED else math.inf
    return _plain(data, kind, where)


def _made(data: Any, kind: type, where: str) -> Any:
    expected = kinds(kind)
    if not isinstance(data, Mapping) or set(data) != set(expected):
        said = set(data) if isinstance(data, Mapping) else set()
        wrong = sorted(set(expected) - said) or sorted(said - set(expected))
        raise Unreadable(f"{where}: {', '.join(wrong)}")
    read = {
        name: _read(data[name], inner, f"{kind.__name__}.{name}", f"{where}.{name}") for name, inner in expected.items()
    }
    if kind is Problem:
        _reshape(read)
    return kind(**read)


def _reshape(read: dict[str, Any]) -> None:
    """A list of nothing does not say of how many nothings: the other fields do."""
    for name, axes in shapes.AXES.items():
        shape = tuple(len(read[axis]) for axis in axes)
        if read[name].size == 0 and 0 in shape:
            read[name] = read[name].reshape(shape)


def _array(data: Any, kind: Any, where: str) -> Any:
    if not isinstance(data, list):
        raise Unreadable(f"{where}: not a list")
    try:
        as_numbers = np.array(data, dtype=float)
    except (TypeError, ValueError) as wrong:
        raise Unreadable(f"{where}: not numbers, or rows of different length") from wrong
    if kind == Floats:
        # NumPy reads null as not a number, which JSON cannot say otherwise.
        return np.where(np.isnan(as_numbers), math.inf, as_numbers)
    if not np.isfinite(as_numbers).all() or (as_numbers != np.rint(as_numbers)).any():
        raise Unreadable(f"{where}: not whole numbers")
    return np.array(data, dtype=np.int64).reshape(as_numbers.shape)


def _plain(data: Any, kind: Any, where: str) -> Any:
    accepted = (int, float) if kind is float else kind
    is_enum = isinstance(kind, type) and issubclass(kind, Enum)
    if is_enum:
        try:
            return kind(data)
        except ValueError as wrong:
            raise Unreadable(f"{where}: {data!r}") from wrong
    if not isinstance(data, accepted) or (isinstance(data, bool) and kind is not bool):
        raise Unreadable(f"{where}: {data!r}")
    return kind(data)

"""The published JSON schema of problems and plans, made from the dataclasses themselves so that it cannot lag behind.

Written by `python -m pertvarka.engines.planner.schema > docs/methods/planner.schema.json`; a test holds the two
together.
"""

import inspect
import json
import sys
from dataclasses import is_dataclass
from enum import Enum
from typing import Any, get_args, get_origin

from pertvarka.engines.planner import serial, shapes
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Floats, Integers, Problem

PLAIN: dict[Any, str] = {int: "integer", float: "number", str: "string", bool: "boolean"}


def schema() -> dict[str, Any]:
    """JSON Schema of the JSON that `serial` writes: a problem or a plan."""
    made: dict[str, Any] = {}
    for kind in (Problem, Plan):
        _define(kind, made)
        made[kind.__name__]["properties"] = {"version": {"const": serial.VERSION}, **made[kind.__name__]["properties"]}
        made[kind.__name__]["required"].insert(0, "version")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Problems and plans of the regional planner",
        "oneOf": [{"$ref": "#/$defs/Problem"}, {"$ref": "#/$defs/Plan"}],
        "$defs": dict(sorted(made.items())),
    }


def text() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _define(kind: type, made: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in made:
        made[kind.__name__] = {}
        held = serial.kinds(kind)
        made[kind.__name__] = {
            "type": "object",
            "description": inspect.cleandoc(kind.__doc__ or ""),
            "properties": {name: _of(inner, kind, name, made) for name, inner in held.items()},
            "required": list(held),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _of(kind: Any, owner: type, name: str, made: dict[str, Any]) -> dict[str, Any]:
    if kind in (Floats, Integers):
        return _array(kind, owner, name)
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0], owner, name, made)}
    if isinstance(kind, type) and is_dataclass(kind):
        return _define(kind, made)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [one.value for one in kind]}
    return _number(owner, name) if kind is float else {"type": PLAIN[kind]}


def _array(kind: Any, owner: type, name: str) -> dict[str, Any]:
    axes = shapes.AXES[name]
    inner = _number(owner, name) if kind == Floats else {"type": "integer"}
    for axis in reversed(axes):
        inner = {"type": "array", "description": f"by {axis}", "items": inner}
    return inner


def _number(owner: type, name: str) -> dict[str, Any]:
    where = f"{owner.__name__}.{name}"
    if where in shapes.ENDLESS:
        return {"type": ["number", "null"], "description": "null: without limit"}
    if where in shapes.UNPROVED:
        return {"type": ["number", "null"], "description": "null: nothing proved"}
    return {"type": "number"}


if __name__ == "__main__":
    sys.stdout.write(text())

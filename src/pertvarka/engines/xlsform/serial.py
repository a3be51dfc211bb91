"""A published form is kept as JSON beside the workbook it came from; this is the JSON, and a digest of it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from pertvarka.engines.xlsform.form import Calculation, Choice, Form, Group, Item, Kind, Note, Question, Range, Repeat

SHAPE = 1
"""Counts up when the JSON changes its shape; a published form is never rewritten, so old shapes stay readable."""
_ITEMS: dict[str, type[Item]] = {
    "question": Question,
    "note": Note,
    "calculation": Calculation,
    "group": Group,
    "repeat": Repeat,
}
_WORDS = {made: word for word, made in _ITEMS.items()}


class ShapeNotKnown(ValueError):
    """The JSON of a form was written by a later version of this system."""


def to_data(form: Form) -> dict[str, Any]:
    """The form as plain data that JSON holds."""
    return {
        "shape": SHAPE,
        "id": form.id,
        "title": form.title,
        "version": form.version,
        "languages": list(form.languages),
        "default_language": form.default_language,
        "language_names": dict(form.language_names),
        "items": [_item(item) for item in form.items],
        "choices": {name: [_plain(choice) for choice in listed] for name, listed in form.choices.items()},
    }


def from_data(data: Mapping[str, Any]) -> Form:
    """The form that `to_data` wrote. Raises ShapeNotKnown."""
    if data.get("shape") != SHAPE:
        raise ShapeNotKnown(str(data.get("shape")))
    return Form(
        id=data["id"],
        title=data["title"],
        version=data["version"],
        languages=tuple(data["languages"]),
        default_language=data["default_language"],
        items=tuple(_read_item(item) for item in data["items"]),
        choices={name: tuple(Choice(**choice) for choice in listed) for name, listed in data["choices"].items()},
        language_names=dict(data["language_names"]),
    )


def to_json(form: Form) -> str:
    return json.dumps(to_data(form), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Form:
    return from_data(json.loads(text))


def digest(form: Form) -> str:
    """The same for two forms exactly when they are equal, down to the cells of the workbook."""
    return hashlib.sha256(to_json(form).encode()).hexdigest()


def _plain(thing: Any) -> dict[str, Any]:
    """The fields of a dataclass that say something."""
    return {
        field.name: _value(getattr(thing, field.name))
        for field in fields(thing)
        if field.name != "items" and getattr(thing, field.name) not in ("", {}, (), None, False)
    }


def _value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Range):
        return [value.start, value.end, value.step]
    return list(value) if isinstance(value, tuple) else value


def _item(item: Item) -> dict[str, Any]:
    data = {"item": _WORDS[type(item)], **_plain(item)}
    if isinstance(item, Group | Repeat):
        data["items"] = [_item(inside) for inside in item.items]
    return data


def _read_item(data: Mapping[str, Any]) -> Item:
    said = {name: value for name, value in data.items() if name != "item"}
    if "items" in said:
        said["items"] = tuple(_read_item(inside) for inside in said["items"])
    if "appearance" in said:
        said["appearance"] = tuple(said["appearance"])
    if "range" in said:
        said["range"] = Range(*said["range"])
    if "kind" in said:
        said["kind"] = Kind(said["kind"])
    return _ITEMS[data["item"]](**said)

"""Bringing a table in step with a definitions file: make what is missing, change what differs, leave the rest."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db import models

ModelT = TypeVar("ModelT", bound=models.Model)


def synchronise(
    model: type[ModelT], rows: Iterable[Mapping[str, Any]], *, key: tuple[str, ...], counts: Counter[str]
) -> dict[tuple[Any, ...], ModelT]:
    """Make or change one `model` per row and return them by key; counts how many were touched.

    Rows of the table that no file names stay: people may have made them, and the history of the reform is not deleted
    by editing a file.
    """
    standing = {tuple(getattr(item, name) for name in key): item for item in model._default_manager.all()}
    label = model._meta.label_lower
    for row in rows:
        identity = tuple(_value(row, name) for name in key)
        item = standing.get(identity)
        if item is None:
            standing[identity] = model._default_manager.create(**row)
            counts[f"{label} made"] += 1
            continue
        changed = [name for name, value in row.items() if getattr(item, name) != value]
        if changed:
            for name in changed:
                setattr(item, name, row[name])
            item.save(update_fields=changed)
            counts[f"{label} changed"] += 1
    return standing


def _value(row: Mapping[str, Any], name: str) -> Any:
    """A key part of a row; `region_id` is found in `region`."""
    return row[name] if name in row else row[name.removesuffix("_id")].pk

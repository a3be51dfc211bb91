"""Columns named alike in the generator's records and in the tables."""

from typing import Any


def same(told: Any, *names: str) -> dict[str, Any]:
    """The named fields of a record, as keyword arguments of its row."""
    return {name: getattr(told, name) for name in names}

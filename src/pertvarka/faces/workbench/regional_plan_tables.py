"""A table of a regional plan: drawn beside its chart and given as a file, with the same figures in both.

Counts of people that disclosure control hides come here as nothing and are told as "…" wherever they stand.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from io import StringIO
from typing import Any

from django.http import HttpResponse

from pertvarka.foundation.base.templatetags.numbers import decimal_number, share_percent, whole

HIDDEN = "…"
NOTHING = ""
"""A figure there is none of yet; a hidden one is None."""
LARGE = 100


class Kind(Enum):
    """How the cells of a column are written."""

    TEXT = "text"
    PEOPLE = "people"
    NUMBER = "number"
    MONEY = "thousand EUR"
    MILLIONS = "million EUR"
    SHARE = "share"
    GAP = "gap"
    KILOMETRES = "km"
    UNITS = "units"
    COST = "thousand EUR of units"


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    kind: Kind = Kind.NUMBER

    @property
    def is_number(self) -> bool:
        return self.kind is not Kind.TEXT


@dataclass(frozen=True, slots=True)
class Cell:
    """`is_hidden` is told to a screen reader in words."""

    text: str
    label: str
    is_number: bool
    is_hidden: bool

    @property
    def is_whole(self) -> bool:
        """Figures of one width stand under one another; a comma among them would take too much room."""
        return self.is_number and "," not in self.text and "." not in self.text


@dataclass(frozen=True, slots=True)
class Table:
    """`key` names its file; the last row is a sum where `has_sum`, and so are the rows of `sums`."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    has_sum: bool = False
    sums: frozenset[int] = frozenset()

    @property
    def drawn(self) -> list[tuple[list[Cell], bool]]:
        """Rows of cells, and whether the row is a sum."""
        last = len(self.rows) - 1
        return [
            (
                [_cell(value, column) for value, column in zip(row, self.columns, strict=True)],
                at in self.sums or (self.has_sum and at == last),
            )
            for at, row in enumerate(self.rows)
        ]


def _small(value: float) -> str:
    """Whole where it is large; small sums need their decimal."""
    return decimal_number(value, 0 if abs(value) >= LARGE else 1)


WRITERS: dict[Kind, Callable[[Any], str]] = {
    Kind.SHARE: lambda value: share_percent(value, 0),
    Kind.GAP: lambda value: share_percent(value, 1),
    Kind.MILLIONS: lambda value: decimal_number(value / 1000),
    Kind.MONEY: _small,
    Kind.KILOMETRES: _small,
    Kind.UNITS: decimal_number,
    Kind.COST: _small,
}
OF_PEOPLE = frozenset({Kind.PEOPLE, Kind.SHARE, Kind.UNITS, Kind.COST})
"""Kinds in which nothing stands for what disclosure control hides."""


def written(value: Any, kind: Kind) -> str:
    """A value as the page writes it."""
    if kind is Kind.TEXT:
        return str(value)
    if value is None:
        return HIDDEN if kind in OF_PEOPLE else "–"
    if value == NOTHING:
        return "–"
    if kind in WRITERS:
        return WRITERS[kind](value)
    return whole(value) if float(value).is_integer() else decimal_number(value, 1)


def _cell(value: Any, column: Column) -> Cell:
    text = written(value, column.kind)
    return Cell(text, column.label, column.is_number, text == HIDDEN)


def as_csv(table: Table) -> str:
    file = StringIO()
    file.write("\ufeff")
    writer = csv.writer(file)
    writer.writerow([_head(column) for column in table.columns])
    writer.writerows(
        [_plain(value, column.kind) for value, column in zip(row, table.columns, strict=True)] for row in table.rows
    )
    return file.getvalue()


def _head(column: Column) -> str:
    return f"{column.label} (kEUR)" if column.kind in (Kind.MONEY, Kind.MILLIONS, Kind.COST) else column.label


def _plain(value: Any, kind: Kind) -> Any:
    if value is None:
        return HIDDEN if kind in OF_PEOPLE else ""
    return round(value, 4) if isinstance(value, float) else value


def file(tables: Iterable[Table], key: str, *, name: str) -> HttpResponse | None:
    """The table of that key as a file; None where there is none."""
    found = next((table for table in tables if table.key == key), None)
    if found is None:
        return None
    answer = HttpResponse(as_csv(found), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{key}.csv"'
    return answer


def sum_of(values: Sequence[float | None]) -> float | None:
    """A sum with something hidden in it stays hidden."""
    return None if any(value is None for value in values) else sum(value for value in values if value is not None)

"""A table of counts with its margins: one or two divisions of the same persons, and their sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

TOTAL = ""
"""In place of a row's or a column's name: the sum over all of them."""

Cell = tuple[str, str]
GRAND_TOTAL: Cell = (TOTAL, TOTAL)


class TableImpossible(ValueError):
    """If you are seeing this, a table was made with a negative count or with a line named like the sum."""


@dataclass(frozen=True)
class Table:
    """Counts by row and column; no columns at all makes a table of one division.

    >>> Table(rows=("a", "b"), columns=(), counts={("a", ""): 7, ("b", ""): 2}).value(("", ""))
    9
    """

    rows: Sequence[str]
    columns: Sequence[str]
    counts: Mapping[Cell, int]

    def __post_init__(self) -> None:
        if TOTAL in self.rows or TOTAL in self.columns or any(count < 0 for count in self.counts.values()):
            raise TableImpossible(f"rows={self.rows} columns={self.columns}")

    @cached_property
    def values(self) -> dict[Cell, int]:
        """Every cell with its count, sums included."""
        across = tuple(self.columns) or (TOTAL,)
        found = {(row, column): self.counts.get((row, column), 0) for row in self.rows for column in across}
        if self.columns:
            found |= {(row, TOTAL): sum(found[row, column] for column in across) for row in self.rows}
            found |= {(TOTAL, column): sum(found[row, column] for row in self.rows) for column in across}
        found[GRAND_TOTAL] = sum(found[row, TOTAL] for row in self.rows)
        return found

    def value(self, cell: Cell) -> int:
        return self.values[cell]

    @property
    def lines(self) -> list[tuple[Cell, tuple[Cell, ...]]]:
        """Every sum with its parts: what anybody can add and subtract."""
        down = [((TOTAL, column), tuple((row, column) for row in self.rows)) for column in (*self.columns, TOTAL)]
        if not self.columns:
            return down
        return down + [((row, TOTAL), tuple((row, column) for column in self.columns)) for row in (*self.rows, TOTAL)]

"""What a document consists of, in words already; the writers of PDF and Word decide nothing about its content."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in words. `numeric` are the places of figures, `wide` those of long words; `shaded` cells (row, column)
    are tinted. With `has_total` the last row is the sum of the others; `totals` are further rows that are sums.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    wide: frozenset[int] = frozenset()
    shaded: frozenset[tuple[int, int]] = frozenset()
    has_total: bool = False
    totals: frozenset[int] = frozenset()

    @property
    def sums(self) -> frozenset[int]:
        """Places of all rows that are sums."""
        return self.totals | {len(self.rows) - 1} if self.has_total else self.totals


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the schedule: what it is, and the bars (index of the year from which it stands, label). What comes by
    unit opens nowhere and is drawn as an outline.
    """

    label: str
    bars: tuple[tuple[int, str], ...]
    is_by_unit: bool = False


@dataclass(frozen=True, slots=True)
class Schedule:
    """The openings drawn over the years; the table beside it says the same."""

    years: tuple[int, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class MoneyDrawn:
    """Of every year what is spent and what the budget is, in kEUR; the table beside it says the same."""

    years: tuple[int, ...]
    spent: tuple[float, ...]
    budget: tuple[float, ...]
    spent_label: str
    budget_label: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, sentences, a list, a table, notes under it. `empty` is said in place of a table without rows."""

    key: str
    title: str
    sentences: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    picture: Schedule | MoneyDrawn | None = None
    grid: Grid | None = None
    notes: tuple[str, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """The whole document in one language."""

    title: str
    language: str
    footer: str
    file_stem: str
    invented: str
    introduction: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    made_at: datetime

"""The nine chapters of a transformation plan and the columns of their tables; pure, no Django.

A table is kept as a list of rows, each a mapping from the key of a column to what was typed in it. A chapter's rows are
read with `rows_of`, so that text that is no number is told at its place, before anything is saved.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial

KEYS = (
    "situation",
    "residents",
    "services",
    "staff",
    "building",
    "money",
    "timetable",
    "risks",
    "communication",
)
ROWS_AT_MOST = 60
TEXT_AT_MOST = 500
HIGHEST = 5
"""Of the scales of likelihood and impact."""
QUARTER = re.compile(r"^(\d{4})-([1-4])$")

Value = str | int | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `kind` is text, count, year, money, quarter, day, scale or choice."""

    key: str
    kind: str = "text"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that cannot be read: in which row (from 1), in which column, of what kind it should be."""

    row: int
    column: str
    kind: str
    typed: str


DESTINATIONS = (
    "community_childrens_home",
    "group_home",
    "independent_living_home",
    "protected_housing",
    "guardian",
    "adoption",
    "own_family",
    "own_home",
    "other",
)
COST, FUNDING = "cost", "funding"
TABLES: Mapping[str, tuple[Column, ...]] = {
    "situation": (),
    "residents": (
        Column("destination", "choice", DESTINATIONS),
        Column("quarter", "quarter"),
        Column("count", "count"),
    ),
    "services": (Column("service"), Column("municipality"), Column("places", "count"), Column("opens_on", "day")),
    "staff": (Column("profession"), Column("now", "count"), Column("after", "count"), Column("training")),
    "building": (Column("part"), Column("area", "count"), Column("future")),
    "money": (
        Column("side", "choice", (COST, FUNDING)),
        Column("item"),
        Column("year", "year"),
        Column("sum", "money"),
    ),
    "timetable": (Column("measure"), Column("owner"), Column("due_on", "day")),
    "risks": (
        Column("risk"),
        Column("likelihood", "scale"),
        Column("impact", "scale"),
        Column("answer"),
        Column("owner"),
    ),
    "communication": (Column("audience"), Column("what"), Column("when_on", "day")),
}


def read_rows(chapter: str, typed: Iterable[Mapping[str, str]]) -> tuple[list[dict[str, Value]], list[CellFault]]:
    """What was typed, as values, and every cell that could not be read; wholly empty rows are left out."""
    rows: list[dict[str, Value]] = []
    faults: list[CellFault] = []
    for number, line in enumerate(typed, start=1):
        if not any(str(line.get(column.key, "")).strip() for column in TABLES[chapter]):
            continue
        row: dict[str, Value] = {}
        for column in TABLES[chapter]:
            text = str(line.get(column.key, "")).strip()
            try:
                row[column.key] = _value(column, text)
            except ValueError:
                row[column.key] = text
                faults.append(CellFault(number, column.key, column.kind, text))
        rows.append(row)
    return rows, faults


def quarter_ends(quarter: str) -> date:
    """
    >>> quarter_ends("2027-1"), quarter_ends("2027-4")
    (datetime.date(2027, 3, 31), datetime.date(2027, 12, 31))
    """
    found = QUARTER.match(quarter)
    assert found  # noqa: S101 (read before)
    year, number = int(found[1]), int(found[2])
    return date(year, number * 3, 31 if number in {1, 4} else 30)


def as_text(chapter: str, rows: Sequence[Row]) -> str:
    """A table as lines of words, so that two versions can be compared word by word."""
    return "\n".join("; ".join(str(row.get(column.key) or "–") for column in TABLES[chapter]) for row in rows)


def cents(value: Value) -> Decimal:
    """A sum of money as kept: text with two places."""
    return Decimal(str(value or "0"))


def _value(column: Column, text: str) -> Value:
    if column.kind == "choice":
        if text not in column.choices:
            raise ValueError
        return text
    return _READ[column.kind](text)


def _words(text: str) -> str:
    if not text or len(text) > TEXT_AT_MOST:
        raise ValueError
    return text


def _quarter(text: str) -> str:
    if not QUARTER.match(text):
        raise ValueError
    return text


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()


def _whole(text: str, *, least: int, most: int) -> int:
    plain = re.sub(r"\s", "", text)
    if not plain.isascii() or not plain.isdigit() or not least <= int(plain) <= most:
        raise ValueError
    return int(plain)


def _sum(text: str) -> str:
    """Spaces between thousands and a decimal comma are read too."""
    try:
        found = Decimal(re.sub(r"\s", "", text).replace(",", "."))
    except InvalidOperation:
        raise ValueError from None
    if not found.is_finite() or found < 0 or found >= Decimal(10**10) or found != round(found, 2):
        raise ValueError
    return f"{found:.2f}"


_READ: Mapping[str, Callable[[str], Value]] = {
    "text": _words,
    "count": partial(_whole, least=0, most=100_000),
    "year": partial(_whole, least=2000, most=2100),
    "scale": partial(_whole, least=1, most=HIGHEST),
    "quarter": _quarter,
    "day": _day,
    "money": _sum,
}

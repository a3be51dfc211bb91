"""The month's sheet as its page draws it and sends it back: persons down, days across, a cell a day."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language

from pertvarka.people.delivery import rules
from pertvarka.people.delivery.actions.records import Cell, Place
from pertvarka.people.delivery.errors import RecordRefused
from pertvarka.people.delivery.queries.records import ROWS_AT_MOST, MonthSheet, SheetRow
from pertvarka.people.delivery.rules import RecordFault, Served

SATURDAY = 5
FIRST_YEAR = 2014
ROW, READ = "row", "read"


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One day of the month; `is_chosen` is the day a phone shows."""

    day: int
    weekday: str
    is_weekend: bool
    is_chosen: bool
    total: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A field, or nothing where the day takes no record."""

    name: str
    column: DayColumn
    text: str
    is_locked: bool
    fault: str = ""
    error_id: str = ""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One person: the number, the service, the cells, and what the page showed when it was opened."""

    number: str
    service: str
    url: str
    key: str
    read: str
    cells: tuple[ShownCell, ...]
    total: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """`faults` names each refused cell in a sentence and leads to it."""

    first: date
    month: str
    columns: tuple[DayColumn, ...]
    rows: tuple[ShownRow, ...]
    total: str
    faults: tuple[tuple[str, str], ...]
    chosen: int
    previous_url: str
    next_url: str
    pages: tuple[tuple[int, str, bool], ...]

    @property
    def address(self) -> str:
        return _address(self.first)


def month_of(text: str | None, *, today: date) -> date:
    """The first day of the month asked for as 2026-11; this month where it cannot be read."""
    try:
        asked = date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)
    return asked if asked.year >= FIRST_YEAR and asked <= today else today.replace(day=1)


def day_of(text: str | None, *, first: date, today: date) -> int:
    """The day a phone shows: the one asked for, else today, else the first."""
    if text and text.isascii() and text.isdecimal() and 1 <= int(text) <= _days(first):
        return int(text)
    return today.day if first == today.replace(day=1) else 1


def number_of(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and 0 < int(text) < FIRST_YEAR else 1


def sheet_of(
    held: MonthSheet,
    *,
    today: date,
    chosen: int,
    page: int,
    typed: Mapping[Place, str] | None = None,
    faults: Mapping[Place, RecordFault] | None = None,
) -> Sheet:
    """As it stands, with what was typed where a cell was refused."""
    typed, faults = typed or {}, faults or {}
    columns = tuple(_column(held, day, chosen=chosen) for day in held.days)
    rows = tuple(
        _row(place, row, held=held, columns=columns, today=today, typed=typed, faults=faults)
        for place, row in enumerate(held.rows)
    )
    told = tuple(
        (cell.name, f"{row.number}, {held.first.replace(day=cell.column.day).isoformat()}: {cell.fault}")
        for row in rows
        for cell in row.cells
        if cell.fault
    )
    pages_count = -(-held.rows_count // ROWS_AT_MOST)
    return Sheet(
        first=held.first,
        month=_month_name(held.first),
        columns=columns,
        rows=rows,
        total=amount_in_words(sum((row.total for row in held.rows), Decimal(0))),
        faults=told,
        chosen=chosen,
        previous_url=_address(_month_before(held.first)) if held.first.year >= FIRST_YEAR else "",
        next_url=_address(_month_after(held.first)) if held.last < today else "",
        pages=tuple(
            (number, f"{_address(held.first)}&page={number}", number == page) for number in range(1, pages_count + 1)
        )
        if pages_count > 1
        else (),
    )


def cells_of(data: QueryDict, *, first: date) -> list[Cell]:
    """What a form sent: rows by their key, each with what was read and what is typed."""
    cells = []
    for place, key in enumerate(data.getlist(ROW)[:ROWS_AT_MOST]):
        uuid = _uuid(key)
        if uuid is None:
            continue
        read = _read(data.get(f"{READ}{place}", ""))
        for day in range(1, _days(first) + 1):
            text = data.get(f"c{place}-{day}")
            if text is not None:
                cells.append(Cell(uuid, first.replace(day=day), text, read.get(day, "")))
    return cells


def amount_in_words(amount: Decimal) -> str:
    """With a comma in Lithuanian; `0` where there is nothing."""
    text = rules.shown(amount) or "0"
    return text.replace(".", ",") if get_language() != "en" else text


def _row(
    place: int,
    row: SheetRow,
    *,
    held: MonthSheet,
    columns: Iterable[DayColumn],
    today: date,
    typed: Mapping[Place, str],
    faults: Mapping[Place, RecordFault],
) -> ShownRow:
    episode = row.episode
    served = Served(episode.state, episode.starts_on, episode.ends_on)
    cells = []
    for column in columns:
        day = held.first.replace(day=column.day)
        fault = faults.get((episode.uuid, day))
        amount = row.amounts.get(column.day)
        text = typed[episode.uuid, day] if fault is not None else amount_in_words(amount) if amount else ""
        cells.append(
            ShownCell(
                name=f"c{place}-{column.day}",
                column=column,
                text=text,
                is_locked=fault is None and rules.day_fault(day, served=served, today=today) is not None,
                fault=RecordRefused(fault).sentence if fault is not None else "",
                error_id=f"e{place}-{column.day}",
            )
        )
    return ShownRow(
        number=episode.number,
        service=str(episode.service_type),
        url=reverse("workbench:episode", args=[episode.uuid]),
        key=str(episode.uuid),
        read=";".join(f"{day}:{rules.shown(amount)}" for day, amount in sorted(row.amounts.items())),
        cells=tuple(cells),
        total=amount_in_words(row.total),
    )


def _column(held: MonthSheet, day: int, *, chosen: int) -> DayColumn:
    on = held.first.replace(day=day)
    total = sum((row.amounts.get(day, Decimal(0)) for row in held.rows), Decimal(0))
    weekday = date_format(on, "D")
    return DayColumn(day, weekday, on.weekday() >= SATURDAY, day == chosen, amount_in_words(total) if total else "")


def _read(text: str) -> dict[int, str]:
    """`1:8;2:7.5` as the page wrote it; what cannot be read counts as nothing read."""
    found = {}
    for pair in text.split(";"):
        day, _colon, amount = pair.partition(":")
        if day.isascii() and day.isdecimal():
            try:
                found[int(day)] = rules.shown(Decimal(amount))
            except InvalidOperation:
                continue
    return found


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _days(first: date) -> int:
    return monthrange(first.year, first.month)[1]


def _month_before(first: date) -> date:
    return first.replace(year=first.year - 1, month=12) if first.month == 1 else first.replace(month=first.month - 1)


def _month_after(first: date) -> date:
    return first.replace(year=first.year + 1, month=1) if first.month == 12 else first.replace(month=first.month + 1)  # noqa: PLR2004 (December)


def _month_name(first: date) -> str:
    return date_format(first, "Y F") if get_language() == "en" else date_format(first, r"Y \m. F")


def _address(first: date) -> str:
    return f"{reverse('workbench:records')}?month={first:%Y-%m}"

"""A table somebody brings, read as it stands: headings, rows of text, which column is what. Nothing is saved here."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from python_calamine import CalamineError, load_workbook

from pertvarka.engines.xlsform.faults import FormRefused
from pertvarka.engines.xlsform.parcel import repacked
from pertvarka.programme.events.errors import TableTooLong, TableUnreadable

MOST_ROWS = 20_000
AT_ONCE = 2_000
"""More rows are written in the background, with progress: nobody waits for them before a page."""
XLSX = b"PK"
NAME, EMAIL, ORGANISATION, SESSION = "name", "email", "organisation", "session"
FIRST_NAME, SURNAME = "first_name", "surname"
MEANINGS = (NAME, FIRST_NAME, SURNAME, EMAIL, ORGANISATION, SESSION)
HEADINGS: Mapping[str, str] = {
    **dict.fromkeys(("vardas pavardė", "vardas, pavardė", "vardas ir pavardė", "dalyvis", "name", "participant"), NAME),
    **dict.fromkeys(("vardas", "first name", "given name"), FIRST_NAME),
    **dict.fromkeys(("pavardė", "surname", "last name", "family name"), SURNAME),
    **dict.fromkeys(("el. paštas", "el.paštas", "el paštas", "elektroninis paštas", "e-mail", "email"), EMAIL),
    **dict.fromkeys(
        ("organizacija", "įstaiga", "darbovietė", "atstovauja", "organisation", "organization"), ORGANISATION
    ),
    **dict.fromkeys(("pusdienis", "dalis", "sesija", "half-day", "session"), SESSION),
}


@dataclass(frozen=True, slots=True)
class Grid:
    """Headings and the rows under them, with their numbers in the file."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read(content: bytes) -> Grid:
    """The first sheet of a workbook, or a CSV file.

    Raises:
        TableUnreadable: neither, or nothing under the headings.
        TableTooLong: more rows than any event has.
    """
    grid = _workbook(content) if content[:2] == XLSX else _text(content)
    filled = [(number, row) for number, row in enumerate(grid, start=1) if any(row)]
    if len(filled) < 2:  # noqa: PLR2004 (headings and a row)
        raise TableUnreadable
    if len(filled) - 1 > MOST_ROWS:
        raise TableTooLong
    return Grid(tuple(filled[0][1]), tuple((number, tuple(row)) for number, row in filled[1:]))


def meanings(headings: Sequence[str]) -> list[str]:
    """What each column is, by its heading; '' for one that is not known. Each meaning is taken once.

    >>> meanings(["Nr.", "Vardas, pavardė", "El. paštas", "Įstaiga"])
    ['', 'name', 'email', 'organisation']
    """
    taken: set[str] = set()
    found = []
    for heading in headings:
        meaning = HEADINGS.get(" ".join(heading.casefold().strip(" :*").split()), "")
        found.append("" if meaning in taken else meaning)
        taken.add(meaning)
    return found


def values(row: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    """A row by what its columns are; a first name and a surname make a name."""
    cells = {meaning: cell for meaning, cell in zip(columns, row, strict=False) if meaning}
    name = cells.get(NAME) or f"{cells.get(FIRST_NAME, '')} {cells.get(SURNAME, '')}"
    return {
        NAME: " ".join(name.split())[:120],
        EMAIL: cells.get(EMAIL, "").strip()[:200],
        ORGANISATION: " ".join(cells.get(ORGANISATION, "").split())[:200],
        SESSION: cells.get(SESSION, "").strip()[:160],
    }


def _workbook(content: bytes) -> list[list[str]]:
    try:
        book = load_workbook(io.BytesIO(repacked(content, most_rows=MOST_ROWS + 1)))
        grid = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except FormRefused as refused:
        is_long = any(fault.code == "too_many_rows" for fault in refused.faults)
        raise (TableTooLong if is_long else TableUnreadable) from refused
    except CalamineError as problem:
        raise TableUnreadable from problem
    return [[_cell(value) for value in row] for row in grid]


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value).strip()


def _text(content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "cp1257"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise TableUnreadable
    first = text.partition("\n")[0]
    separator = max((";", ",", "\t"), key=first.count)
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as problem:
        raise TableUnreadable from problem

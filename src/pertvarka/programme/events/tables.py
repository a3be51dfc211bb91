"""A table somebody brings, read as it stands: headings, rows of text, which column is what. Nothing is saved here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pertvarka.foundation.base.table_file import NotATable, rows_of
from pertvarka.programme.events.errors import TableTooLong, TableUnreadable

MOST_ROWS = 20_000
AT_ONCE = 2_000
"""More rows are written in the background, with progress: nobody waits for them before a page."""
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
    try:
        grid = rows_of(content, most_rows=MOST_ROWS + 1)
    except NotATable as refused:
        raise (TableTooLong if refused.is_too_long else TableUnreadable) from refused
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

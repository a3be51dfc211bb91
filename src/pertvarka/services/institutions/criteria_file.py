"""A file of criteria as somebody brings it: principle number, criterion number, text. Read whole or refused whole."""

from dataclasses import dataclass

from pertvarka.foundation.base.table_file import NotATable, rows_of
from pertvarka.services.institutions.quality_errors import CriteriaRefused

COLUMNS = 3
ROWS_AT_MOST = 500
SIZE_AT_MOST = 2_000_000


@dataclass(frozen=True, slots=True)
class CriterionRow:
    principle: int
    number: str
    text: str


def read(content: bytes, *, principles: int) -> tuple[CriterionRow, ...]:
    """The rows below the heading.

    Raises:
        CriteriaRefused: every faulty row with what is wrong in it.
    """
    table = _table(content)[1 : ROWS_AT_MOST + 1]
    if not table:
        raise CriteriaRefused(rows=[(1, "nothing")])
    found: list[CriterionRow] = []
    faults: list[tuple[int, str]] = []
    seen: set[tuple[int, str]] = set()
    for place, cells in enumerate(table, start=2):
        if not any(cells):
            continue
        if len(cells) < COLUMNS:
            faults.append((place, "columns"))
            continue
        principle = int(float(cells[0])) if _is_number(cells[0]) else 0
        number, text = cells[1].strip(), cells[2].strip()
        if not 1 <= principle <= principles:
            faults.append((place, "principle"))
        elif not number or not text:
            faults.append((place, "empty"))
        elif (principle, number) in seen:
            faults.append((place, "twice"))
        else:
            seen.add((principle, number))
            found.append(CriterionRow(principle, number, text))
    if faults:
        raise CriteriaRefused(rows=faults)
    return tuple(found)


def _table(content: bytes) -> list[list[str]]:
    if len(content) > SIZE_AT_MOST:
        raise CriteriaRefused(rows=[(1, "unreadable")])
    try:
        return rows_of(content)
    except NotATable as broken:
        raise CriteriaRefused(rows=[(1, "unreadable")]) from broken


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True

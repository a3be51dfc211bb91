"""A file of criteria as somebody brings it: principle number, criterion number, text. Read whole or refused whole."""

import csv
import io
from dataclasses import dataclass

from python_calamine import CalamineWorkbook

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
    if content.startswith(b"PK"):
        try:
            sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
            return [[_told(cell) for cell in row] for row in sheet.to_python(nrows=ROWS_AT_MOST + 1)]
        except Exception as broken:  # calamine tells a broken file by errors of many kinds
            raise CriteriaRefused(rows=[(1, "unreadable")]) from broken
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise CriteriaRefused(rows=[(1, "unreadable")]) from broken
    delimiter = ";" if text.count(";") >= text.count("\t") else "\t"
    return [list(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]


def _told(cell: object) -> str:
    """A whole number typed as one (1.2 stays; 1.0 is the number 1)."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True

"""A table somebody brings as a file: the first sheet of a workbook, or CSV as the programs of this country write it."""

import csv
import io
from datetime import date, datetime, time

from python_calamine import CalamineError, load_workbook

from pertvarka.engines.xlsform.faults import FormRefused
from pertvarka.engines.xlsform.parcel import MOST_ROWS, repacked

XLSX = b"PK"


class NotATable(Exception):
    """The file cannot be read as a table; rooms say it in their own words."""

    def __init__(self, *, is_too_long: bool = False) -> None:
        self.is_too_long = is_too_long
        super().__init__()


def rows_of(content: bytes, *, most_rows: int = MOST_ROWS) -> list[list[str]]:
    """Every row as text, the empty ones too, so that a row's place tells its number in the file.

    Raises:
        NotATable: neither a workbook nor text, or a workbook with more rows than `most_rows`.
    """
    return _workbook(content, most_rows) if content[:2] == XLSX else _text(content)


def _workbook(content: bytes, most_rows: int) -> list[list[str]]:
    try:
        book = load_workbook(io.BytesIO(repacked(content, most_rows=most_rows)))
        grid = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except FormRefused as refused:
        raise NotATable(is_too_long=any(fault.code == "too_many_rows" for fault in refused.faults)) from refused
    except CalamineError as problem:
        raise NotATable from problem
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
        raise NotATable
    if "\0" in text:
        raise NotATable
    first = text.partition("\n")[0]
    separator = max((";", ",", "\t"), key=first.count)
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as problem:
        raise NotATable from problem

"""A list of addresses somebody brings: read from CSV or XLSX, looked through row by row before anything is saved."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from python_calamine import CalamineError, load_workbook

from pertvarka.engines.xlsform.faults import FormRefused
from pertvarka.engines.xlsform.parcel import repacked
from pertvarka.programme.research.errors import ListTooLong, ListUnreadable

MOST_ROWS = 5_000
XLSX = b"PK"
ADDRESS = re.compile(r"[^@\s;,<>\"]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\Z")
EMAIL, STRATUM, LANGUAGE = "email", "stratum", "language"
HEADERS = {
    **dict.fromkeys(("email", "e-mail", "el. paštas", "el.paštas", "el paštas", "elektroninis paštas"), EMAIL),
    **dict.fromkeys(("stratum", "group", "grupė", "grupe", "sluoksnis"), STRATUM),
    **dict.fromkeys(("language", "kalba"), LANGUAGE),
}
LANGUAGES = ("lt", "en")


class Fault(StrEnum):
    EMAIL_MALFORMED = "email_malformed"
    STRATUM_UNKNOWN = "stratum_unknown"
    LANGUAGE_UNKNOWN = "language_unknown"
    TWICE = "twice"
    INVITED_ALREADY = "invited_already"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list, by its number in the file."""

    number: int
    email: str
    stratum: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Faulty:
    row: Row
    fault: Fault
    same_as: int | None = None
    """The number of the row that has the same address."""


def read(content: bytes) -> list[Row]:
    """The rows that hold something.

    Raises:
        ListUnreadable: no CSV or XLSX, or no column of addresses.
        ListTooLong: more than anybody looks through.
    """
    grid = _workbook(content) if content[:2] == XLSX else _text(content)
    rows = [(number, row) for number, row in enumerate(grid, start=1) if any(cell.strip() for cell in row)]
    if not rows:
        raise ListUnreadable
    columns = [HEADERS.get(cell.strip().lower(), "") for cell in rows[0][1]]
    if EMAIL not in columns:
        raise ListUnreadable
    if len(rows) - 1 > MOST_ROWS:
        raise ListTooLong(MOST_ROWS)
    return [_row(number, dict(zip(columns, row, strict=False))) for number, row in rows[1:]]


def look_through(
    rows: Iterable[Row], *, strata: Collection[str], is_invited: Mapping[str, bool]
) -> tuple[list[Row], list[Faulty]]:
    """The rows that may be invited, and those that may not with the first reason of each.

    `is_invited` tells by address who stands in the wave already. A list with one stratum need not name it.
    """
    good: list[Row] = []
    faulty: list[Faulty] = []
    seen: dict[str, int] = {}
    only = next(iter(strata)) if len(strata) == 1 else ""
    for given in rows:
        row = Row(given.number, given.email, given.stratum or only, given.language or LANGUAGES[0])
        fault = _fault(row, strata=strata, seen=seen, is_invited=is_invited)
        if fault is None:
            seen[key_of(row.email)] = row.number
            good.append(row)
        else:
            faulty.append(Faulty(row, fault, seen.get(key_of(row.email)) if fault is Fault.TWICE else None))
    return good, faulty


def key_of(email: str) -> str:
    """An address as it is compared."""
    return email.strip().lower()


def _fault(
    row: Row, *, strata: Collection[str], seen: Mapping[str, int], is_invited: Mapping[str, bool]
) -> Fault | None:
    if not ADDRESS.match(row.email):
        return Fault.EMAIL_MALFORMED
    if row.stratum not in strata:
        return Fault.STRATUM_UNKNOWN
    if row.language not in LANGUAGES:
        return Fault.LANGUAGE_UNKNOWN
    if key_of(row.email) in seen:
        return Fault.TWICE
    return Fault.INVITED_ALREADY if is_invited.get(key_of(row.email)) else None


def _row(number: int, cells: Mapping[str, str]) -> Row:
    def cell(name: str) -> str:
        return (cells.get(name) or "").strip()

    return Row(number, cell(EMAIL), cell(STRATUM), cell(LANGUAGE).lower())


def _workbook(content: bytes) -> list[list[str]]:
    try:
        book = load_workbook(io.BytesIO(repacked(content)))
        grid = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, FormRefused) as problem:
        raise ListUnreadable from problem
    return [[_cell(value) for value in row] for row in grid]


def _cell(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _text(content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "cp1257"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise ListUnreadable
    first = text.partition("\n")[0]
    separator = max((";", ",", "\t"), key=first.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as problem:
        raise ListUnreadable from problem

"""A list of addresses somebody brings: read from CSV or XLSX, looked through row by row before anything is saved."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pertvarka.foundation.base.table_file import NotATable, rows_of
from pertvarka.programme.research.errors import ListTooLong, ListUnreadable

MOST_ROWS = 5_000
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
    try:
        grid = rows_of(content)
    except NotATable as refused:
        raise ListUnreadable from refused
    rows = [(number, row) for number, row in enumerate(grid, start=1) if any(row)]
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

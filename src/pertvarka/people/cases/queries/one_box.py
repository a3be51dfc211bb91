"""One box for everything one may type: the end of a case number, an exact national code, a name."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases import national_code
from pertvarka.people.cases.queries import search
from pertvarka.people.cases.queries.search import Found

SHOWN_AT_MOST = 20
DIGITS_OF_A_NUMBER = 6
"""Case numbers end in five or six digits; whoever types more digits means a national code."""
NUMBER = re.compile(r"(?:PV)?[\s–-]*(\d{4})[\s–-]+(\d{1,6})", re.IGNORECASE)


class Typed(StrEnum):
    """What the words in the box are taken for."""

    NOTHING = "nothing"
    NUMBER = "number"
    CODE = "code"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; `is_known_elsewhere` tells of a code that somebody out of sight is registered with."""

    typed: Typed
    found: tuple[Found, ...] = ()
    is_known_elsewhere: bool = False


def taken_for(typed: str) -> Typed:
    """What was typed, by its looks.

    >>> [taken_for(text).value for text in ("417", "pv-2026-417", "3 900101 0000", "zukaite", " ")]
    ['number', 'number', 'code', 'name', 'nothing']
    """
    text = typed.strip()
    if not any(letter.isalnum() for letter in text):
        return Typed.NOTHING
    if NUMBER.fullmatch(text):
        return Typed.NUMBER
    digits = sum(letter.isdigit() for letter in text)
    if digits > DIGITS_OF_A_NUMBER:
        return Typed.CODE
    return Typed.NAME if any(letter.isalpha() for letter in text) else Typed.NUMBER


def answer(typed: str, *, by: Account, page: str, today: date, may_search_codes: bool) -> Answer:
    """What the box answers; looks by code and hits by name are recorded by the searches themselves.

    Raises:
        NationalCodeMalformed: it cannot be anybody's code.
    """
    kind = taken_for(typed)
    if kind is Typed.NUMBER:
        return Answer(kind, tuple(search.by_number(_whole_number(typed), limit=SHOWN_AT_MOST)))
    if kind is Typed.NAME:
        return Answer(kind, tuple(search.by_name(typed, by=by, page=page, limit=SHOWN_AT_MOST)))
    if kind is Typed.CODE and may_search_codes:
        found = tuple(search.by_national_code(typed, by=by, page=page, today=today))
        code = national_code.parse(typed, today=today)
        return Answer(kind, found, is_known_elsewhere=not found and search.is_code_known(code.text))
    return Answer(kind)


def _whole_number(typed: str) -> str:
    """`pv 2026 417` as it is written: PV-2026-00417; a bare end stays as it is."""
    written = NUMBER.fullmatch(typed.strip())
    return f"PV-{written[1]}-{int(written[2]):05d}" if written else "".join(typed.split())

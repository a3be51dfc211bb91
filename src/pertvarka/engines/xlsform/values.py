"""Values of expressions and how they turn into one another, after XPath 1.0 as XForms uses it.

A value is a text, a number or a truth; the answers of many rows of a repeat are a tuple. The empty text is "not
answered": as a number it is not a number, so that a comparison of size with it is false. A day is its ISO text, and as
a number it is the days since 1970-01-01.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Protocol

Scalar = str | float | bool
Value = Scalar | tuple[Scalar, ...]
Json = str | int | float | list[str] | None

NAN = math.nan
EPOCH = date(1970, 1, 1)
LONGEST_TEXT = 10_000
"""Texts made by expressions end here: forty calculations that double one another would fill the machine."""
_NUMBER = re.compile(r"\s*-?(\d{1,300}(\.\d{0,300})?|\.\d{1,300})\s*\Z")
_MOMENT = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?.*)?\s*\Z")
_TIME = re.compile(r"\s*(\d\d):(\d\d)(?::(\d\d))?.*\Z")


class Place(Protocol):
    """What an expression sees from where it stands."""

    @property
    def today(self) -> date: ...
    @property
    def here(self) -> Scalar: ...
    @property
    def stored(self) -> Scalar: ...
    @property
    def position(self) -> int: ...
    def look(self, name: str) -> Value: ...
    def look_in_row(self, name: str, repeat: str, number: float) -> Value: ...
    def column(self, name: str) -> str: ...
    def choice_label(self, question: str, choice: str) -> str: ...


Program = Callable[[Place], Value]


@dataclass(frozen=True, slots=True)
class Nothing:
    """A place that sees nothing: for expressions of constants."""

    today: date = EPOCH
    here: Scalar = ""
    stored: Scalar = ""
    position: int = 1

    def look(self, name: str) -> Value:  # noqa: ARG002
        return ""

    def look_in_row(self, name: str, repeat: str, number: float) -> Value:  # noqa: ARG002
        return ""

    def column(self, name: str) -> str:  # noqa: ARG002
        return ""

    def choice_label(self, question: str, choice: str) -> str:  # noqa: ARG002
        return ""


def first(value: Value) -> Scalar:
    return (value[0] if value else "") if isinstance(value, tuple) else value


def many(value: Value) -> tuple[Scalar, ...]:
    return value if isinstance(value, tuple) else (value,)


def to_number(value: Value) -> float:
    """
    >>> to_number("2.5"), to_number("1970-01-03"), to_number("12:00"), to_number("")
    (2.5, 2.0, 0.5, nan)
    """
    value = first(value)
    if not isinstance(value, str):
        return float(value)
    if _NUMBER.match(value):
        return float(value)
    if found := _MOMENT.match(value):
        return _days(found)
    if found := _TIME.match(value):
        return _share_of_day(found.group(1), found.group(2), found.group(3))
    return NAN


def to_text(value: Value) -> str:
    """
    >>> to_text(3.0), to_text(0.1 + 0.2), to_text(True), to_text(NAN)
    ('3', '0.3', 'true', '')
    """
    value = first(value)
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value.is_integer() else format(Decimal(f"{value:.12g}"), "f")


def to_truth(value: Value) -> bool:
    """A text is true when it says something, a number when it is not zero, an answer likewise."""
    value = first(value)
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return bool(value)


def is_empty(value: Value) -> bool:
    value = first(value)
    return value == "" or (isinstance(value, float) and math.isnan(value))


def to_json(value: Value) -> str | int | float | None:
    """A value as it is kept: what is not a number is no answer."""
    value = first(value)
    if isinstance(value, bool):
        return to_text(value)
    if isinstance(value, str):
        return value[:LONGEST_TEXT] or None
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else float(f"{value:.12g}")


def equal(left: Value, right: Value) -> bool:
    """True if any answer on the left equals any on the right, as numbers where one of the two is a number."""
    return any(_same(one, other) for one in many(left) for other in many(right))


def unequal(left: Value, right: Value) -> bool:
    return any(not _same(one, other) for one in many(left) for other in many(right))


def day_of(value: Value) -> date | None:
    """The day of an ISO text or of a number of days."""
    number = to_number(value)
    if not math.isfinite(number) or abs(number) > 700_000:  # noqa: PLR2004
        return None
    try:
        return EPOCH + timedelta(days=math.floor(number))
    except OverflowError:
        return None


def moment_of(value: Value) -> datetime | None:
    day = day_of(value)
    if day is None:
        return None
    number = to_number(value)
    return datetime.combine(day, time()) + timedelta(seconds=round((number - math.floor(number)) * 86400))


def _same(one: Scalar, other: Scalar) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return to_truth(one) == to_truth(other)
    if isinstance(one, float) or isinstance(other, float):
        return to_number(one) == to_number(other)
    return one == other


def _days(found: re.Match[str]) -> float:
    try:
        day = date.fromisoformat(found.group(1))
    except ValueError:
        return NAN
    share = _share_of_day(found.group(2), found.group(3), found.group(4)) if found.group(2) else 0.0
    return (day - EPOCH).days + share


def _share_of_day(hours: str, minutes: str, seconds: str | None) -> float:
    return (int(hours) * 3600 + int(minutes) * 60 + int(seconds or 0)) / 86400

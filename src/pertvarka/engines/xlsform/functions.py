"""The functions that forms may use: how many values each takes, and what it makes of them."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from pertvarka.engines.xlsform.values import (
    LONGEST_TEXT,
    NAN,
    Place,
    Value,
    day_of,
    first,
    is_empty,
    many,
    moment_of,
    to_number,
    to_text,
    to_truth,
)

Body = Callable[[Place, tuple[Value, ...]], Value]
ANY_NUMBER = 1_000
DATE_SIGNS = {"%Y": "%Y", "%y": "%y", "%m": "%m", "%d": "%d", "%H": "%H", "%M": "%M", "%S": "%S"}
NOT_SUPPORTED = frozenset(
    [
        "pulldata",
        "search",
        "instance",
        "uuid",
        "random",
        "randomize",
        "indexed-repeat-external",
        "geofence",
        "area",
        "distance",
        "digest",
        "version",
        "property",
        "thousandsep",
        "current",
        "last",
        "id",
        "device-id",
        "lookup",
        "extract-signed",
        "base64-decode",
    ]
)


@dataclass(frozen=True, slots=True)
class Function:
    fewest: int
    most: int
    body: Body


def _texts(arguments: tuple[Value, ...]) -> list[str]:
    return [to_text(item) for argument in arguments for item in many(argument)]


def _numbers(arguments: tuple[Value, ...]) -> list[float]:
    """The numbers among the answers; an unanswered row is left out and does not make the whole unknown."""
    return [to_number(item) for argument in arguments for item in many(argument) if not is_empty(item)]


def _whole(value: Value) -> int | None:
    number = to_number(value)
    return int(number) if math.isfinite(number) else None


def _selected_at(_: Place, arguments: tuple[Value, ...]) -> Value:
    chosen, index = to_text(arguments[0]).split(), _whole(arguments[1])
    return chosen[index] if index is not None and 0 <= index < len(chosen) else ""


def _substr(_: Place, arguments: tuple[Value, ...]) -> Value:
    text, start = to_text(arguments[0]), _whole(arguments[1])
    end = _whole(arguments[2]) if len(arguments) > 2 else len(text)  # noqa: PLR2004
    return "" if start is None or end is None else text[start:end]


def _round(_: Place, arguments: tuple[Value, ...]) -> Value:
    number, digits = to_number(arguments[0]), _whole(arguments[1]) if len(arguments) > 1 else 0
    if not math.isfinite(number) or digits is None:
        return NAN
    try:
        step = Decimal(1).scaleb(-max(-15, min(15, digits)))
        return float(Decimal(to_text(number)).quantize(step, ROUND_HALF_UP))
    except InvalidOperation:
        return number


def _power(_: Place, arguments: tuple[Value, ...]) -> Value:
    try:
        return math.pow(to_number(arguments[0]), to_number(arguments[1]))
    except (OverflowError, ValueError):
        return NAN


def _coalesce(_: Place, arguments: tuple[Value, ...]) -> Value:
    return next((first(argument) for argument in arguments if not is_empty(argument)), "")


def _date(_: Place, arguments: tuple[Value, ...]) -> Value:
    day = day_of(arguments[0])
    return day.isoformat() if day else ""


def _format_date(_: Place, arguments: tuple[Value, ...]) -> Value:
    moment, written = moment_of(arguments[0]), to_text(arguments[1])
    if moment is None:
        return ""
    texts = {"%n": str(moment.month), "%e": str(moment.day), **{s: moment.strftime(s) for s in DATE_SIGNS}}
    return re.sub(r"%[a-zA-Z]", lambda found: texts.get(found.group(), ""), written)


def _now(place: Place, _: tuple[Value, ...]) -> Value:
    moment = place.today if isinstance(place.today, datetime) else datetime.combine(place.today, time())
    return moment.isoformat(timespec="seconds")


def _today(place: Place, _: tuple[Value, ...]) -> Value:
    return place.today.isoformat()[:10]


@lru_cache(maxsize=512)
def pattern(written: str) -> re.Pattern[str]:
    return re.compile(written)


def _regex(_: Place, arguments: tuple[Value, ...]) -> Value:
    text = to_text(arguments[0])
    return len(text) <= 255 and pattern(to_text(arguments[1])).fullmatch(text) is not None  # noqa: PLR2004


def _numeric(work: Callable[[float], float]) -> Body:
    def body(_: Place, arguments: tuple[Value, ...]) -> Value:
        number = to_number(arguments[0])
        return work(number) if math.isfinite(number) else NAN

    return body


def _of_numbers(work: Callable[[list[float]], float]) -> Body:
    def body(_: Place, arguments: tuple[Value, ...]) -> Value:
        numbers = _numbers(arguments)
        return work(numbers) if numbers else NAN

    return body


def _two_texts(work: Callable[[str, str], bool]) -> Body:
    return lambda _, arguments: work(to_text(arguments[0]), to_text(arguments[1]))


FUNCTIONS: dict[str, Function] = {
    "coalesce": Function(2, ANY_NUMBER, _coalesce),
    "once": Function(1, 1, lambda place, a: a[0] if is_empty(place.stored) else place.stored),
    "selected": Function(2, 2, _two_texts(lambda chosen, one: one.strip() in chosen.split())),
    "selected-at": Function(2, 2, _selected_at),
    "count-selected": Function(1, 1, lambda _, a: float(len(to_text(a[0]).split()))),
    "count": Function(1, 1, lambda _, a: float(len(many(a[0])))),
    "count-non-empty": Function(1, 1, lambda _, a: float(sum(not is_empty(item) for item in many(a[0])))),
    "sum": Function(1, ANY_NUMBER, lambda _, a: math.fsum(_finite(_numbers(a)))),
    "min": Function(1, ANY_NUMBER, _of_numbers(min)),
    "max": Function(1, ANY_NUMBER, _of_numbers(max)),
    "round": Function(1, 2, _round),
    "int": Function(1, 1, _numeric(lambda number: float(math.trunc(number)))),
    "abs": Function(1, 1, _numeric(abs)),
    "pow": Function(2, 2, _power),
    "number": Function(1, 1, lambda _, a: to_number(a[0])),
    "string": Function(1, 1, lambda _, a: to_text(a[0])),
    "boolean": Function(1, 1, lambda _, a: to_truth(a[0])),
    "boolean-from-string": Function(1, 1, lambda _, a: to_text(a[0]).strip().lower() in ("1", "true")),
    "string-length": Function(1, 1, lambda _, a: float(len(to_text(a[0])))),
    "substr": Function(2, 3, _substr),
    "concat": Function(1, ANY_NUMBER, lambda _, a: "".join(_texts(a))[:LONGEST_TEXT]),
    "join": Function(2, ANY_NUMBER, lambda _, a: to_text(a[0]).join(_texts(a[1:]))[:LONGEST_TEXT]),
    "contains": Function(2, 2, _two_texts(lambda text, part: part in text)),
    "starts-with": Function(2, 2, _two_texts(str.startswith)),
    "ends-with": Function(2, 2, _two_texts(str.endswith)),
    "normalize-space": Function(1, 1, lambda _, a: " ".join(to_text(a[0]).split())),
    "regex": Function(2, 2, _regex),
    "not": Function(1, 1, lambda _, a: not to_truth(a[0])),
    "true": Function(0, 0, lambda _, __: True),
    "false": Function(0, 0, lambda _, __: False),
    "today": Function(0, 0, _today),
    "now": Function(0, 0, _now),
    "date": Function(1, 1, _date),
    "decimal-date-time": Function(1, 1, lambda _, a: to_number(a[0])),
    "format-date": Function(2, 2, _format_date),
    "position": Function(1, 1, lambda place, _: float(place.position)),
}
# These look at the form or keep from counting what is not chosen, so `expressions` makes them itself.
SPECIAL = {"if": (3, 3), "jr:choice-name": (2, 2), "indexed-repeat": (3, 3)}


def _finite(numbers: list[float]) -> list[float]:
    return numbers if all(math.isfinite(number) for number in numbers) else [NAN]

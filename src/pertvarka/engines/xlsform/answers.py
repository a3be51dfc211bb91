"""What people type → what the form reckons with. Nothing is guessed: 03/02/1950 is refused, not read.

Answers are a plain tree that JSON can hold: a value by the name of its question, whatever group it stands in, and a
list of such trees by the name of a repeat. What was typed is kept even if it is not understood.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from pertvarka.engines.xlsform.form import Choice, Kind, Question
from pertvarka.engines.xlsform.values import Json, Scalar

Answers = Mapping[str, Any]

# The sentences of an answer that cannot stand, in English; `constraint` and `required` give way to the form's own.
ANSWER_FAULTS: dict[str, str] = {
    "required": "Answer this question.",
    "constraint": "This answer does not fit. Look at the question once more.",
    "not_a_text": "This is not an answer to this question.",
    "not_a_whole_number": "Write a whole number, for example 12.",
    "not_a_number": "Write a number, for example 12 or 12,5.",
    "date_order_unclear": "Write the date as year, month, day, for example 1950-02-03. "
    "It is not clear which number is the month.",
    "not_a_date": "Write a day of the calendar as year, month, day, for example 1950-02-03.",
    "not_a_time": "Write the time as hours and minutes, for example 08:30.",
    "not_a_choice": "Choose one of the answers that are offered.",
    "out_of_range": "Choose a number on the scale.",
    "text_too_long": "The text is longer than 10,000 characters.",
}
LONGEST_ANSWER = 10_000
ACKNOWLEDGED = "OK"
_INTEGER = re.compile(r"[+-]?\d{1,15}\Z")
_DECIMAL = re.compile(r"[+-]?(\d{1,15}([.,]\d{0,15})?|[.,]\d{1,15})\Z")
_DAY = re.compile(r"(\d{4})([-. ]|\. )(\d{1,2})\2(\d{1,2})\.?(?:T.*)?\Z")
_OTHER_DAY = re.compile(r"\d{1,4}\D+\d{1,2}\D+\d{1,4}\D*\Z")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:\d\d)?\Z")


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer as it is kept (`value`), as expressions see it (`reckoned`), and why it cannot stand (`fault`)."""

    value: Json
    reckoned: Scalar = ""
    fault: str | None = None


EMPTY = Typed(None)


def typed(question: Question, raw: object, choices: Sequence[Choice] = ()) -> Typed:  # noqa: PLR0911
    """Read an answer. What is not understood is kept as it was typed and counts as not answered.

    >>> typed(Question("born_on", Kind.DATE), "1950 2 3").value
    '1950-02-03'
    >>> typed(Question("born_on", Kind.DATE), "03/02/1950").fault
    'date_order_unclear'
    """
    if question.kind is Kind.SELECT_MULTIPLE:
        return _many(raw, choices)
    if question.kind is Kind.ACKNOWLEDGE and raw is True:
        return Typed(ACKNOWLEDGED, ACKNOWLEDGED)
    if raw is None or raw is False:
        return EMPTY
    if not isinstance(raw, str | int | float) or raw is True:
        return Typed(None, "", "not_a_text")
    text = raw if isinstance(raw, str) else _number_text(raw)
    if len(text) > LONGEST_ANSWER:
        return Typed(text, "", "text_too_long")
    if not text.strip():
        return EMPTY
    return _READERS[question.kind](question, text, choices)


def _number_text(number: float) -> str:
    if isinstance(number, int) and abs(number) >= 10**300:
        return "9" * 300
    return str(int(number)) if isinstance(number, float) and number.is_integer() else str(number)


def _text(_: Question, text: str, __: Sequence[Choice]) -> Typed:
    return Typed(text, text)


def _whole(_: Question, text: str, __: Sequence[Choice]) -> Typed:
    if not _INTEGER.match(text.strip()):
        return Typed(text, "", "not_a_whole_number")
    return Typed(int(text), float(text))


def _decimal(_: Question, text: str, __: Sequence[Choice]) -> Typed:
    if not _DECIMAL.match(text.strip()):
        return Typed(text, "", "not_a_number")
    number = float(text.strip().replace(",", "."))
    return Typed(int(number) if number.is_integer() else number, number)


def _range(question: Question, text: str, choices: Sequence[Choice]) -> Typed:
    found, scale = _decimal(question, text, choices), question.range
    if found.fault or scale is None or not isinstance(found.reckoned, float):
        return found
    steps = (found.reckoned - scale.start) / scale.step
    if not scale.start <= found.reckoned <= scale.end or abs(steps - round(steps)) > 1e-6:  # noqa: PLR2004
        return Typed(text, "", "out_of_range")
    return found


def _day(_: Question, text: str, __: Sequence[Choice]) -> Typed:
    found = _DAY.match(text.strip())
    if found is None:
        return Typed(text, "", "date_order_unclear" if _OTHER_DAY.match(text.strip()) else "not_a_date")
    try:
        day = date(int(found.group(1)), int(found.group(3)), int(found.group(4))).isoformat()
    except ValueError:
        return Typed(text, "", "not_a_date")
    return Typed(day, day)


def _time(_: Question, text: str, __: Sequence[Choice]) -> Typed:
    found = _TIME.match(text.strip())
    try:
        if found is None:
            return Typed(text, "", "not_a_time")
        moment = time(int(found.group(1)), int(found.group(2)), int(found.group(3) or 0))
    except ValueError:
        return Typed(text, "", "not_a_time")
    written = moment.isoformat("seconds" if found.group(3) else "minutes")
    return Typed(written, written)


def _one(_: Question, text: str, choices: Sequence[Choice]) -> Typed:
    chosen = text.strip()
    if all(choice.name != chosen for choice in choices):
        return Typed(text, "", "not_a_choice")
    return Typed(chosen, chosen)


def _many(raw: object, choices: Sequence[Choice]) -> Typed:
    if raw is None or raw is False:
        return EMPTY
    if isinstance(raw, str):
        chosen = raw.split()
    elif isinstance(raw, list | tuple) and all(isinstance(item, str) for item in raw):
        chosen = list(raw)
    else:
        return Typed(None, "", "not_a_text")
    chosen = list(dict.fromkeys(item for item in chosen if item))
    if not chosen:
        return EMPTY
    known = {choice.name for choice in choices}
    understood = all(item in known for item in chosen)
    return Typed(chosen, " ".join(chosen), None) if understood else Typed(chosen, "", "not_a_choice")


def _acknowledged(_: Question, text: str, __: Sequence[Choice]) -> Typed:
    if text.strip().lower() in ("ok", "yes", "true", "on"):
        return Typed(ACKNOWLEDGED, ACKNOWLEDGED)
    return Typed(text, "", "not_a_text")


_READERS = {
    Kind.TEXT: _text,
    Kind.HIDDEN: _text,
    Kind.INTEGER: _whole,
    Kind.DECIMAL: _decimal,
    Kind.RANGE: _range,
    Kind.DATE: _day,
    Kind.TIME: _time,
    Kind.SELECT_ONE: _one,
    Kind.ACKNOWLEDGE: _acknowledged,
}

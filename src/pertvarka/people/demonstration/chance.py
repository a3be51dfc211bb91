"""Chance that can be repeated: every part of the invented country draws from a stream of its own, named by its topic.

A part can so be changed without moving all others. Dates come out as working days, because people keep records then.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")
_SATURDAY = 5


def stream(seed: int, *topic: object) -> Random:
    """The stream of one topic; the same seed and topic give the same draws on every machine."""
    return Random(":".join(map(str, (seed, *topic))))  # noqa: S311 (it invents people and protects nothing)


def happens(chance: Random, share: float) -> bool:
    """True in that share of cases."""
    return chance.random() < share


def weighted(chance: Random, weights: Mapping[Thing, float]) -> Thing:
    return chance.choices(list(weights), weights=list(weights.values()))[0]


def day_between(chance: Random, first: date, last: date) -> date:
    """Any day of the span; its first day where it is empty."""
    return first + timedelta(days=chance.randint(0, max((last - first).days, 0)))


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(day.weekday() - _SATURDAY + 1, 0))


def birthday(born_on: date, years: int) -> date:
    """The day on which somebody reaches an age; 1 March where they were born on 29 February."""
    try:
        return born_on.replace(year=born_on.year + years)
    except ValueError:
        return date(born_on.year + years, 3, 1)


def age(born_on: date, *, on: date) -> int:
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))

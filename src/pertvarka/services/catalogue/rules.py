"""Whom an offer admits, how far away it is, how full and how fresh: rules as data, checked without a database.

An offer's rules are looked at one by one, and each that is not met comes back with the value found and the limit, so
that a refusal can always be told in words and nobody is turned away by a number nobody can name.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0
STALE_MONTHS = 6
SUPPORT_LEVELS = range(5)
OLDEST = 120
MORNING_HOUR = 8
"""Until then a child is brought in the night of the day before."""

AGE_FROM, AGE_UNTIL, SEX, TARGET_GROUP = "age_from", "age_until", "sex", "target_group"
MUNICIPALITY, SUPPORT_FROM, SUPPORT_UNTIL = "municipality", "support_from", "support_until"
LEGAL_STATUS, COMMUNICATION, LANGUAGE = "legal_status", "communication", "language"
NUMERIC = frozenset({AGE_FROM, AGE_UNTIL, SUPPORT_FROM, SUPPORT_UNTIL})


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the rules ask about a person, by the codes of the cases room; None or empty is "not known"."""

    age: int | None = None
    sex: str = ""
    groups: frozenset[str] = frozenset()
    municipality: str = ""
    support_level: int | None = None
    legal_status: str = ""
    communication: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OfferRule:
    """One condition of an offer: a number for ages and levels, otherwise the codes that are admitted."""

    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unmet:
    """A rule that is not met: what was found with the person (nothing, when it is not known) and what the limit is."""

    kind: str
    found: tuple[str, ...]
    limit: tuple[str, ...]

    @property
    def is_unknown(self) -> bool:
        return not self.found


def unmet(facts: PersonFacts, rules: Iterable[OfferRule]) -> tuple[Unmet, ...]:
    """The rules this person does not meet, in the order of the rules. What is not known of a person meets no rule:
    the sentence says so, and recording it is what changes the answer.
    """
    found = ((rule, _VALUES[rule.kind](facts)) for rule in rules)
    return tuple(
        Unmet(rule.kind, values, rule.values) for rule, values in found if not _is_met(rule.kind, values, rule.values)
    )


def _is_met(kind: str, found: tuple[str, ...], limit: tuple[str, ...]) -> bool:
    if not found:
        return False
    if kind in (AGE_FROM, SUPPORT_FROM):
        return int(found[0]) >= int(limit[0])
    if kind in (AGE_UNTIL, SUPPORT_UNTIL):
        return int(found[0]) <= int(limit[0])
    return not frozenset(found).isdisjoint(limit)


def _number(value: int | None) -> tuple[str, ...]:
    return () if value is None else (str(value),)


def _code(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


_VALUES: dict[str, Callable[[PersonFacts], tuple[str, ...]]] = {
    AGE_FROM: lambda facts: _number(facts.age),
    AGE_UNTIL: lambda facts: _number(facts.age),
    SEX: lambda facts: _code(facts.sex),
    TARGET_GROUP: lambda facts: tuple(sorted(facts.groups)),
    MUNICIPALITY: lambda facts: _code(facts.municipality),
    SUPPORT_FROM: lambda facts: _number(facts.support_level),
    SUPPORT_UNTIL: lambda facts: _number(facts.support_level),
    LEGAL_STATUS: lambda facts: _code(facts.legal_status),
    COMMUNICATION: lambda facts: tuple(sorted(facts.communication)),
    LANGUAGE: lambda facts: tuple(sorted(facts.languages)),
}


def in_order(rules: Sequence[OfferRule]) -> bool:
    """Whether the lower limits stand below the upper ones: from 18 until 17 admits nobody."""
    limits = {rule.kind: int(rule.values[0]) for rule in rules if rule.kind in NUMERIC}
    pairs = ((AGE_FROM, AGE_UNTIL), (SUPPORT_FROM, SUPPORT_UNTIL))
    return all(limits[low] <= limits[high] for low, high in pairs if low in limits and high in limits)


def is_limit(kind: str, text: str) -> bool:
    """Whether a text is a number this kind of rule can be limited by."""
    if not text.isascii() or not text.isdigit():
        return False
    return int(text) in SUPPORT_LEVELS if kind in (SUPPORT_FROM, SUPPORT_UNTIL) else int(text) <= OLDEST


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The straight line between two places of the earth, each (latitude, longitude) in degrees, in kilometres."""
    latitude, longitude = radians(one[0]), radians(one[1])
    other_latitude, other_longitude = radians(other[0]), radians(other[1])
    chord = (
        sin((other_latitude - latitude) / 2) ** 2
        + cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(chord, 1.0)))


def months_since(day: date, *, today: date) -> int:
    """Whole months from a day until today."""
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)


def stale_before(today: date) -> date:
    """Offers checked before this day are stale: more than six months have gone by."""
    month = today.month - STALE_MONTHS
    year = today.year if month > 0 else today.year - 1
    month = month if month > 0 else month + 12
    # 31 August reaches back to the last day of February.
    for day in range(today.day, 0, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    raise AssertionError(today)  # every month has a first day


def may_hold(*, capacity: int, occupied: int, reserved: int) -> bool:
    """Places are never fewer than those lived in and promised."""
    return capacity >= occupied + reserved


HOUSEHOLD_STEPS: dict[str, frozenset[str]] = {
    "applied": frozenset({"training", "ended"}),
    "training": frozenset({"suitable", "ended"}),
    "suitable": frozenset({"contracted", "ended"}),
    "contracted": frozenset({"active", "ended"}),
    "active": frozenset({"paused", "ended"}),
    "paused": frozenset({"active", "ended"}),
    "ended": frozenset(),
}
"""What may follow what with a carers' household; only a pause is come back from."""

OFFER_STEPS: dict[str, frozenset[str]] = {
    "planned": frozenset({"active", "inactive", "defunct"}),
    "active": frozenset({"temporarily_closed", "inactive", "defunct"}),
    "temporarily_closed": frozenset({"active", "inactive", "defunct"}),
    "inactive": frozenset({"active", "defunct"}),
    "defunct": frozenset(),
}
"""What may follow what with an offer; an ended one is not opened again, a new one is made."""


def night_of(moment: datetime) -> date:
    """The day whose night it is, by the clock of the place.

    >>> night_of(datetime(2026, 11, 22, 21)), night_of(datetime(2026, 11, 23, 3))
    (datetime.date(2026, 11, 22), datetime.date(2026, 11, 22))
    """
    return moment.date() if moment.hour >= MORNING_HOUR else moment.date() - timedelta(days=1)

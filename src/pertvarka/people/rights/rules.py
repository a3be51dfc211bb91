"""Rules of the rights room that need no database: clocks of the law, days of deletion, reads that stand out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from pertvarka.foundation.base.months import months_after

ANSWER_MONTHS = 1
EXTENDED_MONTHS = 3
"""One month to answer, and two further where the request is complex or there are many (GDPR Art. 12(3))."""
AUTHORITY_HOURS = 72
"""From becoming aware of a breach to telling the authority (GDPR Art. 33(1))."""
EXPORT_DAYS = 7
"""How long an approved export may be downloaded."""
HOUR = timedelta(hours=1)


def years_after(day: date, years: int) -> date:
    return months_after(day, 12 * years)


def answer_due(received_on: date) -> date:
    """Last day to answer. A deadline that falls on a day off is not moved on: answering early harms nobody."""
    return months_after(received_on, ANSWER_MONTHS)


def extended_due(received_on: date) -> date:
    return months_after(received_on, EXTENDED_MONTHS)


def may_extend(*, received_on: date, due_on: date, today: date) -> bool:
    """Once, and only while the first month runs: the person has to be told within it."""
    return due_on == answer_due(received_on) and today <= due_on


def authority_due(discovered_at: datetime) -> datetime:
    return discovered_at + timedelta(hours=AUTHORITY_HOURS)


def hours_left(discovered_at: datetime, *, now: datetime) -> int:
    """Full hours until the authority has to know; below zero, the hours begun since."""
    return (authority_due(discovered_at) - now) // HOUR


def is_late(discovered_at: datetime, *, told_at: datetime) -> bool:
    return told_at > authority_due(discovered_at)


@dataclass(frozen=True, slots=True)
class ClosedCase:
    """A closed case, as far as deletion needs to know it."""

    kind: str
    closed_on: date


@dataclass(frozen=True, slots=True)
class FileRule:
    """How long files of these kinds of cases are kept: years after closing, and at least to an age."""

    code: str
    kinds: tuple[str, ...]
    years: int
    until_age: int | None = None


@dataclass(frozen=True, slots=True)
class DueFile:
    """The rule that keeps a person's records longest, and the first day on which nothing keeps them."""

    rule: str
    due_on: date


def file_due(cases: Iterable[ClosedCase], *, birth_year: int, rules: Sequence[FileRule]) -> DueFile | None:
    """When a person's records may go: after the last of all rules that keep them. None: some case has no rule.

    A person who had a child's case and later an adult's keeps both until the longer one is over.
    """
    due: list[DueFile] = []
    for case in cases:
        rule = next((one for one in rules if case.kind in one.kinds), None)
        if rule is None:
            return None
        due.append(DueFile(rule.code, _kept_until(case, birth_year=birth_year, rule=rule)))
    return max(due, key=lambda one: (one.due_on, one.rule), default=None)


def _kept_until(case: ClosedCase, *, birth_year: int, rule: FileRule) -> date:
    after_closing = years_after(case.closed_on, rule.years)
    if rule.until_age is None:
        return after_closing
    # Only the year of birth stands outside the sealed identity, so the age counts as reached when its year is over.
    return max(after_closing, date(birth_year + rule.until_age + 1, 1, 1))


class Oddity(StrEnum):
    """What is unusual about somebody's reading on one day; a reason to ask, never a proof."""

    MANY_PERSONS = "many_persons"
    OUTSIDE_HOURS = "outside_hours"
    MANY_NAMES = "many_names"
    SEARCHES_FOR_NOBODY = "searches_for_nobody"
    MANY_READERS = "many_readers"


MANY_PERSONS = 50
MANY_NAMES = 20
SEARCHES_FOR_NOBODY = 5
MANY_READERS = 10
WORKDAY_BEGINS, WORKDAY_ENDS = 6, 22


@dataclass(frozen=True, slots=True)
class DayOfReading:
    """What one account looked at on one day, counted."""

    by: str
    day: date
    persons_count: int
    names_count: int
    searches_for_nobody_count: int
    outside_hours_count: int


@dataclass(frozen=True, slots=True)
class DayOfBeingRead:
    """How many different accounts looked at one person on one day."""

    about: str
    day: date
    readers_count: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One unusual thing: of whose reading (`by`) or of which record (`about`), on which day, how many."""

    oddity: Oddity
    day: date
    count: int
    by: str = ""
    about: str = ""


def unusual(readers: Iterable[DayOfReading], read: Iterable[DayOfBeingRead]) -> list[Finding]:
    """What stands out, newest day first. The limits are plain numbers above, so that everybody can check them."""
    found = [finding for day in readers for finding in _unusual_day(day)]
    found += [
        Finding(Oddity.MANY_READERS, day.day, day.readers_count, about=day.about)
        for day in read
        if day.readers_count > MANY_READERS
    ]
    return sorted(found, key=lambda one: (-one.day.toordinal(), one.oddity, -one.count, one.by, one.about))


def _unusual_day(day: DayOfReading) -> Iterable[Finding]:
    if day.persons_count > MANY_PERSONS:
        yield Finding(Oddity.MANY_PERSONS, day.day, day.persons_count, by=day.by)
    if day.names_count > MANY_NAMES:
        yield Finding(Oddity.MANY_NAMES, day.day, day.names_count, by=day.by)
    if day.searches_for_nobody_count >= SEARCHES_FOR_NOBODY:
        yield Finding(Oddity.SEARCHES_FOR_NOBODY, day.day, day.searches_for_nobody_count, by=day.by)
    if day.outside_hours_count:
        yield Finding(Oddity.OUTSIDE_HOURS, day.day, day.outside_hours_count, by=day.by)

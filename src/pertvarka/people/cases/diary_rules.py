"""What may be written into a case, and of which day: pure questions asked before anything is kept."""

import unicodedata
from datetime import date, timedelta

from pertvarka.people.cases.errors import (
    DateInFuture,
    DayTooEarly,
    DueDayImpossible,
    GraceOutOfBounds,
    NotPutOff,
    TextMissing,
    TextTooLong,
)

FIRST_DAY = date(1990, 1, 1)
"""Nothing in a diary of this reform happened earlier; an earlier year is a slip of the hand."""

FURTHEST_TASK = timedelta(days=3653)
LONGEST_GRACE = timedelta(days=90)


def written(text: str, *, limit: int | None = None) -> str:
    """The text as it is kept: composed letters, no stray ends, and none of the NUL signs a database cannot hold.

    Raises:
        TextMissing: nothing is left.
        TextTooLong: it does not fit in `limit` characters.
    """
    kept = unicodedata.normalize("NFC", text.replace("\0", "")).strip()
    if not kept:
        raise TextMissing
    if limit is not None and len(kept) > limit:
        raise TextTooLong(limit=limit)
    return kept


def check_happened(on: date, *, today: date) -> None:
    """The day of something that has happened.

    Raises:
        DateInFuture, DayTooEarly: it cannot have been that day.
    """
    if on > today:
        raise DateInFuture
    if on < FIRST_DAY:
        raise DayTooEarly


def check_due(on: date, *, earliest: date) -> None:
    """The day something has to be done by.

    Raises:
        DueDayImpossible: it lies before the earliest, or so far ahead that the year must be a slip.
    """
    if not earliest <= on <= earliest + FURTHEST_TASK:
        raise DueDayImpossible


def check_put_off(to: date, *, due_on: date, today: date) -> None:
    """The day a task is put off to.

    Raises:
        NotPutOff: it is not later than the present one.
        DueDayImpossible: it is past, or too far ahead.
    """
    if to <= due_on:
        raise NotPutOff
    check_due(to, earliest=today)


def check_grace(until: date, *, today: date) -> None:
    """The last day on which the former manager may read a case handed over.

    Raises:
        GraceOutOfBounds: it is past, or more than ninety days away.
    """
    if not today <= until <= today + LONGEST_GRACE:
        raise GraceOutOfBounds

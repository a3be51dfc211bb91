"""What is counted: the definition of an indicator, as the engine needs it.

Words (titles, sentences) stay with the caller; here is only what decides which row counts and how much.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pertvarka.engines.counting.conditions import Condition


class Measure(StrEnum):
    """How counted rows become a number."""

    SUM_OF_AMOUNT = "sum_of_amount"
    """Every row gives the units it stands for: 1 for an event, 24 for a group of seminars."""
    UNIQUE_SUBJECTS = "unique_subjects"
    """Every subject gives one, however many rows speak of it: a document listed twice is one document."""


class Look(StrEnum):
    """Which of a whole and its closer looks is counted."""

    WHOLE = "whole"
    """Wholes count; a part counts only as long as its whole is not yet known."""
    PARTS = "parts"
    """Rows count whether or not they are parts; for a period that a whole overlaps but a part fits."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both within.

    >>> Period(date(2017, 1, 1), date(2017, 12, 31)).holds(date(2017, 3, 1), date(2017, 6, 30))
    True
    """

    first: date
    last: date

    def holds(self, starts_on: date | None, ends_on: date | None) -> bool:
        """Whether something from `starts_on` to `ends_on` lies wholly in the period; unknown days do not."""
        return starts_on is not None and ends_on is not None and self.first <= starts_on and ends_on <= self.last


@dataclass(frozen=True, slots=True)
class Rule:
    """All `conditions` must hold; if one does not, the row is not counted for reason `key`."""

    key: str
    conditions: tuple[Condition, ...]


# Reasons the engine knows by itself, asked before the definition's own rules and in this order.
NOT_KNOWN_YET = "not_known_yet"
OUTSIDE_PERIOD = "outside_period"
PART_OF_COUNTED_WHOLE = "part_of_counted_whole"
ANOTHER_REGION = "another_region"
# Asked last: the row is right, but its subject has been counted by an earlier row.
SUBJECT_ALREADY_COUNTED = "subject_already_counted"
BUILT_IN_REASONS = (NOT_KNOWN_YET, OUTSIDE_PERIOD, PART_OF_COUNTED_WHOLE, ANOTHER_REGION, SUBJECT_ALREADY_COUNTED)


@dataclass(frozen=True, slots=True)
class Definition:
    """Which rows of `fact` count under `code`, and how they make a number.

    `among` names the rows the indicator has to answer for; rows outside are not even shown as not counted.
    """

    code: str
    fact: str
    measure: Measure
    rules: tuple[Rule, ...]
    among: tuple[Condition, ...] = ()
    look: Look = Look.WHOLE
    period: Period | None = None

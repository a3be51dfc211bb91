"""Rules of contracts of trainings: how much was delivered and since when, and whether a deliverable is late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Step:
    """What one group that was held adds to a deliverable, on its last day."""

    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Delivered:
    """How much stands delivered, and on which day all that was asked stood so."""

    count: Decimal
    whole_on: date | None


def delivered(steps: Iterable[Step], *, asked: Decimal) -> Delivered:
    """All steps added up; the day is that of the step that reached what was asked.

    >>> delivered([Step(date(2026, 5, 4), Decimal(1)), Step(date(2026, 3, 2), Decimal(1))], asked=Decimal(2))
    Delivered(count=Decimal('2'), whole_on=datetime.date(2026, 5, 4))
    """
    count, whole_on = Decimal(0), None
    for step in sorted(steps, key=lambda step: step.on):
        count += step.amount
        if whole_on is None and count >= asked:
            whole_on = step.on
    return Delivered(count, whole_on)


def is_late(*, due_on: date | None, whole_on: date | None, on: date) -> bool:
    """The day has passed and not all that was asked is there.

    >>> is_late(due_on=date(2026, 5, 4), whole_on=None, on=date(2026, 5, 4))
    False
    """
    return due_on is not None and whole_on is None and due_on < on


def days_after(*, due_on: date | None, whole_on: date | None) -> int:
    """By how many days it came later than it was due; 0 where it came in time, or has not come."""
    if due_on is None or whole_on is None:
        return 0
    return max((whole_on - due_on).days, 0)

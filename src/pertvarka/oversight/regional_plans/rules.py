"""The rules of regional plans: which step follows which, when a computation counts as lost, which letter is next."""

from collections.abc import Collection
from datetime import datetime, timedelta

LOST_AFTER = timedelta(minutes=3)
"""A computation that has told nothing for so long is not at work any more: its worker was killed."""
LONGEST_S, SHORTEST_S = 1800, 5
UNUSUAL = 1000
"""A value so many times the one before it was typed in another unit."""

PLAN_STEPS: dict[str, tuple[str, ...]] = {
    "draft": ("consultation",),
    "consultation": ("draft", "approved"),
    "approved": ("in_implementation",),
    "in_implementation": ("reviewed",),
    "reviewed": (),
}
RUNNABLE = frozenset({"draft", "solved", "failed", "cancelled"})
STOPPABLE = frozenset({"waiting", "running"})


def plan_may_become(before: str, after: str) -> bool:
    """Whether this step of a regional plan follows that one.

    >>> plan_may_become("consultation", "approved"), plan_may_become("draft", "approved")
    (True, False)
    """
    return after in PLAN_STEPS[before]


def is_lost(state: str, told_at: datetime | None, *, now: datetime) -> bool:
    """Whether a computation is called running though nobody is at work on it."""
    return state == "running" and (told_at is None or now - told_at > LOST_AFTER)


def may_run(state: str, told_at: datetime | None, *, now: datetime) -> bool:
    return state in RUNNABLE or is_lost(state, told_at, now=now)


def next_letter(taken: Collection[str]) -> str:
    """A, B … Z, then AA, AB …

    >>> next_letter([]), next_letter(["A", "C"]), next_letter([chr(65 + n) for n in range(26)])
    ('A', 'B', 'AA')
    """
    alphabet = [chr(ord("A") + number) for number in range(26)]
    for first in ("", *alphabet):
        for letter in alphabet:
            if first + letter not in taken:
                return first + letter
    return ""


def is_unusual(value: float, before: float) -> bool:
    """Whether a value is so far from the one in force that a unit was confused: euros for thousands, or the reverse.

    >>> is_unusual(420_000, 420), is_unusual(500, 420), is_unusual(7, 0)
    (True, False, False)
    """
    return before > 0 and value > 0 and (value >= before * UNUSUAL or value <= before / UNUSUAL)

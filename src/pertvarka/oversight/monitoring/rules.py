"""Which step may follow which, for a figure and for a meeting. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date

SUBMISSION_STEPS: Mapping[str, tuple[str, ...]] = {
    "draft": ("submitted",),
    "submitted": ("verified", "returned"),
    "returned": ("submitted",),
    "verified": ("published", "returned"),
    "published": ("corrected",),
    "corrected": (),
}
MEETING_STEPS: Mapping[str, tuple[str, ...]] = {
    "planned": ("prepared",),
    "prepared": ("prepared", "held"),
    "held": ("signed",),
    "signed": (),
}
"""A pack may be made anew until the meeting is held; the one that lay before the group is kept."""


def may_follow(steps: Mapping[str, tuple[str, ...]], before: str, after: str) -> bool:
    return after in steps.get(before, ())


Sides = tuple[int | None, int | None]
"""An indicator as declared and as counted from records."""


def changed(now: Mapping[str, Sides], before: Mapping[str, Sides]) -> tuple[str, ...]:
    """Indicators of which either side is another than in the pack before, in the order of the newer one."""
    return tuple(code for code, value in now.items() if code in before and before[code] != value)


def is_late(due_on: date | None, *, done_on: date | None, today: date) -> bool:
    return due_on is not None and done_on is None and due_on < today


def still_holds(
    known: Iterable[tuple[str, str]], found: Iterable[tuple[str, str]]
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """(new alerts, alerts that hold no more), each as (check, about): running twice changes nothing."""
    before, now = set(known), set(found)
    return now - before, before - now

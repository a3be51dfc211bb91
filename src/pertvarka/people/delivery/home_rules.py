"""Where a person lives, and what a move asks for, as pure questions: gaps, overlaps, admissions, blocks, follow-ups.

`ends_on` of a stay is the first day elsewhere: the day of a move belongs to the new home.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from pertvarka.foundation.base.months import months_after

ItemT = TypeVar("ItemT", bound="Item")
NeedT = TypeVar("NeedT", bound="Needed")

INSTITUTION = "care_institution"
FOLLOW_UP_MONTHS = (1, 3, 6, 12)
SETTLED_AFTER = 12
YOUNGEST = 3
"""A child younger than this does not belong in an institution."""
FURTHEST_MOVE = timedelta(days=731)
BEST_ANSWER = 4

STEPS: dict[str, frozenset[str]] = {
    "preparing": frozenset({"moved", "cancelled"}),
    "moved": frozenset({"settled", "broken"}),
    "settled": frozenset({"broken"}),
    "broken": frozenset(),
    "cancelled": frozenset(),
}


class Entrance(StrEnum):
    """How somebody comes to an institution; the words of `Placement.Start`."""

    ADMISSION = "admission"
    """never lived in one before: what the reform wants to see less of"""
    RETURN = "return"
    """lived elsewhere after an institution, and comes back"""
    MOVE = "move"
    """from one institution straight to another"""


class YoungChild(StrEnum):
    """Whether a child in an institution is under three; only the year of birth is known here."""

    NO = ""
    MAY_BE = "may_be"
    IS = "is"


@dataclass(frozen=True, slots=True)
class Stay:
    """A time in one place; no end: lives there still. `key` and `name` are whatever the caller knows it by."""

    starts_on: date
    ends_on: date | None = None
    is_institutional: bool = False
    name: str = ""
    key: object = None

    def overlaps(self, other: "Stay") -> bool:
        return (other.ends_on is None or self.starts_on < other.ends_on) and (
            self.ends_on is None or other.starts_on < self.ends_on
        )


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing is known from one day until the day before the other."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the checklist as it stands."""

    code: str
    is_blocking: bool
    is_done: bool = False
    exception_reason: str = ""

    @property
    def blocks(self) -> bool:
        return self.is_blocking and not self.is_done and not self.exception_reason.strip()


@dataclass(frozen=True, slots=True)
class Needed:
    """A service of the plan as a move sees it."""

    key: object
    blocks_move: bool
    starts_on: date | None
    state: str

    @property
    def blocks(self) -> bool:
        return self.blocks_move and self.starts_on is None and self.state != "no_longer_needed"


@dataclass(frozen=True, slots=True)
class Change:
    """One question of two measures; `by` is None where one of them did not ask."""

    question: str
    before: int | None
    after: int | None

    @property
    def by(self) -> int | None:
        return None if self.before is None or self.after is None else self.after - self.before


def overlapped(new: Stay, others: Iterable[Stay]) -> Stay | None:
    """The earliest of the other stays that the new one would lie over."""
    return min((stay for stay in others if new.overlaps(stay)), key=lambda stay: stay.starts_on, default=None)


def gaps(stays: Iterable[Stay]) -> list[Gap]:
    """Times between the first and the last stay of which nothing is known, in order."""
    found: list[Gap] = []
    known_until: date | None = None
    for stay in sorted(stays, key=lambda one: one.starts_on):
        if known_until is not None and stay.starts_on > known_until:
            found.append(Gap(known_until, stay.starts_on))
        if stay.ends_on is None:
            return found
        known_until = max(known_until or stay.ends_on, stay.ends_on)
    return found


def gaps_beside(new: Stay, others: Iterable[Stay]) -> list[Gap]:
    """The gaps that touch the new stay, which are those it has to explain."""
    beside = gaps([*others, new])
    return [gap for gap in beside if gap.until == new.starts_on or gap.since == new.ends_on]


def entrance(starts_on: date, earlier: Iterable[Stay]) -> Entrance:
    """How a person comes to an institution on that day, by where they lived before."""
    before = sorted((stay for stay in earlier if stay.starts_on < starts_on), key=lambda one: one.starts_on)
    if not any(stay.is_institutional for stay in before):
        return Entrance.ADMISSION
    last = before[-1]
    is_straight = last.is_institutional and (last.ends_on is None or last.ends_on >= starts_on)
    return Entrance.MOVE if is_straight else Entrance.RETURN


def young_child(*, is_institutional: bool, birth_year: int | None, on: date) -> YoungChild:
    """Told on the page of the case; recording it is not refused, because hiding it helps nobody."""
    if not is_institutional or birth_year is None or on.year - birth_year > YOUNGEST:
        return YoungChild.NO
    return YoungChild.MAY_BE if on.year - birth_year == YOUNGEST else YoungChild.IS


def follow_up_days(moved_on: date) -> dict[int, date]:
    """By how many months after the move, the day."""
    return {months: months_after(moved_on, months) for months in FOLLOW_UP_MONTHS}


def may_follow(before: str, after: str) -> bool:
    """Whether a move goes from one state to the other."""
    return after in STEPS.get(before, frozenset())


def blocking_items(items: Iterable[ItemT]) -> list[ItemT]:
    return [item for item in items if item.blocks]


def blocking_services(needs: Iterable[NeedT]) -> list[NeedT]:
    return [need for need in needs if need.blocks]


def day_may_be_set(day: date, *, planned_on: date, is_blocked: bool) -> bool:
    """While something blocks the move, its day is only put off."""
    return not is_blocked or day > planned_on


def move_day_is_possible(day: date, *, today: date) -> bool:
    return today <= day <= today + FURTHEST_MOVE


def settles(*, months: int, lives_there: bool) -> bool:
    """Whether this follow-up ends the move well."""
    return months >= SETTLED_AFTER and lives_there


def answer_is_possible(answer: int | None) -> bool:
    return answer is None or 0 <= answer <= BEST_ANSWER


def compared(
    questions: Sequence[str], *, before: Mapping[str, int | None], after: Mapping[str, int | None]
) -> list[Change]:
    return [Change(name, before.get(name), after.get(name)) for name in questions]

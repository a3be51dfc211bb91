"""Departures as a plan has them beside those that came about, period by period; pure, no Django.

A plan counts by quarter; a plan of many years is told by year. What came about is counted from the plan's first quarter
on: who left before it left by no plan.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pertvarka.services.institutions import chapters

QUARTERS_AT_MOST = 12
"""More would make no picture; then years stand in their place."""
PLANNED_AS: Mapping[str, str] = {
    "on_duty_carer": "guardian",
    "guardian_kin": "guardian",
    "family_home": "guardian",
    "hospital": "other",
}
"""Kinds of homes that a plan counts under another word."""


@dataclass(frozen=True, slots=True)
class Moved:
    """So many people left in one month (its first day) to one kind of home."""

    month: date
    next_home: str
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """A period, or a kind of home: how many were to leave and how many did."""

    name: str
    planned: int
    left: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Both divisions of the same departures; `until` is the last day that is counted."""

    until: date
    by_period: tuple[Line, ...]
    by_home: tuple[Line, ...]

    @property
    def planned(self) -> int:
        return sum(line.planned for line in self.by_period)

    @property
    def left(self) -> int:
        return sum(line.left for line in self.by_period)


def quarter_of(day: date) -> str:
    """
    >>> quarter_of(date(2026, 11, 22)), quarter_of(date(2027, 3, 31))
    ('2026-4', '2027-1')
    """
    return f"{day.year}-{(day.month + 2) // 3}"


def quarter_begins(day: date) -> date:
    """
    >>> quarter_begins(date(2026, 11, 22))
    datetime.date(2026, 10, 1)
    """
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def planned_until(planned: Iterable[tuple[str, int]], until: date) -> int:
    """How many were to have left by a day: quarters that end on it or before."""
    return sum(count for quarter, count in planned if chapters.quarter_ends(quarter) <= until)


def left_since(planned: Iterable[tuple[str, int]], moved: Iterable[Moved], until: date) -> int:
    """How many have left from the plan's first quarter to a day."""
    quarters = [quarter for quarter, _count in planned]
    return sum(one.count for one in _counted(moved, min(quarters), until)) if quarters else 0


def compared(planned: Iterable[tuple[str, str, int]], moved: Iterable[Moved], *, until: date) -> Compared | None:
    """`planned` are quarter, kind of home and count; None where nothing was planned."""
    wanted = list(planned)
    if not wanted:
        return None
    first = min(quarter for quarter, _home, _count in wanted)
    done = _counted(moved, first, until)
    last = max([quarter for quarter, _home, _count in wanted] + [quarter_of(one.month) for one in done])
    quarters = _quarters(first, last)
    by_year = len(quarters) > QUARTERS_AT_MOST
    names = sorted({name[:4] for name in quarters}) if by_year else quarters
    plan_in: Counter[str] = Counter()
    plan_to: Counter[str] = Counter()
    for quarter, home, count in wanted:
        plan_in[quarter[:4] if by_year else quarter] += count
        plan_to[home] += count
    left_in: Counter[str] = Counter()
    left_to: Counter[str] = Counter()
    for one in done:
        left_in[str(one.month.year) if by_year else quarter_of(one.month)] += one.count
        left_to[PLANNED_AS.get(one.next_home, one.next_home)] += one.count
    homes = [home for home in chapters.DESTINATIONS if plan_to[home] or left_to[home]]
    return Compared(
        until=until,
        by_period=tuple(Line(name, plan_in[name], left_in[name]) for name in names),
        by_home=tuple(Line(home, plan_to[home], left_to[home]) for home in homes),
    )


def _counted(moved: Iterable[Moved], first: str, until: date) -> list[Moved]:
    return [one for one in moved if quarter_of(one.month) >= first and one.month <= until]


def _quarters(first: str, last: str) -> list[str]:
    """
    >>> _quarters("2026-4", "2027-2")
    ['2026-4', '2027-1', '2027-2']
    """
    start, end = (int(name[:4]) * 4 + int(name[5]) - 1 for name in (first, last))
    return [f"{at // 4}-{at % 4 + 1}" for at in range(start, end + 1)]

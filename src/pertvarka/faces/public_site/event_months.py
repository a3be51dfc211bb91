"""Shaping one month as a calendar: weeks from Monday, each day with its events."""

import calendar
from dataclasses import dataclass
from datetime import date

from django.utils import dates
from django.utils.text import capfirst

from pertvarka.faces.public_site.event_rows import EventRow, month_address, month_heading, row_of
from pertvarka.programme.events.queries import History


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the grid; days of the neighbouring months fill the first and last week."""

    on: date
    in_month: bool
    rows: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    heading: str
    url: str


@dataclass(frozen=True, slots=True)
class MonthPage:
    heading: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[Day, ...], ...]
    rows: tuple[EventRow, ...]
    groups: tuple[EventRow, ...]
    previous: Neighbour | None
    following: Neighbour | None


class MonthOutsideHistory(LookupError):
    """The address names a month before the first event, after the last one, or none at all."""


def month_page(history: History, *, year: int, month: int) -> MonthPage:
    """The month with the nearest months before and after that have events.

    Raises:
        MonthOutsideHistory: nothing of the history lies in or around the month.
    """
    first = _first_day(history, year=year, month=month)
    last = first.replace(day=calendar.monthrange(year, month)[1])
    inside = [row for row in reversed(history.rows) if row.item.starts_on <= last and row.item.ends_on >= first]
    single = [(row, row_of(row)) for row in inside if not row.is_group]

    def day_of(on: date) -> Day:
        rows = tuple(shown for row, shown in single if row.item.starts_on <= on <= row.item.ends_on)
        return Day(on, on.month == month, rows if on.month == month else ())

    months = sorted({event.starts_on.replace(day=1) for event in history.single_events})
    before, after = [day for day in months if day < first], [day for day in months if day > first]
    return MonthPage(
        heading=month_heading(first),
        weekdays=tuple(capfirst(dates.WEEKDAYS[number]) for number in range(7)),
        weeks=tuple(tuple(day_of(on) for on in week) for week in calendar.Calendar().monthdatescalendar(year, month)),
        rows=tuple(shown for _row, shown in single),
        groups=tuple(row_of(row) for row in inside if row.is_group),
        previous=_neighbour(before[-1]) if before else None,
        following=_neighbour(after[0]) if after else None,
    )


def _first_day(history: History, *, year: int, month: int) -> date:
    days = [day for row in history.rows for day in (row.item.starts_on, row.item.ends_on)]
    if month not in range(1, 13) or not days or not (min(days).year, min(days).month) <= (year, month):
        raise MonthOutsideHistory(year, month)
    if (year, month) > (max(days).year, max(days).month):
        raise MonthOutsideHistory(year, month)
    return date(year, month, 1)


def _neighbour(day: date) -> Neighbour:
    return Neighbour(month_heading(day), month_address(day))

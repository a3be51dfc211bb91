"""Rules about what happened, on plain values: in which years the events of an undated group fell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """A number of events within whole days `starts_on`–`ends_on`: a group, or a part of one."""

    starts_on: date
    ends_on: date
    events_count: int


@dataclass(frozen=True, slots=True)
class YearShare:
    """How many events of a group fell in one year. `is_derived`: no source states it, it is what the parts leave."""

    year: int
    events_count: int
    is_derived: bool


class PartsExceedWhole(ValueError):
    """If you are seeing this, the parts of a group hold more events than the group: correct definitions/events.yaml."""


def shares_by_year(group: Period, parts: Sequence[Period]) -> tuple[YearShare, ...]:
    """The years of a group, oldest first, as far as they can be known.

    A group within one year is stated. Of a longer one, parts that lie within a year are stated; when exactly one year
    is then left, the rest must have fallen in it (derived). With two or more years left nothing is said about the rest.

    >>> whole = Period(date(2016, 10, 1), date(2017, 6, 30), 24)
    >>> [(share.year, share.events_count, share.is_derived) for share in shares_by_year(
    ...     whole, [Period(date(2017, 1, 1), date(2017, 12, 31), 18)])]
    [(2016, 6, True), (2017, 18, False)]
    """
    years = range(group.starts_on.year, group.ends_on.year + 1)
    if len(years) == 1:
        return (YearShare(years[0], group.events_count, is_derived=False),)
    stated: dict[int, int] = {}
    for part in parts:
        if part.starts_on.year == part.ends_on.year and part.starts_on.year in years:
            stated[part.starts_on.year] = stated.get(part.starts_on.year, 0) + part.events_count
    rest = group.events_count - sum(stated.values())
    if rest < 0:
        raise PartsExceedWhole(rest)
    shares = [YearShare(year, count, is_derived=False) for year, count in stated.items()]
    open_years = [year for year in years if year not in stated]
    if len(open_years) == 1 and rest:
        shares.append(YearShare(open_years[0], rest, is_derived=True))
    return tuple(sorted(shares, key=lambda share: share.year))

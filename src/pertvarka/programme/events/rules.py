"""Rules of events on plain values: in which years the events of an undated group fell, what an event at work still
lacks for its next state, who may register, and what a participant is to be told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

REMINDER_DAYS = 3
REPORTED_WITHIN = timedelta(days=14)
STEPS: Mapping[str, tuple[str, ...]] = {
    "planned": ("confirmed", "cancelled"),
    "confirmed": ("held", "cancelled"),
    "held": ("reported",),
    "reported": (),
    "cancelled": (),
}
COMING = ("planned", "confirmed")


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


class Missing(StrEnum):
    """What an event lacks for its next state; the words stand in `events.words`."""

    TITLE_EN = "title_en"
    VENUE = "venue"
    REGIONS = "regions"
    PROGRAMME = "programme"
    PLACES_ABOVE_VENUE = "places_above_venue"
    DAY_AHEAD = "day_ahead"
    PARTICIPANTS = "participants"
    OUTCOME = "outcome"
    OUTCOME_EN = "outcome_en"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What stands of an event at work."""

    state: str
    scope: str
    ends_on: date
    has_title_en: bool = False
    has_venue: bool = False
    region_count: int = 0
    item_count: int = 0
    places: int | None = None
    venue_places: int | None = None
    participants: int | None = None
    has_outcome: bool = False
    has_outcome_en: bool = False


def next_state(state: str) -> str | None:
    """Where an event goes when all goes well."""
    return next((step for step in STEPS[state] if step != "cancelled"), None)


def missing(event: Prepared, *, today: date) -> tuple[Missing, ...]:
    """What stands between an event and its next state.

    >>> missing(Prepared("confirmed", "national", ends_on=date(2026, 3, 2)), today=date(2026, 3, 1))
    (<Missing.DAY_AHEAD: 'day_ahead'>,)
    """
    checks: dict[str, tuple[tuple[Missing, bool], ...]] = {
        "planned": (
            (Missing.TITLE_EN, not event.has_title_en),
            (Missing.VENUE, not event.has_venue),
            (Missing.REGIONS, event.scope != "national" and not event.region_count),
            (Missing.PROGRAMME, not event.item_count),
            (
                Missing.PLACES_ABOVE_VENUE,
                event.places is not None and event.venue_places is not None and event.places > event.venue_places,
            ),
        ),
        "confirmed": ((Missing.DAY_AHEAD, event.ends_on > today),),
        "held": (
            (Missing.PARTICIPANTS, event.participants is None),
            (Missing.OUTCOME, not event.has_outcome),
            (Missing.OUTCOME_EN, not event.has_outcome_en),
        ),
    }
    return tuple(what for what, lacks in checks.get(event.state, ()) if lacks)


def is_overdue(state: str, ends_on: date, *, today: date) -> bool:
    """The day has passed and nobody has said whether it was held."""
    return state in COMING and ends_on < today


class Closed(StrEnum):
    """Why nobody can register now."""

    INVITED_ONLY = "invited_only"
    CANCELLED = "cancelled"
    OVER = "over"
    LAST_DAY_PASSED = "last_day_passed"


def why_closed(*, state: str, is_open: bool, starts_on: date, closes_on: date | None, today: date) -> Closed | None:
    """Why a visitor cannot register today; None when they can.

    >>> why_closed(state="confirmed", is_open=True, starts_on=date(2026, 5, 2), closes_on=None, today=date(2026, 5, 2))
    """
    if state == "cancelled":
        return Closed.CANCELLED
    if state not in COMING or starts_on < today:
        return Closed.OVER
    if not is_open:
        return Closed.INVITED_ONLY
    return Closed.LAST_DAY_PASSED if closes_on and closes_on < today else None


def word_due(*, event_state: str, state: str, told: str) -> str:
    """What a participant has not been told yet, '' when nothing: the mail is made from where things stand, so a mail
    asked for twice is written once.

    >>> word_due(event_state="confirmed", state="registered", told="waiting")
    'promoted'
    >>> word_due(event_state="cancelled", state="confirmed", told="registered")
    'event_cancelled'
    """
    if event_state == "cancelled":
        due = "event_cancelled" if state in ("invited", "registered", "waiting", "confirmed") else ""
    elif event_state not in COMING:
        due = ""
    elif state == "registered" and told in ("waiting", "promoted"):
        due = "promoted"
    elif state == "confirmed":
        due = "" if told else "registered"
    else:
        due = state if state in ("invited", "registered", "waiting", "cancelled") else ""
    return "" if due == told else due


def is_reminded(*, starts_on: date, today: date) -> bool:
    """Whether the reminder of an event goes out today: from three days before until the day itself."""
    return today <= starts_on <= today + timedelta(days=REMINDER_DAYS)

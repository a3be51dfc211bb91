"""Checks of the events: do the lists add up to what is stated, when were they held."""

from collections import Counter

from pertvarka.oversight.results.checks import history
from pertvarka.oversight.results.checks.figures import Figures, listed, minus, plus
from pertvarka.oversight.results.checks.history import RESULTS_PAGE
from pertvarka.oversight.results.checks.registry import check
from pertvarka.programme.events.states import EventKind, group_of

WEEK_DAYS = 5
PLAN_KINDS = ("conference", "seminar", "round_table")


@check
def events_add_up() -> Figures:
    """Dated events by kind with the group of seminars, against the number stated for 4.1.1."""
    kinds = Counter(history.held_events().values_list("kind", flat=True))
    terms = (
        kinds[EventKind.CONFERENCE],
        history.seminars().events_count,
        kinds[EventKind.ROUND_TABLE_CLUSTER_BUILDING],
        kinds[EventKind.ROUND_TABLE_COOPERATION],
        kinds[EventKind.ROUND_TABLE_NATIONAL],
    )
    return (plus(terms, history.stated("4.1.1", source=RESULTS_PAGE)),)


@check
def plan_adds_up() -> Figures:
    """The parts of the target against the target."""
    target = history.target_row("4.1.1", version=history.FIRST_PLAN)
    return (plus(target.parts.values_list("value", flat=True), history.figure(target.value, "4.1.1")),)


@check
def plan_versus_achieved() -> Figures:
    """Held minus planned, kind by kind, then for all."""
    target = history.target_row("4.1.1", version=history.FIRST_PLAN)
    planned = dict(target.parts.values_list("key", "value"))
    held = Counter(group_of(kind) for kind in history.held_events().values_list("kind", flat=True))
    held["seminar"] += history.seminars().events_count
    whole = minus(history.stated("4.1.1", source=RESULTS_PAGE), history.target("4.1.1", version=history.FIRST_PLAN))
    return (*(minus(held[kind], planned.get(kind, 0)) for kind in PLAN_KINDS), whole)


@check
def events_by_year() -> Figures:
    """Dated events of each year; then with the seminars, whose share of 2016 is what 2017 leaves over."""
    events = history.held_events()
    years = Counter(day.year for day in events.values_list("starts_on", flat=True))
    everything = years.copy()
    later = history.seminars_of_2017()
    everything[later.starts_on.year] += later.events_count
    everything[history.seminars().starts_on.year] += history.seminars().events_count - later.events_count
    return (
        plus([years[year] for year in sorted(years)], events.count()),
        plus([everything[year] for year in sorted(everything)], history.stated("4.1.1", source=RESULTS_PAGE)),
    )


@check
def same_day_events() -> Figures:
    """Events minus different days; the days that have more than one."""
    days = Counter(history.held_events().values_list("starts_on", flat=True))
    return minus(days.total(), len(days)), listed(sorted(day for day, count in days.items() if count > 1))


@check
def weekend_events() -> Figures:
    """Events on working days, on a Saturday or Sunday, and all."""
    days = list(history.held_events().values_list("starts_on", flat=True))
    working = sum(day.weekday() < WEEK_DAYS for day in days)
    return (plus((working, len(days) - working), len(days)),)

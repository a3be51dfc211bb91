"""Shaping the page of all events: the list with its filters, the timeline, columns by year and coverage of regions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.public_site.event_filters import Filters, number, read_filters
from pertvarka.faces.public_site.event_rows import EventRow, Month, address, month_address, months, place_of, row_of
from pertvarka.foundation.base.components import (
    ColumnChart,
    Group,
    Lane,
    Mark,
    Matrix,
    Series,
    TimelineChart,
    matrix,
)
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events import kinds
from pertvarka.programme.events import queries as events
from pertvarka.programme.events.queries import EventFilter, Happening, History
from pertvarka.programme.events.states import EventKind

COLOURS = {"round_table": "done", "seminar": "missing", "conference": "third"}
# Kinds that are held in a region; conferences and national round tables have none.
REGIONAL_KINDS = (EventKind.ROUND_TABLE_CLUSTER_BUILDING, EventKind.ROUND_TABLE_COOPERATION)


@dataclass(frozen=True, slots=True)
class KindFigure:
    """A number of events with its noun, opening to their list."""

    label: str
    value: int
    url: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """One kind over the years, each number opening to its events."""

    label: str
    cells: tuple[KindFigure, ...]
    total: KindFigure


@dataclass(frozen=True, slots=True)
class Columns:
    chart: ColumnChart
    years: tuple[int, ...]
    rows: tuple[YearRow, ...]
    totals: YearRow


@dataclass(frozen=True, slots=True)
class EventsPage:
    filters: Filters
    months: tuple[Month, ...]
    told_number: str
    told_joint: str
    told_not_counted: str
    without_region: tuple[EventRow, ...]
    headline: tuple[KindFigure, ...]
    coming: tuple[EventRow, ...]
    newest: EventRow | None
    newest_month_url: str
    timeline: TimelineChart | None
    columns: Columns
    coverage: Matrix
    regional_sum: int
    regional_count: int
    joint_count: int


def events_page(request: HttpRequest, *, today: date) -> EventsPage:
    """Four queries: events with their regions, groups, names of regions."""
    history, regions = events.history(), territory.region_names()
    filters = read_filters(request, history=history, regions=regions)
    found = history.filtered(filters.wanted)
    regional = events.regional(history)
    newest = history.newest_held
    return EventsPage(
        filters=filters,
        months=months(found, filters.wanted),
        told_number=told_number(found, filters),
        told_joint=told_joint(found, filters),
        told_not_counted=told_not_counted(found),
        without_region=groups_without_region(history, filters),
        headline=headline(history),
        coming=tuple(row_of(Happening(event, tuple(event.regions.all()))) for event in history.coming(today=today)),
        newest=row_of(newest) if newest else None,
        newest_month_url=month_address(newest.item.starts_on) if newest else "",
        timeline=timeline(history),
        columns=columns(history),
        coverage=coverage(history, regions),
        regional_sum=regional_sum(history),
        regional_count=regional.number(),
        joint_count=regional.joint_number,
    )


def headline(history: History) -> tuple[KindFigure, ...]:
    """All events held, then the three kinds of the plan."""
    total = history.number()
    all_events = KindFigure(
        ngettext("event held", "events held", total), total, reverse("public_site:indicator", kwargs={"code": "4.1.1"})
    )
    by_kind = [(kind, number(history, EventFilter(kind=kind))) for kind in ("round_table", "seminar", "conference")]
    return (
        all_events,
        *(KindFigure(kinds.counted(kind, count), count, address(EventFilter(kind=kind))) for kind, count in by_kind),
    )


def timeline(history: History) -> TimelineChart | None:
    """One lane per kind of the plan; groups as bars."""
    if not history.years:
        return None
    lanes = []
    for kind in ("conference", "round_table", "seminar"):
        found = history.filtered(EventFilter(kind=kind))
        # The lane tells the kind, so a dot says the place only.
        marks = tuple(Mark(row.item.starts_on, place_of(row)) for row in found.rows if row.is_held and not row.is_group)
        groups = tuple(
            Group(row.item.starts_on, row.item.ends_on, row.item.title, row.count_in(None)) for row in found.groups
        )
        lanes.append(Lane(str(kinds.MANY[kind]), COLOURS[kind], marks, groups))
    first, last = history.years[0], history.years[-1]
    label = _("Events from %(first)s to %(last)s by day and kind; the list below has the same events.")
    return TimelineChart(tuple(lanes), first, last, label % {"first": first, "last": last})


def columns(history: History) -> Columns:
    """Events by year and kind; the same numbers stand in the table, each opening to its events."""
    years = tuple(history.years)
    rows = []
    for kind in COLOURS:
        cells = tuple(_figure(history, EventFilter(kind=kind, year=year)) for year in years)
        rows.append(YearRow(str(kinds.MANY[kind]), cells, _figure(history, EventFilter(kind=kind))))
    totals = tuple(_figure(history, EventFilter(year=year)) for year in years)
    said = ", ".join(f"{year} – {cell.value}" for year, cell in zip(years, totals, strict=True))
    chart = ColumnChart(
        categories=tuple(str(year) for year in years),
        series=tuple(
            Series(row.label, COLOURS[kind], tuple(cell.value for cell in row.cells))
            for kind, row in zip(COLOURS, rows, strict=True)
        ),
        label=_("Events by year: %(numbers)s") % {"numbers": said},
    )
    return Columns(chart, years, tuple(rows), YearRow(_("Total"), totals, _figure(history, EventFilter())))


def _figure(history: History, wanted: EventFilter) -> KindFigure:
    return KindFigure("", number(history, wanted), address(wanted))


def coverage(history: History, regions: Mapping[str, Region]) -> Matrix:
    """Regional round tables by region and kind. A joint one stands in each of its regions and once in the totals."""
    found = events.regional(history)
    values: dict[tuple[str, str], int] = {}
    urls: dict[tuple[str, str], str] = {}
    for kind in REGIONAL_KINDS:
        of_kind = found.filtered(EventFilter(kind=kind))
        for code, told in events.by_region(of_kind).items():
            values[code, kind] = told.events_count
            urls[code, kind] = address(EventFilter(kind=kind, region=code))
    return matrix(
        corner=_("Region"),
        label=_("Regional round tables by region and kind"),
        rows=[(code, region.name_lt, region.get_absolute_url()) for code, region in regions.items()],
        columns=[(kind, str(kinds.MANY[kind])) for kind in REGIONAL_KINDS],
        values=values,
        urls=urls,
        column_totals={kind: number(found, EventFilter(kind=kind)) for kind in REGIONAL_KINDS},
        total=found.number(),
    )


def regional_sum(history: History) -> int:
    """What the regions' own views add to; more than the number of round tables, because of the joint ones."""
    return sum(told.events_count for told in events.by_region(events.regional(history)).values())


def told_number(found: History, filters: Filters) -> str:
    """How many events the list holds, as a sentence."""
    count = found.number(year=filters.wanted.year)
    return ngettext("%(count)s event found.", "%(count)s events found.", count) % {"count": count}


def told_joint(found: History, filters: Filters) -> str:
    """How many of a region's events are joint, as a sentence; only where a region is asked for."""
    if not filters.wanted.region or not found.rows:
        return ""
    count = found.joint_number
    if not count:
        return _("None of them is joint with other regions.")
    text = ngettext(
        "%(count)s of them is joint with other regions: it counts once in the country and once in each region's view.",
        "%(count)s of them are joint with other regions: each counts once in the country and once in each region's"
        " view.",
        count,
    )
    return text % {"count": count}


def told_not_counted(found: History) -> str:
    """How many rows of the list its number leaves out, as a sentence: what is still ahead, called off or a training."""
    count = sum(not row.is_held for row in found.rows)
    if not count:
        return ""
    text = ngettext(
        "%(count)s more in this list is not counted: it is planned, called off or a training.",
        "%(count)s more in this list are not counted: they are planned, called off or trainings.",
        count,
    )
    return text % {"count": count}


def groups_without_region(history: History, filters: Filters) -> tuple[EventRow, ...]:
    """Groups a region's filter cannot place: they were held in regions, but no source says how many in which."""
    if not filters.wanted.region:
        return ()
    wanted = replace(filters.wanted, region="")
    return tuple(row_of(row) for row in history.filtered(wanted).groups)

"""The timeline: one lane per kind, dots by date, undated groups as bars, years marked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pertvarka.foundation.base.components.columns import COLOURS
from pertvarka.foundation.base.components.geometry import plain

DOT = 6.0
LINE = 41.0
# On a phone dots stand closer, so they step further from the line.
LANE = {"wide": 58.0, "narrow": 72.0}
HEAD = 26.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One dated event."""

    on: date
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group of events known only by its period."""

    starts_on: date
    ends_on: date
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One kind; `colour` is `done`, `missing` or `third`."""

    label: str
    colour: str
    marks: tuple[Mark, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def count(self) -> int:
        return len(self.marks) + sum(group.count for group in self.groups)


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """Whole years from `first_year` to `last_year`; `label` is the sentence a screen reader says."""

    lanes: tuple[Lane, ...]
    first_year: int
    last_year: int
    label: str

    @property
    def drawings(self) -> tuple["Drawing", "Drawing"]:
        return draw(self, width=1180.0, shown="wide"), draw(self, width=342.0, shown="narrow")


@dataclass(frozen=True, slots=True)
class Dot:
    x: str
    y: str
    title: str


@dataclass(frozen=True, slots=True)
class Bar:
    x: str
    y: str
    width: str
    text: str
    text_x: str
    text_y: str
    title: str


@dataclass(frozen=True, slots=True)
class DrawnLane:
    label: str
    count: int
    fill: str
    text_fill: str
    label_y: str
    line_y: str
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    shown: str
    width: str
    height: str
    bottom: str
    years: tuple[tuple[str, str, int], ...]
    months: tuple[str, ...]
    lanes: tuple[DrawnLane, ...]


def draw(chart: TimelineChart, *, width: float, shown: str) -> Drawing:
    start, end = date(chart.first_year, 1, 1), date(chart.last_year + 1, 1, 1)
    scale = (width - 2 * DOT) / (end - start).days

    def x_of(day: date) -> float:
        return DOT + (day - start).days * scale

    years = range(chart.first_year, chart.last_year + 2)
    lane_height = LANE[shown]
    bottom = HEAD + lane_height * len(chart.lanes)
    return Drawing(
        shown=shown,
        width=plain(width),
        height=plain(bottom + 8),
        bottom=plain(bottom),
        years=tuple((plain(x_of(date(year, 1, 1))), plain(x_of(date(year, 1, 1)) + 5), year) for year in years[:-1]),
        months=tuple(
            plain(x_of(date(year, month, 1)))
            for year in years[:-1]
            for month in range(1, 13)
            if shown == "wide" or month in (1, 7)
        ),
        lanes=tuple(_lane(lane, top=HEAD + lane_height * number, x_of=x_of) for number, lane in enumerate(chart.lanes)),
    )


def _lane(lane: Lane, *, top: float, x_of: Callable[[date], float]) -> DrawnLane:
    fill, text_fill = COLOURS[lane.colour]
    line = top + LINE
    return DrawnLane(
        label=lane.label,
        count=lane.count,
        fill=fill,
        text_fill=text_fill,
        label_y=plain(top + 14),
        line_y=plain(line),
        dots=_dots(lane.marks, line=line, x_of=x_of),
        bars=tuple(_bar(group, line=line, x_of=x_of) for group in lane.groups),
    )


def _dots(marks: tuple[Mark, ...], *, line: float, x_of: Callable[[date], float]) -> tuple[Dot, ...]:
    """Dots that would touch step up and down from the line, so that none hides another."""
    placed: list[tuple[float, float]] = []
    dots = []
    for mark in sorted(marks, key=lambda mark: mark.on):
        x = x_of(mark.on)
        for level in (0, -1, 1, -2, 2):
            y = line + level * (DOT + 2.5)
            if all(abs(x - other_x) > 2 * DOT - 1 or abs(y - other_y) > DOT + 1 for other_x, other_y in placed):
                break
        placed.append((x, y))
        dots.append(Dot(plain(x), plain(y), f"{mark.on.isoformat()} {mark.label}"))
    return tuple(dots)


def _bar(group: Group, *, line: float, x_of: Callable[[date], float]) -> Bar:
    x, width = x_of(group.starts_on), max(x_of(group.ends_on) - x_of(group.starts_on), 2 * DOT)
    return Bar(
        x=plain(x),
        y=plain(line - 11),
        width=plain(width),
        text=str(group.count),
        text_x=plain(x + width / 2),
        text_y=plain(line + 5),
        title=group.label,
    )

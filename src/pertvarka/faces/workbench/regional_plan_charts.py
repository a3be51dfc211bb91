"""Drawings of regional plans: columns in the head of a table, bars in its cells, what opens when, money by year.

Each is drawn by the server as SVG and stands beside a table with the same figures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pertvarka.foundation.base.components.geometry import nice_step, plain

COLUMN, COLUMN_GAP, COLUMN_HEIGHT = 25.0, 4.0, 28.0
FULL = 100.0
LABEL_WIDTH, GANTT_WIDTH, ROW_HEIGHT, HEAD_HEIGHT = 380.0, 960.0, 26.0, 26.0
CURVE_WIDTH, CURVE_HEIGHT, CURVE_LEFT, CURVE_TOP, CURVE_BOTTOM = 560.0, 250.0, 62.0, 18.0, 28.0
LONGEST_LABEL = 54


@dataclass(frozen=True, slots=True)
class SmallColumn:
    x: str
    y: str
    height: str
    middle: str
    year: str


@dataclass(frozen=True, slots=True)
class SmallColumns:
    """Columns in the head of a table; a year that is not told has none."""

    width: str
    columns: tuple[SmallColumn, ...]
    label: str


def small_columns(values: Sequence[int | None], *, years: Sequence[int], largest: int, label: str) -> SmallColumns:
    """`largest` is the same for all scenarios of the table, so that their columns can be compared."""
    scale = COLUMN_HEIGHT / max(largest, 1)
    columns = []
    for index, (year, value) in enumerate(zip(years, values, strict=False)):
        x, height = 1 + index * (COLUMN + COLUMN_GAP), (value or 0) * scale
        columns.append(
            SmallColumn(plain(x), plain(32 - height), plain(height), plain(x + COLUMN / 2), f"{year % 100:02d}")
        )
    return SmallColumns(plain(max(len(columns), 1) * (COLUMN + COLUMN_GAP)), tuple(columns), label)


def bar(value: float | None, *, largest: float) -> str:
    """How long a bar in a cell is, of a hundred."""
    return plain(FULL * (value or 0) / largest) if largest > 0 else "0"


@dataclass(frozen=True, slots=True)
class GanttBar:
    x: str
    width: str
    text: str
    text_x: str


@dataclass(frozen=True, slots=True)
class GanttRow:
    label: str
    y: str
    text_y: str
    line_y: str
    bars: tuple[GanttBar, ...]
    is_by_unit: bool


@dataclass(frozen=True, slots=True)
class Gantt:
    """What opens when: a bar begins with the year of opening and goes on, since what is open stays open."""

    width: str
    height: str
    label: str
    years: tuple[tuple[str, str, str], ...]
    rows: tuple[GanttRow, ...]


def gantt(
    openings: Mapping[str, Mapping[int, int]],
    *,
    years: Sequence[int],
    label: str,
    units: Mapping[tuple[str, str], Mapping[int, str]] | None = None,
) -> Gantt:
    """`openings`: places by year of each line of the drawing; `units`: in words, of services by unit and what the
    unit is.
    """
    lines = [
        (_short(name), {year: f"+{places}" for year, places in one.items() if places}, False)
        for name, one in openings.items()
    ]
    lines += [
        (_short(name, f", {measure}"), {year: f"+{words}" for year, words in one.items()}, True)
        for (name, measure), one in (units or {}).items()
    ]
    slot = (GANTT_WIDTH - LABEL_WIDTH) / max(len(years), 1)
    start = {year: LABEL_WIDTH + index * slot for index, year in enumerate(years)}
    rows = []
    for number, (name, by_year, is_by_unit) in enumerate(lines):
        y = HEAD_HEIGHT + number * ROW_HEIGHT
        begun = sorted(year for year in by_year if year in start)
        bars = tuple(
            GanttBar(
                plain(start[year] + 1),
                plain((start[following] if following else GANTT_WIDTH) - start[year] - 2),
                by_year[year],
                plain(start[year] + 8),
            )
            for year, following in zip(begun, [*begun[1:], None], strict=False)
        )
        rows.append(GanttRow(name, plain(y + 4), plain(y + 18), plain(y + ROW_HEIGHT), bars, is_by_unit))
    heads = tuple((plain(start[year]), plain(start[year] + 8), str(year)) for year in years)
    return Gantt(plain(GANTT_WIDTH), plain(HEAD_HEIGHT + len(rows) * ROW_HEIGHT + 2), label, heads, tuple(rows))


def _short(name: str, end: str = "") -> str:
    """A name as far as it has room; `end` stays whole."""
    room = LONGEST_LABEL - len(end)
    return f"{name if len(name) <= room else f'{name[: room - 1].rstrip()}…'}{end}"


@dataclass(frozen=True, slots=True)
class CurvePoint:
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class CurveLine:
    """`kind` says how it is drawn: `spent` or `budget`."""

    kind: str
    label: str
    path: str
    points: tuple[CurvePoint, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """Money by year: what the plan spends and what there is."""

    width: str
    height: str
    label: str
    gridlines: tuple[tuple[str, str, str], ...]
    years: tuple[tuple[str, str], ...]
    lines: tuple[CurveLine, ...]


def curve(lines: Mapping[tuple[str, str], Sequence[float]], *, years: Sequence[int], label: str) -> Curve:
    """`lines`: values by year of each (kind, words); thousands of euros are drawn as millions. Years stand as far apart
    as they are, and no line leads over one that is missing.
    """
    largest = max((value for values in lines.values() for value in values), default=0.0)
    step = nice_step(max(largest, 1.0))
    top = max(-(-int(largest) // step), 1) * step
    base = CURVE_HEIGHT - CURVE_BOTTOM
    scale = (base - CURVE_TOP) / top
    slot = (CURVE_WIDTH - CURVE_LEFT) / (years[-1] - years[0] + 1 if years else 1)
    xs = [CURVE_LEFT + slot * (year - years[0] + 0.5) for year in years]
    begins = [at == 0 or years[at - 1] != year - 1 for at, year in enumerate(years)]
    drawn = []
    for (kind, words), values in lines.items():
        places = [(x, base - max(value, 0.0) * scale) for x, value in zip(xs, values, strict=False)]
        path = "".join(
            f"{'M' if is_begun else 'L'}{plain(x)} {plain(y)}" for (x, y), is_begun in zip(places, begins, strict=False)
        )
        drawn.append(CurveLine(kind, words, path, tuple(CurvePoint(plain(x), plain(y)) for x, y in places)))
    gridlines = tuple(
        (plain(base - value * scale), plain(base - value * scale + 5), plain_millions(value))
        for value in range(0, top + 1, step)
    )
    heads = tuple((plain(x), str(year)) for x, year in zip(xs, years, strict=True))
    return Curve(plain(CURVE_WIDTH), plain(CURVE_HEIGHT), label, gridlines, heads, tuple(drawn))


def plain_millions(thousands: float) -> str:
    """`1.5` for 1 500 thousand; a template puts it into the language of the page."""
    return f"{thousands / 1000:.2f}".rstrip("0").rstrip(".")

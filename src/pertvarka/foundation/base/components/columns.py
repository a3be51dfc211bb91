"""Stacked columns of at most three kinds, totals on top, legend with totals."""

from dataclasses import dataclass, field

from pertvarka.foundation.base.components.geometry import nice_step, plain

COLOURS = {
    "done": ("var(--pv-done)", "var(--pv-on-done)"),
    "missing": ("var(--pv-missing)", "var(--pv-on-missing)"),
    "third": ("var(--pv-third)", "var(--pv-on-missing)"),
}
MOST_KINDS = 3
TOP, BOTTOM, LEFT = 26.0, 28.0, 34.0
HEIGHT = 250.0
GAP = 1.5
SMALLEST_LABELLED = 18.0


class TooManyKinds(ValueError):
    """If you are seeing this, a column chart was given more than three kinds: merge the rest or draw a table."""


@dataclass(frozen=True, slots=True)
class Series:
    """One kind: its name, `done`, `missing` or `third` for its colour, one value per category."""

    label: str
    colour: str
    values: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.values)

    @property
    def fill(self) -> str:
        return COLOURS[self.colour][0]


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Values by category. `label` is the sentence a screen reader says; `width` the canvas on a wide screen."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    label: str
    width: float = 560.0
    legend: bool = field(default=True)

    def __post_init__(self) -> None:
        if len(self.series) > MOST_KINDS:
            raise TooManyKinds(len(self.series))

    @property
    def drawings(self) -> tuple["Drawing", "Drawing"]:
        """Two canvases, so that text keeps its size on a phone."""
        return draw(self, width=self.width, shown="wide"), draw(self, width=342.0, shown="narrow")


@dataclass(frozen=True, slots=True)
class Part:
    x: str
    y: str
    width: str
    height: str
    fill: str
    text: str
    text_y: str
    text_fill: str


@dataclass(frozen=True, slots=True)
class Column:
    category: str
    centre: str
    total: int
    total_y: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    shown: str
    width: str
    base_y: str
    gridlines: tuple[tuple[str, str, int], ...]
    columns: tuple[Column, ...]


def draw(chart: ColumnChart, *, width: float, shown: str) -> Drawing:
    totals = [sum(values) for values in zip(*(series.values for series in chart.series), strict=True)]
    step = nice_step(max(totals, default=1) or 1)
    top_value = max(-(-max(totals, default=1) // step), 1) * step
    base = HEIGHT - BOTTOM
    scale = (base - TOP) / top_value
    slot = (width - LEFT) / len(chart.categories)
    bar = min(slot * 0.6, 110.0)
    columns = []
    for index, category in enumerate(chart.categories):
        centre = LEFT + slot * (index + 0.5)
        parts, y = [], base
        for series in chart.series:
            value = series.values[index]
            if not value:
                continue
            height = value * scale
            y -= height
            labelled = height >= SMALLEST_LABELLED and len(chart.series) > 1
            parts.append(
                Part(
                    x=plain(centre - bar / 2),
                    y=plain(y),
                    width=plain(bar),
                    height=plain(max(height - GAP, 1.0)),
                    fill=COLOURS[series.colour][0],
                    text=str(value) if labelled else "",
                    text_y=plain(y + height / 2 + 4.5),
                    text_fill=COLOURS[series.colour][1],
                ),
            )
        columns.append(Column(category, plain(centre), totals[index], plain(y - 7), tuple(parts)))
    gridlines = tuple(
        (plain(base - value * scale), plain(base - value * scale + 5), value) for value in range(0, top_value + 1, step)
    )
    return Drawing(shown, plain(width), plain(HEIGHT - 7), gridlines, tuple(columns))

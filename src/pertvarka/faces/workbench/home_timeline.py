"""Homes drawn as one line of time: institutions amber, homes rue, unknown times dashed. The table says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from pertvarka.faces.workbench import home_words
from pertvarka.people.delivery.models import Placement
from pertvarka.people.delivery.queries import placements

WIDTH = 1000.0
SHORTEST = 4.0


@dataclass(frozen=True, slots=True)
class Bar:
    x: str
    width: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """`years` are marks with their places; `label` is the sentence a screen reader says."""

    bars: tuple[Bar, ...]
    years: tuple[tuple[str, int], ...]
    label: str


def drawn(rows: Sequence[Placement], *, today: date) -> Drawn | None:
    """None where there is nothing to draw."""
    lines = sorted(placements.history(list(rows)), key=lambda line: line.starts_on)
    if not lines:
        return None
    first = lines[0].starts_on
    days = max((today - first).days, 1)

    def place(on: date) -> float:
        return max(0.0, min(WIDTH, (on - first).days / days * WIDTH))

    bars = []
    for line in lines:
        x, end = place(line.starts_on), place(line.ends_on or today)
        told = home_words.kind(line.placement.kind) if line.placement else _("Not known")
        kind = "gap" if line.placement is None else "institution" if line.placement.is_institutional else "home"
        period = f"{line.starts_on.isoformat()} – {line.ends_on.isoformat() if line.ends_on else ''}".rstrip()
        bars.append(Bar(f"{x:.1f}", f"{max(end - x, SHORTEST):.1f}", kind, f"{told}, {period}"))
    step = max(1, (today.year - first.year) // 8 + 1)
    years = [(f"{place(date(year, 1, 1)):.1f}", year) for year in range(first.year + 1, today.year + 1, step)]
    homes = sum(line.placement is not None for line in lines)
    return Drawn(tuple(bars), tuple(years), _("Homes since %(date)s: %(count)s.") % {"date": first, "count": homes})

"""Departures of a plan beside those that came about: tables, a picture, and the tracker's two figures.

What came about are counts out of the records of people. The institution sees its own months; everybody else quarters
that are over, with 1 to 4 people hidden.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from pertvarka.engines.disclosure.suppress import Protected, is_small, protect
from pertvarka.engines.disclosure.table import TOTAL, Table
from pertvarka.foundation.base.components import ColumnChart, Series
from pertvarka.people.delivery.queries import departures as records
from pertvarka.services.institutions import departure_rules as rules
from pertvarka.services.institutions.departure_rules import Compared, Line
from pertvarka.services.institutions.models import TransformationPlan, TransformingInstitution
from pertvarka.services.institutions.queries import published
from pertvarka.services.institutions.states import Destination

HIDDEN = "…"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """`left` None is hidden."""

    label: str
    planned: int
    left: int | None


@dataclass(frozen=True, slots=True)
class ShownTable:
    title: str
    rows_word: str
    lines: tuple[ShownLine, ...]
    total: ShownLine


@dataclass(frozen=True, slots=True)
class Departures:
    """`chart` is there where every figure may be seen."""

    until: date
    by_period: ShownTable
    by_home: ShownTable
    chart: ColumnChart | None
    has_hidden: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class SoFar:
    """Of the tracker: how many were to have left by now, and how many did; None is 1 to 4."""

    planned: int
    left: int | None

    @property
    def in_words(self) -> str:
        left = "<5" if self.left is None else self.left
        return _("Left: %(left)s, planned by now: %(planned)s") % {"left": left, "planned": self.planned}


def of_plan(
    institution: TransformingInstitution, plan: TransformationPlan, *, is_own: bool, today: date
) -> Departures | None:
    """None while the plan has no departures to follow."""
    found = rules.compared(
        plan.departures.values_list("quarter", "destination", "count"),
        records.of([institution.organisation_id]).get(institution.organisation_id, ()),
        until=_counted_until(today, is_own=is_own),
    )
    if found is None:
        return None
    periods, homes = _table(found.by_period), _table(found.by_home)
    shown = _exact if is_own else _hidden
    labels = {home: str(Destination(home).label).capitalize() for home in homes.rows}
    by_period, by_home = shown(periods), shown(homes)
    has_hidden = any(value is None for value in (*by_period.values(), *by_home.values()))
    return Departures(
        until=found.until,
        by_period=_shown(_("Departures by time"), _("Period"), found.by_period, by_period),
        by_home=_shown(_("Departures by next home"), _("Where to"), found.by_home, by_home, labels),
        chart=None if has_hidden else _chart(found),
        has_hidden=has_hidden,
        is_own=is_own,
    )


def as_csv(found: Departures) -> str:
    """Both divisions one under another, as the page shows them; with a byte-order mark, so that Excel reads ą."""
    file = io.StringIO()
    file.write("\ufeff")
    writer = csv.writer(file)
    writer.writerow(["table", "row", "planned", "left", "until"])
    for table in (found.by_period, found.by_home):
        for line in (*table.lines, table.total):
            left = HIDDEN if line.left is None else line.left
            writer.writerow([table.title, line.label, line.planned, left, found.until.isoformat()])
    return file.getvalue()


def so_far(institutions: Iterable[TransformingInstitution], *, today: date) -> dict[int, SoFar]:
    """By institution with an approved plan; two questions whatever their number."""
    bodies = {one.pk: one.organisation_id for one in institutions}
    planned = published.departures_by_institution(bodies)
    moved = records.of([bodies[key] for key in planned])
    until = _counted_until(today, is_own=False)
    found = {}
    for key, quarters in planned.items():
        left = rules.left_since(quarters, moved.get(bodies[key], ()), until)
        found[key] = SoFar(rules.planned_until(quarters, until), None if is_small(left) else left)
    return found


def _counted_until(today: date, *, is_own: bool) -> date:
    first = today.replace(day=1) if is_own else rules.quarter_begins(today)
    return first - timedelta(days=1)


def _table(lines: Iterable[Line]) -> Table:
    counts = {(line.name, TOTAL): line.left for line in lines}
    return Table(rows=[name for name, _total in counts], columns=(), counts=counts)


def _exact(table: Table) -> dict[str, int | None]:
    return {name: table.value((name, TOTAL)) for name in (*table.rows, TOTAL)}


def _hidden(table: Table) -> dict[str, int | None]:
    protected: Protected = protect(table)
    return {name: protected.shown((name, TOTAL)) for name in (*table.rows, TOTAL)}


def _shown(
    title: str,
    rows_word: str,
    lines: tuple[Line, ...],
    left: Mapping[str, int | None],
    labels: Mapping[str, str] | None = None,
) -> ShownTable:
    return ShownTable(
        title=title,
        rows_word=rows_word,
        lines=tuple(
            ShownLine((labels or {}).get(line.name, line.name), line.planned, left[line.name]) for line in lines
        ),
        total=ShownLine(_("All together"), sum(line.planned for line in lines), left[TOTAL]),
    )


def _chart(found: Compared) -> ColumnChart | None:
    lines = found.by_period
    series = (
        Series(_("Left as planned"), "done", tuple(min(line.left, line.planned) for line in lines)),
        Series(_("Planned, did not leave then"), "missing", tuple(max(line.planned - line.left, 0) for line in lines)),
        Series(
            _("Left at another time than planned"), "third", tuple(max(line.left - line.planned, 0) for line in lines)
        ),
    )
    drawn = tuple(one for one in series if one.total)
    if not drawn:
        return None
    return ColumnChart(
        categories=tuple(line.name for line in lines),
        series=drawn,
        label=_("Departures planned and come about"),
        width=900.0,
    )

"""The rows behind one indicator as a table for files: counted and not counted, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pertvarka.engines.counting.facts import FactRow
from pertvarka.oversight.results.exports.table import Cell, Column, ColumnKind, Group, Row, Table
from pertvarka.oversight.results.exports.wording import unit
from pertvarka.oversight.results.queries import IndicatorResult


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row of the indicator's page: `reason` is empty for a row that counts."""

    row: FactRow
    kind: str
    regions: tuple[str, ...]
    reason: str
    address: str


def rows_table(*, result: IndicatorResult, value: int | None, rows: Sequence[JudgedRow], address: str) -> Table:
    """`rows` in the order of the page: the counted first, then the others."""
    indicator, definition, as_of = result.indicator, result.definition, result.as_of
    return Table(
        title=f"{indicator.code} {indicator.short}",
        language=get_language() or "lt",
        file_stem=_("pertvarka-%(code)s-rows-%(date)s") % {"code": indicator.code, "date": as_of.isoformat()},
        sheet=_("Rows"),
        as_of=as_of,
        columns=_columns(),
        groups=(Group(tuple(_row(item) for item in rows), empty=_("No row answers for this indicator.")),),
        facts=(
            (_("Indicator"), indicator.title),
            (_("Data as of"), as_of.isoformat()),
            (_("Sum of the rows counted"), "–" if value is None else f"{value} ({unit(indicator.unit)})"),
            (_("How it is counted"), str(definition.rule)),
            (_("Sources"), str(definition.evidence)),
            (_("Address"), address),
        ),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Counted"), width=10),
        Column(_("Why not counted"), ColumnKind.NOTE, width=36),
        Column(_("Amount"), ColumnKind.NUMBER, width=9),
        Column(_("Starts"), ColumnKind.DATE, width=12),
        Column(_("Ends"), ColumnKind.DATE, width=12),
        Column(_("Date is exact to"), width=12),
        Column(_("Title in Lithuanian"), ColumnKind.TITLE, width=50),
        Column(_("Title in English"), width=50),
        Column(_("Kind"), width=26),
        Column(_("Kind (code)"), width=26),
        Column(_("Regions"), width=26),
        Column(_("Regions (codes)"), width=20),
        Column(_("Source"), width=8),
        Column(_("Row"), width=28),
        Column(_("Address"), width=48),
    )


def _row(item: JudgedRow) -> Row:
    row = item.row
    cells: tuple[Cell, ...] = (
        _("no") if item.reason else _("yes"),
        item.reason,
        int(row.amount),
        row.starts_on,
        row.ends_on,
        _precision(row.precision),
        row.title_lt,
        row.title_en,
        item.kind,
        row.kind,
        ", ".join(item.regions),
        ", ".join(row.regions),
        row.source,
        row.row_reference,
        item.address,
    )
    return Row(cells)


def _precision(key: str) -> str:
    words = {"day": _("day"), "month": _("month"), "year": _("year")}
    return words.get(key, _("not known"))

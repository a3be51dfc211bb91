"""Totals of staff as a page and a file show them: what is hidden stands as … in both."""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from pertvarka.engines.disclosure.suppress import Protected
from pertvarka.engines.disclosure.table import TOTAL
from pertvarka.faces.workbench import workforce_words as words
from pertvarka.foundation.base.components import ColumnChart, Series
from pertvarka.foundation.base.sorting import lithuanian_sort_key
from pertvarka.foundation.territory import queries as territory
from pertvarka.services.workforce import definitions
from pertvarka.services.workforce.queries.totals import NONE, NOWHERE, Totals
from pertvarka.services.workforce.states import ResultClass, WentTo, Wish

HIDDEN = "…"
SHORT: Mapping[str, Promise] = {
    Wish.STAY: pgettext_lazy("wish of a worker in one word", "Stay"),
    Wish.COMMUNITY: pgettext_lazy("wish of a worker in one word", "Go on"),
    Wish.RETRAIN: pgettext_lazy("wish of a worker in one word", "Learn"),
    Wish.LEAVE: pgettext_lazy("wish of a worker in one word", "Leave"),
    NONE: pgettext_lazy("wish of a worker in one word", "Unsaid"),
}
"""Under the columns of the chart, where a phone has room for a word."""


@dataclass(frozen=True, slots=True)
class Line:
    """`cells` are figures under the words of their column; None is hidden."""

    label: str
    cells: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A table in words; `is_withheld` shows no figure at all."""

    key: str
    title: str
    rows_word: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    total: Line | None
    is_withheld: bool
    has_hidden: bool


def tables(found: Totals) -> list[Shown]:
    return [results(found), needs(found), wishes(found), went(found)]


def below_chart(found: Totals) -> list[Shown]:
    """Those that do not stand beside the chart already."""
    return [table for table in tables(found) if table.key != "wishes" or chart(found) is None]


def results(found: Totals) -> Shown:
    columns = {**{code: str(ResultClass(code).label) for code in ResultClass.values}, NONE: _("Not assessed")}
    return _table(
        found.results,
        key="results",
        title=_("Staff by profession and result of the assessment"),
        rows_word=_("Profession"),
        row=definitions.profession_words,
        columns=columns,
    )


def needs(found: Totals) -> Shown:
    names = {region.code: region.name for region in territory.regions()}
    codes = sorted(
        found.needs.table.columns, key=lambda code: (code == NOWHERE, lithuanian_sort_key(str(names.get(code, code))))
    )
    return _table(
        found.needs,
        key="needs",
        title=_("What has to be learnt, by region"),
        rows_word=_("Domain of competence"),
        row=words.domain,
        columns={code: names.get(code, _("not stated")) for code in codes},
        has_sum=False,
    )


def wishes(found: Totals) -> Shown:
    told = {**{code: str(Wish(code).label) for code in Wish.values}, NONE: _("Nothing said yet")}
    return _table(
        found.wishes,
        key="wishes",
        title=_("What staff want after the institution closes"),
        rows_word=_("Wish"),
        row=lambda code: told[code],
    )


def went(found: Totals) -> Shown:
    told = {**{code: str(WentTo(code).label) for code in WentTo.values}, NONE: _("still working there")}
    return _table(
        found.went,
        key="went",
        title=_("Where staff went"),
        rows_word=_("Where to"),
        row=lambda code: told[code].capitalize(),
    )


def chart(found: Totals) -> ColumnChart | None:
    """Wishes as columns; only where every figure may be seen."""
    table = wishes(found)
    values = [line.cells[0][1] for line in table.lines]
    if table.is_withheld or table.has_hidden or not any(values):
        return None
    return ColumnChart(
        categories=tuple(str(SHORT[code]) for code in found.wishes.table.rows),
        series=(Series(_("Staff"), "done", tuple(value or 0 for value in values)),),
        label=table.title,
        width=900.0,
        legend=False,
    )


def as_csv(found: Totals) -> str:
    """Every table one under another in long form; with a byte-order mark, so that Excel reads ą."""
    file = io.StringIO()
    file.write("\ufeff")
    writer = csv.writer(file)
    writer.writerow(["table", "row", "column", "staff", "as_of"])
    for table in tables(found):
        for line in table.lines:
            for column, figure in line.cells:
                shown = HIDDEN if figure is None else figure
                writer.writerow([table.key, line.label, column, shown, found.as_of.isoformat()])
    return file.getvalue()


def _table(
    protected: Protected,
    *,
    key: str,
    title: str,
    rows_word: str,
    row: Callable[[str], str],
    columns: Mapping[str, str] | None = None,
    has_sum: bool = True,
) -> Shown:
    heads = dict(columns) if columns else {TOTAL: _("Staff")}
    if columns and has_sum:
        heads[TOTAL] = _("All together")

    def line(code: str, label: str) -> Line:
        return Line(label, tuple((word, protected.shown((code, column))) for column, word in heads.items()))

    return Shown(
        key=key,
        title=title,
        rows_word=rows_word,
        columns=tuple(heads.values()),
        lines=tuple(line(code, row(code)) for code in protected.table.rows),
        total=line(TOTAL, _("All together")) if has_sum else None,
        is_withheld=protected.is_withheld,
        has_hidden=bool(protected.hidden),
    )

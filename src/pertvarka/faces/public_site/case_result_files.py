"""Numbers counted from cases as a file (CSV): the cells of the newest release, hidden ones as hidden."""

import csv
import io
from collections.abc import Iterable, Iterator

from pertvarka.faces.public_site import case_result_words
from pertvarka.oversight.results import release_queries
from pertvarka.oversight.results.exports.csv_file import MEDIA_TYPE, harmless
from pertvarka.oversight.results.exports.table import ExportFile
from pertvarka.oversight.results.release_queries import Shown, ShownTable

# Stable names, the same in both languages, so that a program can read the file.
COLUMNS = (
    "release", "as_of", "is_invented", "indicator", "title", "unit", "division", "row", "row_in_words", "column",
    "column_in_words", "status", "value", "counted_on",
)  # fmt: skip
SHOWN, HIDDEN = "shown", "hidden"

Line = tuple[str | int, ...]


def write(numbers: Iterable[Shown], *, stem: str) -> ExportFile:
    """One line a figure: the number first, then the cells of its divisions; sums name no row or column."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for shown in numbers:
        writer.writerows(_lines(shown))
    return ExportFile(f"{stem}.csv", MEDIA_TYPE, text.getvalue().encode("utf-8-sig"))


def _lines(shown: Shown) -> Iterator[Line]:
    release, indicator = shown.release, shown.indicator
    title = harmless(str(indicator.title))
    is_invented = "true" if release.is_invented else "false"
    begins: Line = (release.number, release.as_of.isoformat(), is_invented, indicator.code, title, indicator.unit)
    yield (*begins, "", "", "", "", "", *_figure(shown.value), release.as_of.isoformat())
    for table in release_queries.tables(shown):
        for cell in _cells(table):
            yield (*begins, *cell, table.counted_on.isoformat())


def _cells(table: ShownTable) -> Iterator[Line]:
    rows = case_result_words.labels_of(table.names[0], table.rows)
    columns = case_result_words.labels_of(table.names[1], table.columns) if len(table.names) > 1 else {}
    for (row, column), value in table.figures.items():
        yield (
            "*".join(table.names),
            row, harmless(rows.get(row, "")),
            column, harmless(columns.get(column, "")),
            *_figure(value),
        )  # fmt: skip


def _figure(value: int | None) -> tuple[str, str | int]:
    return (HIDDEN, "") if value is None else (SHOWN, value)

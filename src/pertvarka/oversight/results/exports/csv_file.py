"""CSV by RFC 4180: comma, double quotes, CRLF; UTF-8 with a byte order mark, so that spreadsheets keep ą, č, ę."""

import csv
import io
from datetime import date

from pertvarka.oversight.results.exports.table import Cell, ExportFile, Table

MEDIA_TYPE = "text/csv; charset=utf-8"

# A spreadsheet runs text that begins with one of these as a formula, also behind spaces and in full width.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def write(table: Table) -> ExportFile:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in table.headings])
    for cells in table.flat_rows():
        writer.writerow([_written(cell) for cell in cells])
    return ExportFile(f"{table.file_stem}.csv", MEDIA_TYPE, text.getvalue().encode("utf-8-sig"))


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what looks like one.

    >>> harmless("=1+1"), harmless("4.1.1")
    ("'=1+1", '4.1.1')
    """
    begins = text.lstrip(" \u00a0")[:1]
    return f"'{text}" if begins in FORMULA_STARTS and begins else text


def _written(cell: Cell) -> str | int:
    """Numbers stay numbers (a difference may be -1); only text is made harmless."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if isinstance(cell, int) else harmless(cell)

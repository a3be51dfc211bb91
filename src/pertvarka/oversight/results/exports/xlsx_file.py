"""An Excel workbook: the table on the first sheet, what it says and where it comes from on the second."""

import io
import math
from datetime import UTC, date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from pertvarka.oversight.results.exports.table import MISSING, Cell, Column, ColumnKind, ExportFile, Table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Text is written as text: no cell becomes a formula, a link or a number by its looks.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
INK, WASH = "#222E2E", "#F3F4F4"
A3 = 8
ONE_LINE = (ColumnKind.LEAD, ColumnKind.REFERENCE)
LINE_HEIGHT = 13.0
WIDER_THAN_DIGITS = 1.15


def write(table: Table) -> ExportFile:
    import xlsxwriter  # noqa: PLC0415 (the library comes with the first workbook)

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        # The date of the data, not of the download: the same data give the same file.
        book.set_properties(
            {"title": table.title, "author": "Pertvarka", "created": datetime.combine(table.as_of, time(), UTC)}
        )
        _rows_sheet(book, table)
        _about_sheet(book, table)
    return ExportFile(f"{table.file_stem}.xlsx", MEDIA_TYPE, content.getvalue())


def _rows_sheet(book: Any, table: Table) -> None:
    sheet = book.add_worksheet(table.sheet)
    common = {"valign": "top", "font_name": "Arial", "font_size": 10}
    head = book.add_format({**common, "bold": True, "text_wrap": True, "bg_color": WASH, "bottom": 1})
    formats = {
        # The aims of an activity would make every row a page high: they stay on one line and open in the cell.
        "one_line": book.add_format(common),
        "text": book.add_format({**common, "text_wrap": True}),
        "number": book.add_format({**common, "num_format": "#,##0", "align": "right"}),
        "change": book.add_format({**common, "num_format": "+#,##0;-#,##0;0", "align": "right"}),
        "date": book.add_format({**common, "num_format": "yyyy-mm-dd", "align": "left"}),
        "missing": book.add_format({**common, "align": "right", "font_color": "#565F5F"}),
    }
    for place, column in enumerate(table.all_columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.heading, head)
    sheet.set_row(0, 2 * LINE_HEIGHT + 2)
    rows = list(table.flat_rows())
    for last, cells in enumerate(rows, start=1):
        sheet.set_row(last, _height(cells, table.all_columns))
        for place, (cell, column) in enumerate(zip(cells, table.all_columns, strict=True)):
            _write_cell(sheet, (last, place), cell, column, formats)
    printed = [place for place, column in enumerate(table.all_columns) if column.kind is not ColumnKind.REFERENCE]
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(table.all_columns) - 1)
    sheet.print_area(0, 0, len(rows), max(printed))
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _height(cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> float:
    """Points a row needs for its longest wrapped text; not every spreadsheet works it out by itself."""
    lines = [
        math.ceil(len(cell) * WIDER_THAN_DIGITS / column.width)
        for cell, column in zip(cells, columns, strict=True)
        if isinstance(cell, str) and cell and column.kind not in ONE_LINE
    ]
    return LINE_HEIGHT * max(lines, default=1) + 2


def _write_cell(sheet: Any, at: tuple[int, int], cell: Cell, column: Column, formats: dict[str, Any]) -> None:
    if cell is None:
        if column.is_number:
            sheet.write_string(*at, MISSING, formats["missing"])
    elif isinstance(cell, int):
        sheet.write_number(*at, cell, formats["change" if column.kind is ColumnKind.CHANGE else "number"])
    elif isinstance(cell, date):
        sheet.write_datetime(*at, datetime.combine(cell, time()), formats["date"])
    else:
        sheet.write_string(*at, cell, formats["one_line" if column.kind in ONE_LINE else "text"])


def _about_sheet(book: Any, table: Table) -> None:
    sheet = book.add_worksheet(_("About this file"))
    title = book.add_format({"bold": True, "font_name": "Arial", "font_size": 12, "font_color": INK})
    label = book.add_format({"font_name": "Arial", "font_size": 10, "valign": "top", "font_color": "#565F5F"})
    words = book.add_format({"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, table.title, title)
    told = [*table.facts, *([("", table.introduction)] if table.introduction else [])]
    for place, (name, text) in enumerate(told, start=2):
        sheet.write_string(place, 0, name, label)
        sheet.write_string(place, 1, text, words)

"""Rows → the bytes of a workbook, so that forms written by us as data go through the same door as anyone's."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

Rows = Iterable[Mapping[str, Any]]
SHEETS = ("survey", "choices", "settings")


def workbook_of(form: Mapping[str, Rows]) -> bytes:
    """An .xlsx with the sheets survey, choices and settings; the columns in the order in which rows first name them."""
    import xlsxwriter  # noqa: PLC0415 (the library comes with the first workbook)

    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True})
    for name in (*SHEETS, *(other for other in form if other not in SHEETS)):
        rows = list(form.get(name, ()))
        sheet = book.add_worksheet(name)
        columns = list(dict.fromkeys(column for row in rows for column in row))
        sheet.write_row(0, 0, columns, head)
        for number, row in enumerate(rows, start=1):
            for index, column in enumerate(columns):
                if (value := row.get(column)) is not None and value != "":
                    sheet.write_string(number, index, str(value))
    book.close()
    return written.getvalue()

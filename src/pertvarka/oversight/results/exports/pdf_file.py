"""A tagged PDF (PDF/UA-1) by typst: title, language, headings and table heads are told to screen readers.

The typeface is Schibsted Grotesk, as on the pages; typst reads no WOFF2, so two TrueType weights stand in `fonts/`.
"""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import typst
from django.utils.translation import gettext as _

from pertvarka.oversight.results.exports.table import Column, ColumnKind, ExportFile, Group, Row, Table

MEDIA_TYPE = "application/pdf"
HERE = Path(__file__).parent


def write(table: Table) -> ExportFile:
    # The moment of the data, not of the download: the same data give the same bytes.
    moment = int(datetime.combine(table.as_of, time(), UTC).timestamp())
    content = typst.compile(
        (HERE / "results.typ").read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"table": json.dumps(_as_data(table), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=moment,
    )
    return ExportFile(f"{table.file_stem}.pdf", MEDIA_TYPE, content)


@cache
def _fonts() -> typst.Fonts:
    """Our fonts and typst's own, never the machine's: the file looks the same wherever it was made."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(HERE / "fonts")])


def _as_data(table: Table) -> dict[str, object]:
    return {
        "title": table.title,
        "language": table.language,
        "introduction": table.introduction,
        "keywords": ["Pertvarka", table.as_of.isoformat()],
        "footer": f"{table.title}, {table.as_of.isoformat()}",
        "facts": [{"label": label, "text": text} for label, text in table.facts],
        "columns": [_column_data(column) for _place, column in table.document_columns],
        "bar_heading": _("Against plan"),
        "groups": [_group_data(table, group) for group in table.groups],
    }


def _column_data(column: Column) -> dict[str, object]:
    return {
        "heading": column.heading,
        "width": column.width,
        "is_title": column.kind is ColumnKind.TITLE,
        "is_number": column.is_number,
    }


def _group_data(table: Table, group: Group) -> dict[str, object]:
    return {
        "heading": group.heading,
        "lines_heading": group.lines_heading,
        "lines": list(group.lines),
        "empty": group.empty,
        "rows": [_row_data(table, row) for row in group.rows],
    }


def _row_data(table: Table, row: Row) -> dict[str, object]:
    return {
        "cells": [column.shown(row.cells[place]) for place, column in table.document_columns],
        "notes": list(table.notes_of(row)),
        "planned": row.planned,
        "achieved": row.achieved,
    }

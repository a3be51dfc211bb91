"""The table as a tagged PDF for paper and for screen readers: captions, rows with their bars, page numbers."""

from datetime import UTC, datetime, time
from pathlib import Path

from django.utils.translation import gettext as _

from pertvarka.foundation.base import print as printing
from pertvarka.oversight.results.exports.table import Column, ColumnKind, ExportFile, Group, Row, Table

MEDIA_TYPE = printing.MEDIA_TYPE
LAYOUT = Path(__file__).parent / "results.typ"


def write(table: Table) -> ExportFile:
    # The moment of the data, not of the download: the same data give the same bytes.
    moment = datetime.combine(table.as_of, time(), UTC)
    content = printing.pdf(LAYOUT, _as_data(table), made_at=moment)
    return ExportFile(f"{table.file_stem}.pdf", MEDIA_TYPE, content)


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

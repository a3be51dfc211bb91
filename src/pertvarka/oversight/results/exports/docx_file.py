"""A Word document: real headings, a repeated table head, the language told to screen readers and spelling."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from docx.shared import Pt

from pertvarka.foundation.base.print import word
from pertvarka.oversight.results.exports.table import ColumnKind, ExportFile, Group, Table

# Columns after the title take what they need, the title the rest.
NARROW_MM = {ColumnKind.TEXT: 22, ColumnKind.NUMBER: 26, ColumnKind.CHANGE: 24, ColumnKind.DATE: 24}
PADDING, NOTE = 3, Pt(8.5)


def write(table: Table) -> ExportFile:
    made_at = datetime.combine(table.as_of, time(), UTC)
    footer = f"{table.title}. {_('Page')} "
    document = word.begin(title=table.title, language=table.language, made_at=made_at, footer=footer, is_wide=True)
    document.add_heading(table.title, level=1)
    if table.introduction:
        document.add_paragraph(table.introduction)
    word.add_facts(document, table.facts)
    columns = _columns(table)
    for group in table.groups:
        _add_group(document, table, group, columns)
    return ExportFile(f"{table.file_stem}.docx", word.MEDIA_TYPE, word.content_of(document))


def _columns(table: Table) -> word.Columns:
    shown = [column for _place, column in table.document_columns]
    rest = word.WIDE_MM - sum(NARROW_MM.get(column.kind, 0) for column in shown)
    return word.Columns(
        [column.heading for column in shown],
        frozenset(place for place, column in enumerate(shown) if column.is_number),
        [NARROW_MM.get(column.kind, rest) for column in shown],
        size=10,
        head_size=10,
        padding=PADDING,
    )


def _add_group(document: Any, table: Table, group: Group, columns: word.Columns) -> None:
    if group.heading:
        document.add_heading(group.heading, level=2)
    if group.lines:
        _add_line(document, f"{group.lines_heading}:", style="Normal")
        for line in group.lines:
            _add_line(document, line, style="List Bullet")
        document.paragraphs[-1].paragraph_format.space_after = Pt(8)
    if not group.rows:
        document.add_paragraph(group.empty)
        return
    drawn = word.add_table(document, columns, title=group.heading or table.title, description=table.title)
    for row in group.rows:
        told = [column.shown(row.cells[place]) for place, column in table.document_columns]
        cells = word.add_row(drawn, told, columns).cells
        for cell, (_place, column) in zip(cells, table.document_columns, strict=True):
            if column.kind is ColumnKind.TITLE:
                _add_notes(cell, table.notes_of(row))


def _add_line(document: Any, text: str, *, style: str) -> None:
    """A line of the group's head, which stays on the page of the rows it introduces."""
    layout = document.add_paragraph(text, style=style).paragraph_format
    layout.space_after, layout.keep_with_next = Pt(0), True


def _add_notes(cell: Any, notes: Sequence[str]) -> None:
    for note in notes:
        paragraph = cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(PADDING)
        run = paragraph.add_run(note)
        run.font.size, run.font.color.rgb = NOTE, word.INK_2

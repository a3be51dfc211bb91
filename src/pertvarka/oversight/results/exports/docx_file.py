"""A Word document: real headings, a repeated table head, the language told to screen readers and spelling."""

import io
from datetime import UTC, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pertvarka.oversight.results.exports.table import ColumnKind, ExportFile, Group, Row, Table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Arial"
INK, INK_2, RULE = RGBColor(0x22, 0x2E, 0x2E), RGBColor(0x56, 0x5F, 0x5F), "9AA3A3"
LOCALES = {"lt": "lt-LT", "en": "en-GB"}
# A4 on its side without margins: 253 mm. Columns after the title take what they need, the title the rest.
WIDTH_MM = 253
CELL_PADDING = Pt(3)
NARROW_MM = {ColumnKind.TEXT: 22, ColumnKind.NUMBER: 26, ColumnKind.CHANGE: 24, ColumnKind.DATE: 24}


def write(table: Table) -> ExportFile:
    document = Document()
    _prepare(document, table)
    document.add_heading(table.title, level=1)
    if table.introduction:
        document.add_paragraph(table.introduction)
    for label, text in table.facts:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(text)
    for group in table.groups:
        _add_group(document, table, group)
    content = io.BytesIO()
    document.save(content)
    return ExportFile(f"{table.file_stem}.docx", MEDIA_TYPE, content.getvalue())


def _prepare(document: Any, table: Table) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = table.title, "Pertvarka", LOCALES[table.language]
    properties.created = properties.modified = datetime.combine(table.as_of, time(), UTC)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(22)
    for name, size in (("Normal", 10), ("Heading 1", 20), ("Heading 2", 13)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LOCALES[table.language])
    _add_page_number(section.footer.paragraphs[0], table)


def _add_page_number(paragraph: Any, table: Table) -> None:
    paragraph.add_run(f"{table.title}. {_('Page')} ")
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._r.append(element)  # noqa: SLF001 (python-docx has no API for fields)


def _add_group(document: Any, table: Table, group: Group) -> None:
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
    columns = table.document_columns
    drawn = document.add_table(rows=1, cols=len(columns))
    drawn.autofit = False
    _describe(drawn, title=group.heading or table.title, description=table.title)
    _repeat(drawn.rows[0])
    for cell, (_place, column) in zip(drawn.rows[0].cells, columns, strict=True):
        _fill(cell, column.heading, is_number=column.is_number, bold=True)
    for row in group.rows:
        _add_row(drawn, table, row)
    _set_widths(drawn, [column.kind for _place, column in columns])


def _add_line(document: Any, text: str, *, style: str) -> None:
    """A line of the group's head, which stays on the page of the rows it introduces."""
    layout = document.add_paragraph(text, style=style).paragraph_format
    layout.space_after, layout.keep_with_next = Pt(0), True


def _add_row(drawn: Any, table: Table, row: Row) -> None:
    new = drawn.add_row()
    _keep_whole(new)
    for cell, (place, column) in zip(new.cells, table.document_columns, strict=True):
        _fill(cell, column.shown(row.cells[place]), is_number=column.is_number)
        if column.kind is ColumnKind.TITLE:
            for note in table.notes_of(row):
                paragraph = cell.add_paragraph()
                paragraph.paragraph_format.space_after = CELL_PADDING
                run = paragraph.add_run(note)
                run.font.size, run.font.color.rgb = Pt(8.5), INK_2


def _fill(cell: Any, text: str, *, is_number: bool, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = CELL_PADDING
    paragraph.add_run(text).bold = bold
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _describe(drawn: Any, *, title: str, description: str) -> None:
    """Alternative text of the table and thin rules under its rows."""
    properties = drawn._tbl.tblPr  # noqa: SLF001 (python-docx has no API for these)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    look = properties.find(qn("w:tblLook"))
    (look.addprevious if look is not None else properties.append)(borders)
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), text)
        properties.append(element)


def _repeat(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _set_widths(drawn: Any, kinds: list[ColumnKind]) -> None:
    narrow = sum(NARROW_MM.get(kind, 0) for kind in kinds)
    for place, kind in enumerate(kinds):
        width = Mm(NARROW_MM.get(kind, WIDTH_MM - narrow))
        drawn.columns[place].width = width
        for cell in drawn.columns[place].cells:
            cell.width = width

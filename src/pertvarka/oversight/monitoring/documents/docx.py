"""The pack as a Word document: real headings, repeated table heads, the language told to screen readers."""

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pertvarka.oversight.monitoring.documents.told import Section, Told

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Arial"
INK = RGBColor(0x22, 0x2E, 0x2E)
LOCALES = {"lt": "lt-LT", "en": "en-GB"}


def write(told: Told, *, made_at: datetime) -> bytes:
    document = Document()
    _prepare(document, told, made_at)
    document.add_heading(told.title, level=1)
    if told.invented:
        document.add_paragraph(told.invented)
    for label, value in told.facts:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(f"{label}: ").bold = True
        line.add_run(value)
    for section in told.sections:
        document.add_heading(section.title, level=2)
        if section.rows:
            _add_table(document, section)
        else:
            document.add_paragraph(section.empty)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _prepare(document: Any, told: Told, made_at: datetime) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = told.title, "Pertvarka", LOCALES[told.language]
    properties.created = properties.modified = made_at
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    page.footer.paragraphs[0].add_run(told.footer)
    for name, size in (("Normal", 10), ("Heading 1", 20), ("Heading 2", 13)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LOCALES[told.language])


def _add_table(document: Any, section: Section) -> None:
    drawn = document.add_table(rows=1, cols=len(section.columns))
    drawn.style = "Table Grid"
    drawn.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 (python-docx has no API)
    _fill(drawn.rows[0], section.columns, section, bold=True)
    for row in section.rows:
        new = drawn.add_row()
        new._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
        _fill(new, row, section)


def _fill(row: Any, words: tuple[str, ...], section: Section, *, bold: bool = False) -> None:
    for place, (cell, word) in enumerate(zip(row.cells, words, strict=True)):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(word)
        run.bold, run.font.size = bold, Pt(9)
        if place in section.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

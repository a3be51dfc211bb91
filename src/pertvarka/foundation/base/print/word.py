"""Word documents: real headings, repeated heads of tables, the language told to screen readers and to spelling.

The document is built in code, so a review can read it. python-docx has no interface for some of this; those few lines
of XML stand here once.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pertvarka.foundation.base import print as printing

MEDIA_TYPE = printing.WORD_MEDIA_TYPE
FONT = "Arial"
INK, INK_2, RULE, TINT = RGBColor(0x22, 0x2E, 0x2E), RGBColor(0x56, 0x5F, 0x5F), "9AA3A3", "D7E5E3"
LOCALES = {"lt": "lt-LT", "en": "en-GB"}
MARGIN_MM = 20
WIDTH_MM, WIDE_MM = 170, 257
"""Of A4 upright and on its side, without margins."""


@dataclass(frozen=True)
class Columns:
    """The columns of a table. Without widths the program that opens the document fits them to their words. Sizes of
    letters and the room above and below them are in points.
    """

    headings: Sequence[str]
    numeric: frozenset[int] = frozenset()
    widths_mm: Sequence[float] = ()
    size: float = 9
    head_size: float = 8
    padding: float = 2


def begin(*, title: str, language: str, made_at: datetime, footer: str, is_wide: bool = False) -> Any:
    """An empty document, A4 upright or on its side, with its language and styles; pages are numbered after `footer`."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "Pertvarka", LOCALES[language]
    properties.created = properties.modified = made_at
    page = document.sections[0]
    page.page_width, page.page_height = (Mm(297), Mm(210)) if is_wide else (Mm(210), Mm(297))
    page.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(MARGIN_MM)
    for name, size in (("Normal", 10), ("Heading 1", 20), ("Heading 2", 13)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
    for told in document.styles.element.iter(qn("w:lang")):
        told.set(qn("w:val"), LOCALES[language])
    _number_pages(page.footer.paragraphs[0], footer)
    return document


def add_facts(document: Any, facts: Sequence[tuple[str, str]]) -> None:
    """A label and what it tells, a line each."""
    for label, value in facts:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(f"{label}: ").bold = True
        line.add_run(value)


def content_of(document: Any) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def add_table(document: Any, columns: Columns, *, title: str, description: str = "") -> Any:
    """A table with its head, which is repeated on every page; title and description are its alternative text."""
    drawn = document.add_table(rows=1, cols=len(columns.headings))
    drawn.autofit = not columns.widths_mm
    for place, width in enumerate(columns.widths_mm):
        drawn.columns[place].width = Mm(width)
    _describe(drawn, title, description)
    head = drawn.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 (python-docx has no interface)
    _fill(head, columns.headings, columns, is_bold=True, size=columns.head_size)
    return drawn


def add_row(drawn: Any, words: Sequence[str], columns: Columns, *, is_bold: bool = False) -> Any:
    """A row that is not torn apart by the end of a page."""
    row = drawn.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
    _fill(row, words, columns, is_bold=is_bold, size=columns.size)
    return row


def tint(cell: Any) -> None:
    """Ground of a cell; the words in it must say the same."""
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=TINT))  # noqa: SLF001


def _fill(row: Any, words: Sequence[str], columns: Columns, *, is_bold: bool, size: float) -> None:
    for place, (cell, word) in enumerate(zip(row.cells, words, strict=True)):
        if columns.widths_mm:
            cell.width = Mm(columns.widths_mm[place])
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(columns.padding)
        run = paragraph.add_run(word)
        run.bold, run.font.size = is_bold, Pt(size)
        if place in columns.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _describe(drawn: Any, title: str, description: str) -> None:
    """Thin rules under the rows, room in the cells, the alternative text."""
    properties = drawn._tbl.tblPr  # noqa: SLF001
    borders, margins = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=RULE))
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w="57", type="dxa"))
    # The schema wants this order: borders, layout, margins, look, caption, description.
    for element, before in ((borders, "w:tblLayout"), (margins, "w:tblLook")):
        following = properties.find(qn(before))
        (following.addprevious if following is not None else properties.append)(element)
    properties.append(_element("w:tblCaption", val=title))
    if description:
        properties.append(_element("w:tblDescription", val=description))


def _element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _number_pages(paragraph: Any, footer: str) -> None:
    paragraph.add_run(footer)
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = _element("w:fldChar", fldCharType=kind) if kind else OxmlElement("w:instrText")
        if text:
            element.text = text
        run._r.append(element)  # noqa: SLF001

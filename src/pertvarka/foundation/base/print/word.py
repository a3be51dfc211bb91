"""Word documents: real headings, repeated heads of tables, the language told to screen readers and to spelling.

The document is built in code, so a review can read it. python-docx has no interface for some of this; those few lines
of XML stand here once.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Arial"
INK, INK_2, RULE, TINT = RGBColor(0x22, 0x2E, 0x2E), RGBColor(0x56, 0x5F, 0x5F), "9AA3A3", "D7E5E3"
LOCALES = {"lt": "lt-LT", "en": "en-GB"}
SIZE, HEAD_SIZE = Pt(9), Pt(8)
WIDTH_MM = 170
"""Of A4 upright, without margins."""


def begin(*, title: str, language: str, made_at: datetime, footer: str) -> Any:
    """An empty document, A4 upright, with its title, language and styles."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "Pertvarka", LOCALES[language]
    properties.created = properties.modified = made_at
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
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


def content_of(document: Any) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def add_table(
    document: Any, *, title: str, columns: Sequence[str], numeric: frozenset[int], widths_mm: Sequence[float]
) -> Any:
    """A table with its head, which is repeated on every page; `title` is its alternative text."""
    drawn = document.add_table(rows=1, cols=len(columns))
    drawn.autofit = False
    for place, width in enumerate(widths_mm):
        drawn.columns[place].width = Mm(width)
    _describe(drawn, title)
    head = drawn.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 (python-docx has no interface)
    fill(head, columns, numeric=numeric, widths_mm=widths_mm, is_bold=True, size=HEAD_SIZE)
    return drawn


def add_row(
    drawn: Any, words: Sequence[str], *, numeric: frozenset[int], widths_mm: Sequence[float], is_bold: bool = False
) -> Any:
    """A row that is not torn apart by the end of a page."""
    row = drawn.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
    fill(row, words, numeric=numeric, widths_mm=widths_mm, is_bold=is_bold)
    return row


def fill(
    row: Any,
    words: Sequence[str],
    *,
    numeric: frozenset[int],
    widths_mm: Sequence[float],
    is_bold: bool = False,
    size: Pt = SIZE,
) -> None:
    for place, (cell, word) in enumerate(zip(row.cells, words, strict=True)):
        cell.width = Mm(widths_mm[place])
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(word)
        run.bold, run.font.size = is_bold, size
        if place in numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def tint(cell: Any) -> None:
    """Ground of a cell; the words in it must say the same."""
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", TINT)):
        ground.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(ground)  # noqa: SLF001


def _describe(drawn: Any, title: str) -> None:
    properties = drawn._tbl.tblPr  # noqa: SLF001
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        for name, value in (("w", "57"), ("type", "dxa")):
            margin.set(qn(f"w:{name}"), value)
        margins.append(margin)
    # The schema wants this order: borders, layout, margins, look, caption.
    for element, before in ((borders, "w:tblLayout"), (margins, "w:tblLook")):
        following = properties.find(qn(before))
        (following.addprevious if following is not None else properties.append)(element)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    properties.append(caption)


def _number_pages(paragraph: Any, footer: str) -> None:
    paragraph.add_run(f"{footer}  ")
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)  # noqa: SLF001

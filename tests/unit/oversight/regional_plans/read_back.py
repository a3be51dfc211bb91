"""Documents of plans read back as words."""

import io

import pypdf
from docx import Document


def words_of_pdf(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages).split())


def words_of_docx(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = (cell.text for drawn in document.tables for row in drawn.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])

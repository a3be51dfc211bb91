"""Invented texts as Word documents, written here from our own words."""

import io
from collections.abc import Iterable

import docx


def written(title: str, paragraphs: Iterable[str]) -> bytes:
    """A document with a heading and its paragraphs."""
    document, kept = docx.Document(), io.BytesIO()
    document.add_heading(title, level=1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(kept)
    return kept.getvalue()

"""Printed pages: a tagged PDF (PDF/UA-1) by typst, in which title, language and headings are told to screen readers.

A room keeps its own layout (`….typ`) and brings what the file says as data; nothing is ever put into the layout's text.
The typeface is Schibsted Grotesk, as on the pages; typst reads no WOFF2, so two TrueType weights stand in `fonts/`.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

import typst

MEDIA_TYPE = "application/pdf"
WORD_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""Told here, so that whoever only names it does not bring the library of `print.word`."""
FONTS = Path(__file__).parent / "fonts"


def pdf(layout: Path, data: Mapping[str, object], *, made_at: datetime) -> bytes:
    """The file a layout makes of the data, which it reads with `json(bytes(sys.inputs.data))`.

    `made_at` is written into the file: where it is the moment of the data, the same data give the same bytes.
    """
    content: bytes = typst.compile(
        layout.read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(made_at.timestamp()),
    )
    return content


@cache
def _fonts() -> typst.Fonts:
    """Our fonts and typst's own, never the machine's: the file looks the same wherever it was made."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])

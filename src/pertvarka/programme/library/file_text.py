"""The text of a PDF, DOCX or ODT file. Files come from outside: size, pages, unpacking and time have limits."""

import io
import lzma
import struct
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from pertvarka.foundation.base.kept_files import DOCX, ODT, PDF
from pertvarka.programme.library.errors import FileUnreadable

# Kinds whose text can be read, and so the kinds that the library takes.
TAKEN = (PDF, DOCX, ODT)

MOST_PAGES = 1_000
LONGEST_TEXT = 400_000
LARGEST_PART = 20 * 1024 * 1024
MOST_PARTS = 2_000
LARGEST_RATIO = 200
SMALL_PART = 1024 * 1024
LONGEST_SECONDS = 60
PART_OF = {DOCX: "word/document.xml", ODT: "content.xml"}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OPEN_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
ENDS = {f"{WORD}p", f"{OPEN_TEXT}p", f"{OPEN_TEXT}h"}
SPACES = {f"{WORD}tab", f"{WORD}br"}
OPEN_SPACES = {f"{OPEN_TEXT}s", f"{OPEN_TEXT}tab", f"{OPEN_TEXT}line-break"}
# Whatever a damaged file makes a reader stumble over.
DAMAGE = (
    *(zlib.error, lzma.LZMAError, struct.error),
    *(ValueError, LookupError, TypeError, AttributeError, OSError, EOFError),
    *(RecursionError, NotImplementedError, RuntimeError, ArithmeticError, AssertionError),
)


def read(content: bytes, media_type: str) -> str:
    """The text, lines as in the file, at most `LONGEST_TEXT` letters; empty where there is none (a scan).

    Raises:
        FileUnreadable: damaged, locked, too many pages, a bomb, or too slow.
    """
    lines = _pdf(content) if media_type == PDF else _packed(content, PART_OF[media_type])
    began, length, kept = time.monotonic(), 0, []
    for line in lines:
        kept.append(line)
        length += len(line) + 1
        if length >= LONGEST_TEXT:
            break
        if time.monotonic() - began > LONGEST_SECONDS:
            raise FileUnreadable("too_slow")
    text = unicodedata.normalize("NFC", "\n".join(kept)).replace("\x00", "")
    # A lone half of a letter cannot be kept as UTF-8.
    return text.encode("utf-8", "ignore").decode("utf-8")[:LONGEST_TEXT].strip()


def _pdf(content: bytes) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415 (a tenth of a second of every start, for who reads a file)
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    damage = (PyPdfError, DependencyError, *DAMAGE)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileUnreadable("locked")
        pages = len(reader.pages)
    except damage as problem:
        raise FileUnreadable("damaged") from problem
    if pages > MOST_PAGES:
        raise FileUnreadable("too_many_pages")
    for number in range(pages):
        try:
            yield reader.pages[number].extract_text()
        except damage as problem:
            raise FileUnreadable("damaged") from problem


def _packed(content: bytes, part: str) -> Iterator[str]:
    """Paragraphs of the one part that holds the text; the sizes are asked before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            told = packed.infolist()
            if len(told) > MOST_PARTS:
                raise FileUnreadable("bomb")
            asked = packed.getinfo(part)
            swells = asked.file_size > SMALL_PART and asked.file_size > LARGEST_RATIO * max(1, asked.compress_size)
            if asked.file_size > LARGEST_PART or swells:
                raise FileUnreadable("bomb")
            if asked.flag_bits & 1:
                raise FileUnreadable("locked")
            with packed.open(asked) as opened:
                written = opened.read(LARGEST_PART + 1)
    except (zipfile.BadZipFile, *DAMAGE) as problem:
        raise FileUnreadable("damaged") from problem
    if b"<!DOCTYPE" in written or b"<!ENTITY" in written:
        raise FileUnreadable("bomb")
    yield from _paragraphs(written)


def _paragraphs(written: bytes) -> Iterator[str]:
    line: list[str] = []
    try:
        for event, node in ET.iterparse(io.BytesIO(written), events=("start", "end")):  # noqa: S314 (no entities)
            if event == "start":
                if node.tag in SPACES:
                    line.append(" ")
                continue
            if node.tag in OPEN_SPACES:
                node.text = " "
            if node.tag == f"{WORD}t":
                line.append(node.text or "")
            if node.tag in ENDS:
                if not node.tag.startswith(WORD):
                    line = ["".join(node.itertext())]
                yield "".join(line)
                line = []
                node.clear()
    except ET.ParseError as problem:
        raise FileUnreadable("damaged") from problem

"""Files before they are attached: what they are by their first bytes, whatever they are called, and what stays of them.

Pictures are opened and written anew from their dots alone: where the photograph was taken, what the camera is called
and whatever else was glued to the file stays behind. PDF is looked through (pdf_checks), text is read; nothing else is
taken.
"""

import struct
import unicodedata
import zlib
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageOps

from pertvarka.people.cases import pdf_checks
from pertvarka.people.cases.errors import FileRefused
from pertvarka.people.cases.file_faults import FileFault

LARGEST_BYTES = 10 * 1024 * 1024
MOST_DOTS = 40_000_000
JPEG_QUALITY = 90
DOCUMENTS = {".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp"}
PICTURES = {".heic", ".heif", ".avif", ".gif", ".bmp", ".tif", ".tiff", ".svg"}
# Text that other programs take for orders: shown as text it does nothing, saved and opened it would.
ORDERS = (b"<", b"#!", b"%!", b"@echo", b"{\\rtf")
SPACES = "\t\n\r\f"

# What a damaged or malicious picture raises in the decoder; anything else is a mistake of ours.
DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, struct.error, zlib.error)
BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class MediaType(StrEnum):
    """What can be attached."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    PDF = "application/pdf"
    TEXT = "text/plain"


EXTENSIONS = {
    MediaType.JPEG: "jpg",
    MediaType.PNG: "png",
    MediaType.WEBP: "webp",
    MediaType.PDF: "pdf",
    MediaType.TEXT: "txt",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A file as it will be kept and given out."""

    media_type: MediaType
    content: bytes


def check(content: bytes, *, declared_name: str) -> Checked:
    """The file as it may be kept. The name only helps to say what to do with a file that is not taken.

    Raises:
        FileRefused: it is empty, too large, of another kind, damaged, or holds what a document for reading does not.
    """
    if not content:
        raise FileRefused(FileFault.EMPTY)
    if len(content) > LARGEST_BYTES:
        raise FileRefused(FileFault.TOO_LARGE)
    kind = _kind(content)
    match kind:
        case MediaType.JPEG | MediaType.PNG | MediaType.WEBP:
            return Checked(kind, _written_anew(content, kind))
        case MediaType.PDF:
            pdf_checks.check(content)
            return Checked(kind, content)
        case MediaType.TEXT:
            return Checked(kind, _read(content))
        case _:
            raise FileRefused(_fault_of_stranger(declared_name))


def _kind(content: bytes) -> MediaType | None:
    if content.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return MediaType.WEBP
    if content.startswith(b"%PDF-"):
        return MediaType.PDF
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if b"\0" in content or b"%PDF-" in content or start.startswith(ORDERS):
        return None
    return MediaType.TEXT


def _fault_of_stranger(declared_name: str) -> FileFault:
    extension = PurePath(declared_name).suffix.lower()
    if extension in DOCUMENTS:
        return FileFault.DOCUMENT
    return FileFault.PICTURE_KIND if extension in PICTURES else FileFault.OTHER_KIND


def _read(content: bytes) -> bytes:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise FileRefused(FileFault.ENCODING) from problem
    if any(unicodedata.category(sign) == "Cc" and sign not in SPACES for sign in text):
        raise FileRefused(FileFault.OTHER_KIND)
    return text.encode()


def _written_anew(content: bytes, kind: MediaType) -> bytes:
    """The first picture of the file, turned the way it was taken, without anything that is not a dot."""
    wanted = kind.name
    try:
        with Image.open(BytesIO(content), formats=[wanted]) as opened:
            # Before a single dot is unpacked: the header says how many there will be.
            if opened.width * opened.height > MOST_DOTS:
                raise FileRefused(FileFault.TOO_MANY_DOTS)
            picture = ImageOps.exif_transpose(opened).convert(_mode(opened, kind))
    except BOMB as problem:
        raise FileRefused(FileFault.TOO_MANY_DOTS) from problem
    except DAMAGE as problem:
        raise FileRefused(FileFault.BROKEN) from problem
    picture.info = {}
    written = BytesIO()
    picture.save(written, format=wanted, **({} if kind is MediaType.PNG else {"quality": JPEG_QUALITY}))
    return written.getvalue()


def _mode(picture: Image.Image, kind: MediaType) -> str:
    if kind is not MediaType.JPEG and picture.has_transparency_data:
        return "RGBA"
    return "L" if picture.mode in {"1", "L"} and kind is not MediaType.WEBP else "RGB"

"""Files people bring to be kept: what each is by its content, what is refused before it is kept, and its way out.

Every room that keeps files says which kinds it takes; a file's own name is never trusted for what it is.
"""

import io
import zipfile
from collections.abc import Sequence
from pathlib import PurePath

from django.http import HttpResponse
from django.utils.text import slugify

from pertvarka.foundation.base.file_errors import FileNotTaken

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODP = "application/vnd.oasis.opendocument.presentation"
EXTENSIONS = {PDF: "pdf", DOCX: "docx", PPTX: "pptx", ODT: "odt", ODP: "odp"}

LARGEST_BYTES = 20 * 1024 * 1024
NAME_LENGTH = 160
# The part that only a file of this kind has.
PART_OF = {DOCX: "word/document.xml", PPTX: "ppt/presentation.xml"}
MACROS = "vbaProject.bin"
UNREADABLE = (zipfile.BadZipFile, ValueError, LookupError, OSError, EOFError, RuntimeError, NotImplementedError)


def media_type_of(content: bytes) -> str:
    """What a file is, by its content and not by its name; empty where it is none of ours."""
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
            if any(PurePath(name).name == MACROS for name in names):
                return ""
            found = next((kind for kind, part in PART_OF.items() if part in names), "")
            return found or _open_document(packed, names)
    except UNREADABLE:
        return ""


def checked(content: bytes, *, taken: Sequence[str]) -> str:
    """The kind of a file that may be kept here.

    Raises:
        FileNotTaken: it is empty, too large, or of no kind that is taken.
    """
    if not content:
        raise FileNotTaken(fault="empty")
    if len(content) > LARGEST_BYTES:
        raise FileNotTaken(fault="too_large")
    media_type = media_type_of(content)
    if media_type not in taken:
        raise FileNotTaken(fault="unknown", taken=[EXTENSIONS[kind].upper() for kind in taken])
    return media_type


def safe_name(given: str, media_type: str, *, otherwise: str) -> str:
    """A name that is safe in a header and on a disk: the file's own words, the extension of what it is.

    >>> safe_name("../Skaidrės 2026.exe", PDF, otherwise="skaidres")
    'skaidres-2026.pdf'
    """
    extension = EXTENSIONS[media_type]
    stem = slugify(PurePath(given).stem)[: NAME_LENGTH - len(extension) - 1] or otherwise
    return f"{stem}.{extension}"


def handed_out(content: "bytes | memoryview[int]", *, media_type: str, file_name: str) -> HttpResponse:
    """A kept file on its way out: to be saved, never shown inside a page of ours, and never guessed to be another."""
    answer = HttpResponse(bytes(content), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{file_name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _open_document(packed: zipfile.ZipFile, names: set[str]) -> str:
    """OpenDocument says what it is in a small file of its own."""
    if "mimetype" not in names or packed.getinfo("mimetype").file_size > max(map(len, (ODT, ODP))):
        return ""
    told = packed.read("mimetype").decode("ascii", "replace")
    return told if told in (ODT, ODP) else ""

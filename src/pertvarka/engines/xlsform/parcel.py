"""The stranger's parcel: an .xlsx is a zip of XML, and is measured here before any reader opens it.

What comes out is a parcel of our own with the parts that a reader needs, each as large as it said and free of entities,
so that a lying header or a cell at the far end of a sheet cannot make the reader ask for the machine's memory.
"""

import io
import zipfile
import zlib
from typing import Any
from xml.parsers import expat

from pertvarka.engines.xlsform.faults import Fault, FormRefused

MEGABYTE = 1024 * 1024
LARGEST_FILE = 10 * MEGABYTE
LARGEST_UNPACKED = 50 * MEGABYTE
RATIO_FROM = MEGABYTE
LARGEST_RATIO = 150
MOST_PARTS = 500
MOST_ROWS = 5_000
MOST_COLUMNS = 300
PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")


def repacked(content: bytes, *, most_rows: int = MOST_ROWS) -> bytes:
    """The workbook's XML parts in a plain parcel, or FormRefused with the first thing that is wrong with the file.

    A questionnaire needs no more rows than `MOST_ROWS`; who reads a list says how long it may be.
    """
    if len(content) > LARGEST_FILE:
        raise _refused("file_too_large", limit=LARGEST_FILE // MEGABYTE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _opened(archive, most_rows)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as problem:
        if isinstance(problem, FormRefused):
            raise
        raise _refused("not_a_workbook") from problem


def _opened(archive: zipfile.ZipFile, most_rows: int) -> bytes:
    parts = [part for part in archive.infolist() if not part.is_dir()]
    if len(parts) > MOST_PARTS:
        raise _refused("too_many_parts", limit=MOST_PARTS)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise _refused("unpacks_too_large", limit=LARGEST_UNPACKED // MEGABYTE)
    for part in parts:
        if part.file_size > RATIO_FROM and part.file_size > LARGEST_RATIO * max(part.compress_size, 1):
            raise _refused("packed_too_tightly", feature=part.filename)
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise _refused("not_a_workbook")
    ours = io.BytesIO()
    with zipfile.ZipFile(ours, "w", zipfile.ZIP_STORED) as parcel:
        for part in parts:
            with archive.open(part) as stream:
                if stream.read(4) in PACKED:
                    raise _refused("file_within_file", feature=part.filename)
            if part.filename.lower().endswith((".xml", ".rels")):
                body = archive.read(part)
                _look_through(part.filename, body, most_rows)
                parcel.writestr(part.filename, body)
    return ours.getvalue()


def _look_through(name: str, body: bytes, most_rows: int) -> None:
    """Refuse entities in any part, and cells far away in a sheet: readers lay a sheet out as a rectangle."""
    row = 0

    def on_doctype(*_: Any) -> None:
        raise _refused("entity_in_file", feature=name)

    def on_element(element: str, attributes: dict[str, str]) -> None:
        nonlocal row
        kind = element.rpartition(":")[2]
        if kind == "row":
            row = _number(attributes.get("r"), row + 1)
        elif kind == "c":
            _within(name, row, attributes.get("r", ""), most_rows)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = on_doctype
    if "/worksheets/" in name:
        parser.StartElementHandler = on_element
    try:
        parser.Parse(body, True)
    except expat.ExpatError as problem:
        raise _refused("not_a_workbook") from problem


def _within(part: str, row: int, address: str, most_rows: int) -> None:
    letters = address.rstrip("0123456789")
    row = max(row, _number(address[len(letters) :], row))
    sheet = part.rpartition("/")[2].removesuffix(".xml")
    if row > most_rows:
        raise FormRefused([Fault("too_many_rows", sheet, address or f"row {row}", values={"limit": str(most_rows)})])
    if column_number(letters) > MOST_COLUMNS:
        raise FormRefused([Fault("too_many_columns", sheet, address, values={"limit": str(MOST_COLUMNS)})])


def column_number(letters: str) -> int:
    """
    >>> column_number("A"), column_number("AA"), column_number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters[:8].upper():
        number = number * 26 + ord(letter) - 64
    return number


def _number(text: str | None, otherwise: int) -> int:
    return int(text[:12]) if text and text.isascii() and text.isdigit() else otherwise


def _refused(code: str, *, feature: str = "", limit: int | None = None) -> FormRefused:
    return FormRefused([Fault(code, feature=feature, values={} if limit is None else {"limit": str(limit)})])

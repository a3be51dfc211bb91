"""Files that mean harm are refused before a reader opens them, unread and in little memory."""

import io
import tracemalloc
import zipfile
from collections.abc import Mapping

import pytest

from pertvarka.engines.xlsform.check import check
from pertvarka.engines.xlsform.faults import FormRefused
from tests.unit.engines.xlsform.forms import book, question

GOOD = book(question("text", "x"))
SHEET = "xl/worksheets/sheet1.xml"


def changed(parts: Mapping[str, bytes]) -> bytes:
    """The good workbook with some parts put in."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as ours:
        for name in good.namelist():
            if name not in parts:
                ours.writestr(name, good.read(name))
        for name, body in parts.items():
            ours.writestr(name, body)
    return written.getvalue()


def sheet_with(address: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good:
        row = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        cell = f'<row r="{row}"><c r="{address}" t="n"><v>1</v></c></row></sheetData>'
        return good.read(SHEET).replace(b"</sheetData>", cell.encode())


def refusal(content: bytes) -> str:
    with pytest.raises(FormRefused) as refused:
        check(content)
    return refused.value.faults[0].code


def test_a_bomb_of_a_hundred_megabytes_is_refused_unopened_and_in_little_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = changed({SHEET: bytes(100 * 1024 * 1024)})
    opened: list[object] = []
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda _parcel, part, *_rest, **_options: opened.append(part))

    tracemalloc.start()
    code = refusal(bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert code == "unpacks_too_large"
    assert opened == [], "what it says of itself is enough to refuse it"
    assert most < 1024 * 1024


def test_a_part_that_says_it_is_small_and_is_not_is_refused() -> None:
    bomb = bytearray(changed({SHEET: bytes(60 * 1024 * 1024)}))
    size = (60 * 1024 * 1024).to_bytes(4, "little")
    lying = bytes(bomb).replace(size, (1000).to_bytes(4, "little"))

    assert refusal(lying) == "not_a_workbook"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_workbook"),
        (b"type,name,label\ntext,x,X\n", "not_a_workbook"),
        (b"\xd0\xcf\x11\xe0 an old xls", "not_a_workbook"),
        (GOOD[:400], "not_a_workbook"),
        (bytes(11 * 1024 * 1024), "file_too_large"),
        (changed({SHEET: b" " * (5 * 1024 * 1024)}), "packed_too_tightly"),
        (changed({"xl/embeddings/inner.xlsx": GOOD}), "file_within_file"),
        (changed({f"xl/media/{n}.bin": b"x" for n in range(501)}), "too_many_parts"),
        (changed({SHEET: b'<!DOCTYPE x [<!ENTITY a "aaa">]><worksheet>&a;</worksheet>'}), "entity_in_file"),
        (changed({SHEET: b"<worksheet><sheetData>"}), "not_a_workbook"),
        (changed({SHEET: sheet_with("A5001")}), "too_many_rows"),
        (changed({SHEET: sheet_with("XFD3")}), "too_many_columns"),
        (changed({SHEET: sheet_with("XFD1048576")}), "too_many_rows"),
        (changed({"xl/workbook.xml": b"<workbook/>"}), "sheet_missing"),
    ],
    ids=[
        "empty",
        "csv",
        "xls",
        "cut short",
        "large",
        "tight",
        "within",
        "parts",
        "entity",
        "broken",
        "row",
        "column",
        "far corner",
        "no survey",
    ],
)
def test_a_file_that_is_no_workbook_of_ours_is_refused(content: bytes, code: str) -> None:
    assert refusal(content) == code


def test_a_good_workbook_passes_and_is_opened_only_in_our_own_parcel() -> None:
    assert check(changed({"xl/media/note.bin": b"harmless"})).id == "small"

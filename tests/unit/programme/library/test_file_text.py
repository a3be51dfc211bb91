"""Text out of real files, and what is refused: bombs, damage, locks."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
import typst

from pertvarka.foundation.base import kept_files
from pertvarka.programme.library import file_text
from pertvarka.programme.library.errors import FileUnreadable

SAID = "Vaikų globa šeimoje: ąčęėįšųūž"


def a_docx() -> bytes:
    written = docx.Document()
    written.add_heading("Metodika", level=1)
    written.add_paragraph(SAID)
    table = written.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "Langelis"
    kept = io.BytesIO()
    written.save(kept)
    return kept.getvalue()


def a_pdf() -> bytes:
    return bytes(typst.compile(f"= Metodika\n{SAID}".encode()))


def packed(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return kept.getvalue()


def test_text_of_a_docx():
    assert kept_files.media_type_of(a_docx()) == kept_files.DOCX
    assert file_text.read(a_docx(), kept_files.DOCX).splitlines() == ["Metodika", SAID, "Langelis"]


def test_text_of_a_pdf():
    assert kept_files.media_type_of(a_pdf()) == kept_files.PDF
    assert SAID in file_text.read(a_pdf(), kept_files.PDF)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_text_of_an_odt_written_by_libreoffice(tmp_path: Path):
    source = tmp_path / "a.docx"
    source.write_bytes(a_docx())
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "odt"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120)
    content = (tmp_path / "a.odt").read_bytes()

    assert kept_files.media_type_of(content) == kept_files.ODT
    text = file_text.read(content, kept_files.ODT)
    assert SAID in text
    assert text.count("Langelis") == 1


def test_a_locked_pdf_says_so():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(a_pdf()))
    writer.encrypt("slapta", algorithm="RC4-128")
    kept = io.BytesIO()
    writer.write(kept)
    with pytest.raises(FileUnreadable, match="locked"):
        file_text.read(kept.getvalue(), kept_files.PDF)


@pytest.mark.parametrize("content", [b"%PDF-1.7 nieko", a_pdf()[:200]])
def test_a_damaged_pdf_says_so(content):
    with pytest.raises(FileUnreadable, match="damaged"):
        file_text.read(content, kept_files.PDF)


def test_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr(file_text, "MOST_PAGES", 0)
    with pytest.raises(FileUnreadable, match="too_many_pages"):
        file_text.read(a_pdf(), kept_files.PDF)


def test_bombs_are_refused():
    swelling = packed(word__document_xml=b"<a>" + b" " * (3 * 1024 * 1024) + b"</a>")
    laughing = packed(word__document_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    for bomb in (swelling, laughing):
        with pytest.raises(FileUnreadable, match="bomb"):
            file_text.read(bomb, kept_files.DOCX)


def test_a_damaged_docx_says_so():
    for content in (packed(word__document_xml=b"<a><b></a>"), a_docx()[:-200], b"PK\x03\x04"):
        with pytest.raises(FileUnreadable, match="damaged"):
            file_text.read(content, kept_files.DOCX)


@pytest.mark.parametrize("content", [b"", b"MZ\x90", b"PK\x03\x04", b"<html>", packed(a=b"b")])
def test_other_files_are_none_of_ours(content):
    assert kept_files.media_type_of(content) == ""

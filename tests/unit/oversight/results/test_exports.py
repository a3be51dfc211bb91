"""The files of one table, each opened back by another program than the one that wrote it."""

import csv
import io
import shutil
import subprocess
import zipfile
from datetime import date

import pypdf
import pytest
from django.utils import translation
from docx import Document
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from pertvarka.oversight.results.exports import csv_file, docx_file, pdf_file, xlsx_file
from pertvarka.oversight.results.exports.objective import activities_under, objective_table
from pertvarka.oversight.results.exports.table import Column, ColumnKind, Group, Row, Table
from pertvarka.programme.framework import queries as framework

ADDRESS = "https://pertvarka.example/lt/rezultatai/4/?version=2&as_of=2019-11-27"
ORDER_OF_THE_SCHEMA = (
    "tblStyle",
    "tblW",
    "jc",
    "tblBorders",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
    "tblDescription",
)
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =HYPERLINK(1)", "＝1", '=cmd|" /C calc"!A0']


def results_table(code: str = "4") -> Table:
    activities = activities_under(code)
    as_of = date(2019, 11, 27)
    return objective_table(
        objective=activities[0].activity.objective,
        activities=activities,
        version=framework.version(None, as_of=as_of),
        as_of=as_of,
        address=ADDRESS,
        indicator_address=lambda code: f"https://pertvarka.example/{code}",
    )


@pytest.fixture
def table(reform) -> Table:
    return results_table()


def table_of(text: str) -> Table:
    return Table(
        title=text,
        language="lt",
        file_stem="x",
        sheet="Rezultatai",
        as_of=date(2019, 11, 27),
        columns=(Column("Pavadinimas", ColumnKind.TITLE), Column("Pastaba", ColumnKind.NOTE)),
        groups=(Group((Row((text, text)),), heading=text, lead=(text,)),),
        lead_headings=("Veikla",),
        facts=(("Adresas", text),),
    )


def test_the_csv_is_comma_separated_utf_8_that_spreadsheets_recognise(table):
    content = csv_file.write(table).content

    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == len(rows) == 13
    assert rows[0][:9] == [
        "Veikla",
        "Tikslai",
        "Kodas",
        "Rodiklis",
        "Matas",
        "Planuota",
        "Pasiekta: apskaičiuota",
        "Pasiekta: deklaruota",
        "Skirtumas nuo plano",
    ]
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_workbook_holds_numbers_as_numbers_and_tells_about_itself(table):
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_file.write(table).content))

    rows = book.get_sheet_by_index(0).to_python()
    cluster = next(row for row in rows if row[2] == "4.1.1")
    assert book.sheet_names == ["Rezultatai", "Apie šį failą"]
    assert cluster[5:9] == [61.0, 64.0, 64.0, 3.0]
    assert next(row for row in rows if row[2] == "4.2.6")[6] == "–"
    about = {row[0]: row[1] for row in book.get_sheet_by_index(1).to_python()}
    assert about["Duomenų data"] == "2019-11-27"
    assert about["Adresas"] == ADDRESS


def test_the_same_data_give_the_same_workbook_and_the_same_pdf(table):
    assert xlsx_file.write(table).content == xlsx_file.write(table).content
    assert pdf_file.write(table).content == pdf_file.write(table).content


def test_the_word_document_has_headings_a_repeated_head_and_its_language(table):
    document = Document(io.BytesIO(docx_file.write(table).content))

    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]
    assert headings[0] == "4 uždavinys: planuota ir pasiekta"
    assert [heading[:3] for heading in headings[1:]] == ["4.1", "4.2", "4.3"]
    assert len(document.tables) == 3
    for drawn in document.tables:
        assert drawn.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert drawn._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        parts = [part.tag.rpartition("}")[2] for part in drawn._tbl.tblPr]
        assert parts == sorted(parts, key=ORDER_OF_THE_SCHEMA.index)
    assert [cell.text for cell in document.tables[0].rows[1].cells][3:7] == ["61", "64", "64", "+3"]
    assert document.core_properties.title == "4 uždavinys: planuota ir pasiekta"
    assert document.core_properties.language == "lt-LT"
    assert {language.get(qn("w:val")) for language in document.styles.element.iter(qn("w:lang"))} == {"lt-LT"}


def test_the_pdf_is_tagged_and_says_its_language_and_title(table):
    reader = pypdf.PdfReader(io.BytesIO(pdf_file.write(table).content))

    root = reader.trailer["/Root"]
    text = " ".join(page.extract_text() for page in reader.pages)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "lt"
    assert "/StructTreeRoot" in root
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    assert reader.metadata.title == "4 uždavinys: planuota ir pasiekta"
    assert "Globos įstaigų pertvarkos planai" in text
    assert "+3" in text
    fonts = {font["/BaseFont"] for page in reader.pages for font in page["/Resources"]["/Font"].values()}
    assert all("Schibsted" in font for font in fonts)


def test_files_speak_the_language_of_the_page(reform):
    with translation.override("en"):
        english = results_table()
        reader = pypdf.PdfReader(io.BytesIO(pdf_file.write(english).content))
        document = Document(io.BytesIO(docx_file.write(english).content))

    assert english.file_stem == "pertvarka-objective-4-2019-11-27"
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert document.core_properties.language == "en-GB"
    assert document.paragraphs[0].text == "Objective 4: planned and achieved"


def test_an_objective_without_indicators_says_so_in_every_document(reform):
    empty = results_table("2")

    document = Document(io.BytesIO(docx_file.write(empty).content))
    pdf = pypdf.PdfReader(io.BytesIO(pdf_file.write(empty).content)).pages[0].extract_text()
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for text in (words, pdf):
        assert "Šio uždavinio formuluotės nėra nė viename šaltinyje." in text
        assert text.count("Šiai veiklai šaltiniuose rodiklių nėra.") == 4


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_csv_cell_begins_as_a_formula(text):
    content = csv_file.write(table_of(text)).content.decode("utf-8-sig")

    cells = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
    assert cells == ["Veikla", "Pavadinimas", "Pastaba", *[f"'{text}"] * 3]


@pytest.mark.parametrize("text", ["4.1.1", "Šeimos", "64", "–", ""])
def test_plain_text_stays_as_it_is_in_csv(text):
    assert csv_file.harmless(text) == text


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_workbook_cell_becomes_a_formula(text):
    content = xlsx_file.write(table_of(text)).content

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    assert text in sheet.to_python()[1]


@pytest.mark.parametrize("text", ["#eval(1)", "*b* _i_ $x$", "<w:p>&amp;", '"\\n}'])
def test_text_stays_text_in_documents(text):
    words = Document(io.BytesIO(docx_file.write(table_of(text)).content))
    pdf = pypdf.PdfReader(io.BytesIO(pdf_file.write(table_of(text)).content)).pages[0].extract_text()

    assert words.paragraphs[0].text == text
    assert text in pdf


@pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LibreOffice is not installed (Debian: libreoffice-writer-nogui libreoffice-calc-nogui)",
)
@pytest.mark.parametrize("write", [docx_file.write, xlsx_file.write], ids=["docx", "xlsx"])
def test_libreoffice_opens_the_file(table, tmp_path, write):
    file = write(table)
    (tmp_path / file.name).write_bytes(file.content)

    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / file.name),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    pages = pypdf.PdfReader(tmp_path / f"{table.file_stem}.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Globos įstaigų pertvarkos planai" in text
    assert "Viršyta" in text

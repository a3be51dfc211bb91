"""Downloads of the results table and of the rows behind a number."""

import csv
import io

import pytest
import typst
from python_calamine import CalamineWorkbook

pytestmark = pytest.mark.usefixtures("reform")

FORMS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def read_csv(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_sent_as_a_named_file_with_few_queries(client, django_assert_max_num_queries, form):
    with django_assert_max_num_queries(9):
        response = client.get(f"/lt/rezultatai/4/atsisiusti.{form}")

    assert response.status_code == 200
    assert response["Content-Type"] == FORMS[form]
    assert response["Content-Disposition"] == f'attachment; filename="pertvarka-4-uzdavinys-2019-11-27.{form}"'


def test_the_csv_says_what_the_page_says(client):
    rows = read_csv(client.get("/lt/rezultatai/4/atsisiusti.csv?version=2&as_of=2019-11-27"))

    by_code = {row["Kodas"]: row for row in rows}
    assert len(rows) == 12
    assert [by_code["4.1.1"][name] for name in ("Planuota", "Pasiekta: apskaičiuota", "Pasiekta: deklaruota")] == [
        "61",
        "64",
        "64",
    ]
    assert by_code["4.1.1"]["Skirtumas nuo plano"] == "3"
    assert by_code["4.1.1"]["Būsena"] == "Viršyta"
    assert by_code["4.2.6"]["Pasiekta: deklaruota"] == ""
    assert by_code["4.2.6"]["Būsena"] == "Ataskaitos nėra"
    assert "27, dabar 26" in by_code["4.2.5"]["Pastaba"]
    assert by_code["4.2.8.1"]["Planuota"] == ""


def test_the_version_and_the_date_of_the_address_are_those_of_the_file(client):
    rows = read_csv(client.get("/lt/rezultatai/4/atsisiusti.csv?version=1&as_of=2017-12-31"))

    row = next(row for row in rows if row["Kodas"] == "4.2.5")
    assert (row["Planuota"], row["Pasiekta: apskaičiuota"], row["Skirtumas nuo plano"]) == ("27", "10", "-17")
    assert (row["Plano versija"], row["Duomenų data"]) == ("1", "2017-12-31")


@pytest.mark.parametrize("code", ["2", "3", "5"])
@pytest.mark.parametrize("form", FORMS)
def test_an_objective_without_indicators_still_gives_a_file(client, code, form):
    assert client.get(f"/en/results/{code}/download.{form}").status_code == 200


def test_an_objective_without_indicators_says_so(client):
    rows = read_csv(client.get("/lt/rezultatai/2/atsisiusti.csv"))

    assert len(rows) == 4
    assert {row["Pastaba"] for row in rows} == {"Šiai veiklai šaltiniuose rodiklių nėra."}


@pytest.mark.parametrize(
    "address",
    [
        "/lt/rezultatai/4/atsisiusti.exe",
        "/lt/rezultatai/9/atsisiusti.csv",
        "/lt/rezultatai/4/atsisiusti.csv?version=9",
        "/lt/rezultatai/rodiklis/9.9.9/eilutes.csv",
        "/lt/rezultatai/rodiklis/9.9.9/eilutes.xlsx",
    ],
)
def test_what_does_not_exist_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("query", ["?as_of=xyz", "?as_of=2001-01-01"])
def test_a_request_the_page_would_complain_about_is_led_to_the_page(client, query):
    response = client.get(f"/lt/rezultatai/4/atsisiusti.pdf{query}")

    assert (response.status_code, response["Location"]) == (302, f"/lt/rezultatai/4/{query}")


def test_the_pdf_is_composed_once_with_fonts_read_for_an_earlier_one(client, monkeypatch):
    client.get("/lt/rezultatai/1/atsisiusti.pdf")
    compose, composed = typst.compile, []

    def count(layout, **given):
        composed.append(layout)
        return compose(layout, **given)

    monkeypatch.setattr(typst, "compile", count)
    monkeypatch.delattr(typst, "Fonts")

    response = client.get("/lt/rezultatai/4/atsisiusti.pdf")

    assert response.content.startswith(b"%PDF-")
    assert len(composed) == 1


def test_the_rows_behind_64_add_to_64_and_every_other_row_has_its_reason(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        rows = read_csv(client.get("/lt/rezultatai/rodiklis/4.1.1/eilutes.csv?as_of=2019-11-27"))

    counted = [row for row in rows if row["Įskaičiuota"] == "taip"]
    others = [row for row in rows if row["Įskaičiuota"] == "ne"]
    assert sum(int(row["Kiekis"]) for row in counted) == 64
    assert all(row["Kodėl neįskaičiuota"] for row in others)
    assert not any(row["Kodėl neįskaičiuota"] for row in counted)
    joint = [row for row in counted if len(row["Regionai (kodai)"].split(", ")) == 3]
    assert len(joint) == 5


def test_the_workbook_of_rows_has_dates_as_dates_and_amounts_as_numbers(client):
    content = client.get("/en/results/indicator/4.1.1/rows.xlsx?as_of=2019-11-27").content

    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    place = {heading: column for column, heading in enumerate(rows[0])}
    first = rows[1]
    assert isinstance(first[place["Amount"]], float)
    assert first[place["Starts"]].isoformat()[:4] in {"2016", "2017", "2018", "2019"}
    assert first[place["Title in Lithuanian"]]
    assert first[place["Title in English"]]

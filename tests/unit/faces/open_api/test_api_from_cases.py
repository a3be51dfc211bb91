"""Numbers counted from cases, as data: those of the release and of nothing else; what is hidden there is hidden here."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from pertvarka.oversight.results import measuring_cases, releases
from pertvarka.oversight.results.models import Release, ReleasedFigure
from tests.unit.faces.open_api.api_reading import Fits, Read

pytestmark = pytest.mark.usefixtures("reform")
ASSESSED = "persons-assessed-from-cases"
CELLS = [
    ("", "", "", 1926),
    ("kind", "adults", "", 1312),
    ("kind", "children", "", 614),
    ("kind", "", "", 1926),
    ("age", "0-2", "", None),
    ("age", "3-6", "", None),
    ("age", "60+", "", 0),
    ("age", "", "", 1920),
]


@pytest.fixture(autouse=True)
def nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release is frozen: neither the API nor a file may count anew."""

    def counted(*_args: Any, **_more: Any) -> None:
        pytest.fail("it was counted anew")

    monkeypatch.setattr(measuring_cases, "measure", counted)


def build_release(number: int, *, value: int = 1926) -> Release:
    """As if so many had been counted, with a hidden pair."""
    today = timezone.localdate()
    release = Release.objects.create(
        number=number, as_of=today, released_by="command:count", is_invented=True, rules_digest=releases.rules_digest()
    )
    ReleasedFigure.objects.bulk_create(
        ReleasedFigure(
            release=release,
            indicator_code=ASSESSED,
            division=division,
            row_key=row,
            column_key=column,
            value=value if (division, row) == ("", "") else figure,
            counted_on=today,
        )
        for division, row, column, figure in CELLS
    )
    return release


def lines(answer: Any) -> list[dict[str, str]]:
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_before_the_first_release_there_is_nothing(client: Client, read: Read):
    assert read("from-cases") == {"release": None, "items": []}
    assert client.get(f"/api/v1/from-cases/{ASSESSED}").status_code == 404
    assert client.get(reverse("public_site:from_cases_csv")).status_code == 404
    assert client.get(reverse("public_site:from_cases_one_csv", args=[ASSESSED])).status_code == 404


def test_a_number_stands_beside_the_declared_one(read: Read, description: dict[str, Any], fits: Fits):
    build_release(1)

    whole = read("from-cases")
    [told] = whole["items"]

    assert (told["value"], told["is_hidden"], told["difference"]) == (1926, False, 0)
    assert told["declared"]["value"] == 1926
    assert whole["release"]["is_invented"] is True
    for path, answer in (("from-cases", whole), ("from-cases/{counted}", read(f"from-cases/{ASSESSED}"))):
        operation = description["paths"][f"/api/v1/{path}"]["get"]
        fits(answer, operation["responses"]["200"]["content"]["application/json"]["schema"])


def test_hidden_cells_are_hidden_and_a_zero_is_a_zero(read: Read):
    build_release(1)

    tables = {tuple(table["division"]): table["cells"] for table in read(f"from-cases/{ASSESSED}")["tables"]}

    assert {(cell["row"], cell["value"], cell["is_hidden"]) for cell in tables["age",]} == {
        ("0-2", None, True),
        ("3-6", None, True),
        ("60+", 0, False),
        (None, 1920, False),
    }


def test_of_earlier_releases_only_the_number_is_told(read: Read):
    build_release(1, value=1900)
    build_release(2)

    told = read(f"from-cases/{ASSESSED}")

    assert told["release"]["number"] == 2
    assert [(past["release"], past["value"]) for past in told["history"]] == [(2, 1926), (1, 1900)]
    assert len(told["tables"]) == len({tuple(table["division"]) for table in told["tables"]})


def test_the_file_holds_the_cells_of_the_release(client: Client):
    build_release(1)

    rows = lines(client.get(reverse("public_site:from_cases_one_csv", args=[ASSESSED])))

    told = {(row["division"], row["row"], row["column"]): (row["status"], row["value"]) for row in rows}
    assert told == {
        (division, row, column): ("hidden", "") if value is None else ("shown", str(value))
        for division, row, column, value in CELLS
    }
    assert lines(client.get(reverse("public_site:from_cases_csv"))) == rows
    assert {row["is_invented"] for row in rows} == {"true"}


@pytest.mark.parametrize(("language", "word"), [("lt", "suaugusieji"), ("en", "adults")])
def test_the_file_says_in_words_what_its_codes_mean(client: Client, language: str, word: str):
    build_release(1)
    with translation.override(language):
        rows = lines(client.get(reverse("public_site:from_cases_csv")))

    assert [row["row_in_words"] for row in rows if row["row"] == "adults"] == [word]


def test_the_pages_lead_to_the_files(client: Client):
    build_release(1)
    for name, arguments in (("from_cases", []), ("from_cases_one", [ASSESSED])):
        page = client.get(reverse(f"public_site:{name}", args=arguments)).content.decode()
        assert f'href="{reverse(f"public_site:{name}_csv", args=arguments)}"' in page

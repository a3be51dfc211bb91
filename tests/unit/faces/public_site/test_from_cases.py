"""Pages of numbers counted from cases: open to all, without a person and without a small figure."""

import re
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.faces.public_site import case_result_words
from pertvarka.foundation.base.sorting import lithuanian_sort_key
from pertvarka.oversight.results import release_queries, releases
from pertvarka.oversight.results.models import Release, ReleasedFigure
from pertvarka.oversight.results.release_queries import ShownTable

pytestmark = pytest.mark.django_db
ASSESSED = "persons-assessed-from-cases"


@pytest.fixture
def client(reform: None) -> Client:
    return Client()


@pytest.fixture
def released(reform: None) -> Release:
    """A release as if 1,926 had been counted, with a hidden pair in a division that waits."""
    today = timezone.localdate()
    release = Release.objects.create(
        number=1, as_of=today, released_by="command:count", is_invented=True, rules_digest=releases.rules_digest()
    )
    earlier = today.replace(year=today.year - 1, day=1)
    cells = [
        ("", "", "", 1926, today),
        ("kind", "adults", "", 1312, today),
        ("kind", "children", "", 614, today),
        ("kind", "", "", 1926, today),
        ("age", "0-2", "", None, earlier),
        ("age", "3-6", "", None, earlier),
        ("age", "60+", "", 0, earlier),
        ("age", "", "", 1920, earlier),
    ]
    ReleasedFigure.objects.bulk_create(
        ReleasedFigure(
            release=release,
            indicator_code=ASSESSED,
            division=division,
            row_key=row,
            column_key=column,
            value=value,
            counted_on=counted_on,
        )
        for division, row, column, value, counted_on in cells
    )
    return release


def page(client: Client, name: str, **arguments: str) -> str:
    answer = client.get(reverse(f"public_site:{name}", kwargs=arguments))
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_before_the_first_release_the_page_says_so(client: Client):
    assert "dar nieko nesuskaičiuota" in page(client, "from_cases")


def test_the_number_stands_beside_the_declared_one(client: Client, released: Release):
    text = page(client, "from_cases")

    assert "Asmenys, kurių poreikiai įvertinti" in text
    assert len(re.findall(r"\b1\W{1,6}926\b|1&nbsp;926", text)) >= 2
    assert "išgalvotų asmenų" in text


def test_the_page_of_a_number_says_how_it_is_counted_and_hides_what_is_hidden(client: Client, released: Release):
    text = page(client, "from_cases_one", code=ASSESSED)

    assert "Kaip skaičiuojama" in text
    assert "Skaičiai sutampa" in text
    assert text.count("Paslėpta, kad pagal tai") == 2 * 2  # title and label of two cells
    assert "pasikeitė per mažai" in text
    assert "Nerodomi skirstymai" in text


def test_the_declared_indicator_shows_what_was_counted_beside_it(client: Client, released: Release):
    text = page(client, "indicator", code="persons-assessed")

    assert reverse("public_site:from_cases_one", kwargs={"code": ASSESSED}) in text


@pytest.mark.parametrize("code", ["nera", "persons-assessed"])
def test_an_unknown_number_is_not_found(client: Client, released: Release, code: str):
    address = reverse("public_site:from_cases_one", kwargs={"code": code})

    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_regions_stand_in_the_order_of_the_alphabet_and_the_unknown_last(reform: None):
    codes = tuple(sorted(release_queries.names_of_regions()))
    drawn = case_result_words.in_words(
        ShownTable(("region",), ("unknown", *codes), (), {}, counted_on=timezone.localdate(), waits=False)
    )
    labels = [line.label for line in drawn.lines]

    assert labels[:-1] == sorted(labels[:-1], key=lithuanian_sort_key)
    assert labels[-1] == "nenurodyta"
    assert len(labels) == len(codes) + 1 == 11

"""Errors are RFC 9457 problems with the sentence in both languages, and tell nothing of our insides."""

import logging
from typing import Any

import pytest
from django.test import Client

from pertvarka.faces.open_api import problems
from pertvarka.foundation.base.models import DefinitionLoad
from pertvarka.oversight.results.errors import NothingLoaded
from tests.unit.faces.open_api.api_reading import Fits

NOT_FOUND = [
    pytest.param("/api/v1/indicators/9.9.9", id="unknown indicator"),
    pytest.param("/api/v1/indicators/9.9.9/rows", id="rows of an unknown indicator"),
    pytest.param("/api/v1/indicators/%00", id="a code that is no text"),
    pytest.param("/api/v1/plan-versions/1..9/difference", id="unknown plan version"),
    pytest.param("/api/v1/plan-versions/a..b/difference", id="plan versions that are no numbers"),
    pytest.param("/api/v1/nothing", id="unknown address"),
    pytest.param("/api/v1/indicators/", id="a slash too many"),
]
NOT_UNDERSTOOD = [
    pytest.param("indicators?as_of=xyz", "as_of", id="no date"),
    pytest.param("indicators?as_of=2019-02-30", "as_of", id="a day that is not"),
    pytest.param("indicators?as_of=0", "as_of", id="a number for a date"),
    pytest.param("indicators?as_of=2001-01-01", "as_of", id="before the first plan"),
    pytest.param("indicators?version=x", "version", id="no number"),
    pytest.param("indicators?version=7", "version", id="unknown version"),
    pytest.param("indicators/4.1.1?version=7", "version", id="unknown version of one indicator"),
    pytest.param("indicators?standing=other", "standing", id="unknown standing"),
    pytest.param("indicators?vresion=1", "vresion", id="a misspelt name"),
    pytest.param("indicators/4.1.1/rows?region=LT-XX", "region", id="unknown region of rows"),
    pytest.param("indicators/4.1.1/rows?region=%00", "region", id="a region that is no text"),
    pytest.param("events?region=Utena", "region", id="a region by its name"),
    pytest.param("events?region=LT-XX", "region", id="unknown region of events"),
    pytest.param("events?kind=party", "kind", id="unknown kind"),
    pytest.param("events?year=99999999999999999999", "year", id="a year too far"),
    pytest.param("events?page=0", "page", id="page zero"),
    pytest.param("events?page=99", "page", id="a page that is not"),
    pytest.param("regions?region=LT-UT", "region", id="a parameter where none is taken"),
]


def problem_of(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    assert response["Access-Control-Allow-Origin"] == "*"
    problem: dict[str, Any] = response.json()
    assert problem["status"] == status
    assert problem["detail"] == problem["detail_lt"] != problem["detail_en"]
    return problem


@pytest.mark.parametrize("address", NOT_FOUND)
def test_what_is_not_there_is_a_problem_404(client: Client, reform: None, address: str):
    problem = problem_of(client.get(address), 404)

    assert problem["instance"] == address
    assert problem["title"] == "Nerasta"
    assert problem["type"] == "/api/v1/docs/#not-found"


@pytest.mark.parametrize(("address", "parameter"), NOT_UNDERSTOOD)
def test_a_bad_parameter_is_named_in_a_problem_422(client: Client, reform: None, address: str, parameter: str):
    problem = problem_of(client.get(f"/api/v1/{address}"), 422)

    assert [error["parameter"] for error in problem["errors"]] == [parameter]
    assert problem["detail"] == problem["errors"][0]["detail_lt"]


def test_every_bad_parameter_is_named(client: Client, reform: None):
    problem = problem_of(client.get("/api/v1/indicators?as_of=x&version=y"), 422)

    assert {error["parameter"] for error in problem["errors"]} == {"as_of", "version"}


@pytest.mark.parametrize(
    ("accepted", "detail", "title"),
    [
        ("en-GB,lt;q=0.5", "There is no indicator 9.9.9.", "Not found"),
        ("lt", "Rodiklio 9.9.9 nėra.", "Nerasta"),
        ("de", "Rodiklio 9.9.9 nėra.", "Nerasta"),
    ],
)
def test_the_sentence_follows_accept_language(client: Client, reform: None, accepted: str, detail: str, title: str):
    response = client.get("/api/v1/indicators/9.9.9", headers={"Accept-Language": accepted})

    assert (response.json()["detail"], response.json()["title"]) == (detail, title)
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_writing_is_refused_with_the_methods_that_are_understood(reform: None, method: str):
    strict = Client(enforce_csrf_checks=True)

    response = getattr(strict, method)("/api/v1/indicators")

    problem_of(response, 405)
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_an_error_of_ours_tells_a_number_and_nothing_else(
    client: Client, reform: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def fail() -> None:
        raise RuntimeError("password of the database")

    monkeypatch.setattr("pertvarka.programme.framework.queries.versions", fail)
    with caplog.at_level(logging.ERROR):
        problem = problem_of(client.get("/api/v1/plan-versions"), 500)

    assert "password" not in str(problem)
    assert problem["error_number"] in problem["detail_en"]
    assert problem["error_number"] in caplog.text
    assert "password of the database" in caplog.text


def test_before_the_first_load_the_api_says_that_nothing_is_loaded(
    client: Client, reform: None, monkeypatch: pytest.MonkeyPatch
):
    def nothing() -> None:
        raise NothingLoaded

    DefinitionLoad.objects.all().delete()
    monkeypatch.setattr("pertvarka.oversight.results.queries.newest_data_on", nothing)

    problem = problem_of(client.get("/api/v1/indicators"), 503)
    assert "pertvarka load" not in problem["detail_en"]


def test_a_star_for_a_tag_does_not_hide_that_something_is_absent(client: Client, reform: None):
    problem_of(client.get("/api/v1/indicators/9.9.9", headers={"If-None-Match": "*"}), 404)


def test_problems_are_of_their_schema(client: Client, description: dict[str, Any], fits: Fits):
    schema = description["components"]["schemas"]["Problem"]

    for address in ("/api/v1/nothing", "/api/v1/indicators?as_of=x", "/api/v1/events?nothing=1"):
        fits(client.get(address).json(), schema)


def test_every_kind_of_problem_has_its_own_anchor_and_words():
    assert len({kind.key for kind in problems.KINDS}) == len(problems.KINDS)
    assert all(kind.title.lt and kind.title.en and kind.meaning.lt != kind.meaning.en for kind in problems.KINDS)

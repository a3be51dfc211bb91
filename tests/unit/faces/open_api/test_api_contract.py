"""The API keeps its own description: schemas, conditional answers, few queries, open to every site."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import BaseModel
from pytest_django import DjangoAssertNumQueries

from pertvarka.foundation.base import audit
from tests.unit.faces.open_api.api_reading import Fits

ADDRESSES = {
    "/api/v1/": ["/api/v1/"],
    "/api/v1/indicators": ["/api/v1/indicators", "/api/v1/indicators?version=1&as_of=2017-06-30&standing=plan"],
    "/api/v1/indicators/{code}": ["/api/v1/indicators/1.4.3", "/api/v1/indicators/4.2.8.1?version=1"],
    "/api/v1/indicators/{code}/rows": [
        "/api/v1/indicators/4.1.1/rows",
        "/api/v1/indicators/4.1.1/rows?region=LT-UT",
        "/api/v1/indicators/4.2.2/rows",
        "/api/v1/indicators/1.4.3/rows",
    ],
    "/api/v1/events": ["/api/v1/events", "/api/v1/events?year=2017&region=LT-UT&kind=round_table&page=1"],
    "/api/v1/regions": ["/api/v1/regions"],
    "/api/v1/plan-versions": ["/api/v1/plan-versions"],
    "/api/v1/plan-versions/{old}..{new}/difference": ["/api/v1/plan-versions/1..2/difference"],
    "/api/v1/from-cases": ["/api/v1/from-cases"],
}
WITH_ROWS_OF_THEIR_OWN = {
    "/api/v1/from-cases/{counted}",
    "/api/v1/organizations",
    "/api/v1/organizations/{id}",
    "/api/v1/services",
    "/api/v1/services/{id}",
}
"""Held against their schemas in test_api_from_cases.py and test_api_services.py."""
EVERY = [address for examples in ADDRESSES.values() for address in examples]
QUERY_LIMIT = 10


def test_the_description_is_openapi_3_1_and_holds_every_address(description: dict[str, Any]):
    OpenAPIV31SpecValidator(description).validate()

    assert description["openapi"].startswith("3.1")
    assert set(description["paths"]) == {*ADDRESSES, *WITH_ROWS_OF_THEIR_OWN}


def test_every_operation_and_its_parameters_are_described(description: dict[str, Any]):
    operations = [operation for methods in description["paths"].values() for operation in methods.values()]

    assert {method for methods in description["paths"].values() for method in methods} == {"get"}
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    for operation in operations:
        assert operation["summary"]
        assert all(one.get("description") for one in operation["parameters"] if one["in"] == "query")
        assert {"200", "304", "422", "500"} <= set(operation["responses"])


@pytest.mark.parametrize("path", list(ADDRESSES))
def test_answers_are_of_their_schema(client: Client, description: dict[str, Any], fits: Fits, path: str):
    schema = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]

    for address in ADDRESSES[path]:
        fits(client.get(address).json(), schema)


def test_no_two_shapes_share_a_name():
    """The library puts shapes of one name over each other without a word."""
    shapes = {shape for shape in _below(BaseModel) if shape.__module__.startswith("pertvarka.faces.open_api")}

    assert sorted(shape.__name__ for shape in shapes) == sorted({shape.__name__ for shape in shapes})


def _below(parent: type) -> set[type]:
    return {parent}.union(*(_below(child) for child in parent.__subclasses__()))


@pytest.mark.parametrize(
    "schema", ["Indicator", "Row", "EventItem", "RegionItem", "HsdsService", "ReleasedWhole", "Problem"]
)
def test_examples_are_of_their_schema(description: dict[str, Any], fits: Fits, schema: str):
    for member in description["components"]["schemas"][schema]["properties"].values():
        for example in member.get("examples", []):
            fits(example, {key: value for key, value in member.items() if key != "examples"})


@pytest.mark.parametrize("address", EVERY)
def test_an_answer_takes_at_most_ten_queries(
    client: Client, reform: None, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
):
    with django_assert_max_num_queries(QUERY_LIMIT):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", [*EVERY, "/api/v1/openapi.json"])
def test_asking_again_costs_one_query_while_nothing_changed(
    client: Client, reform: None, django_assert_num_queries: DjangoAssertNumQueries, address: str
):
    first = client.get(address)

    with django_assert_num_queries(1):
        again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]
    assert again["Access-Control-Allow-Origin"] == "*"


def test_another_load_or_another_question_has_another_tag(client: Client, reform: None):
    tag = client.get("/api/v1/indicators")["ETag"]
    assert client.get("/api/v1/indicators?version=1")["ETag"] != tag

    with transaction.atomic():
        audit.record("definitions.loaded", about="definitions:all", by="command:test")

    answer = client.get("/api/v1/indicators", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert answer["ETag"] != tag


def test_the_same_question_has_the_same_answer(client: Client, reform: None):
    assert all(client.get(address).content == client.get(address).content for address in EVERY)


def test_figures_may_be_kept_for_a_minute_and_read_from_any_site(client: Client, reform: None):
    answer = client.get("/api/v1/indicators")

    assert answer["Cache-Control"] == "public, max-age=60"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    assert "Įgyvendintos" in answer.content.decode()


def test_head_says_what_get_would_without_a_body(client: Client, reform: None):
    whole = client.get("/api/v1/events")

    answer = client.head("/api/v1/events")

    assert answer.status_code == 200
    assert answer.content == b""
    assert answer["ETag"] == whole["ETag"]
    assert answer["Content-Length"] == str(len(whole.content))


def test_a_browser_may_ask_before_a_conditional_request(client: Client, reform: None):
    answer = client.options("/api/v1/indicators")

    assert answer.status_code == 204
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("language", ["lt", "en"])
def test_the_page_about_the_api_lists_operations_and_loads_nothing_from_elsewhere(
    client: Client, description: dict[str, Any], language: str
):
    answer = client.get("/api/v1/docs/", {"language": language})
    page = answer.content.decode().replace("<wbr>", "")

    assert f'<html lang="{language}"' in page
    assert all(path in page for path in description["paths"])
    assert "<script" not in page
    assert "https://" not in page
    assert 'id="not-found"' in page


def test_the_page_about_the_api_speaks_the_language_of_the_page_before(client: Client, reform: None):
    page = client.get("/api/v1/docs/", headers={"Referer": "http://testserver/en/results/"}).content.decode()

    assert '<html lang="en"' in page

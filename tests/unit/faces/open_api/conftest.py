"""What the tests of the API share: a reader, and the API's own description to hold its answers against."""

from typing import Any

import jsonschema
import pytest
from django.test import Client
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.unit.faces.open_api.api_reading import Fits, Read

HERE = "urn:description"


@pytest.fixture
def read(client: Client, reform: None) -> Read:
    """The JSON of an address below /api/v1/, which must answer 200."""

    def answer(address: str, **query: Any) -> Any:
        response = client.get(f"/api/v1/{address}", query)
        assert response.status_code == 200, response.content
        return response.json()

    return answer


@pytest.fixture
def description(client: Client, reform: None) -> dict[str, Any]:
    return client.get("/api/v1/openapi.json").json()


@pytest.fixture
def fits(description: dict[str, Any]) -> Fits:
    """Fail unless an answer is of the schema; members the schema does not name fail too."""
    closed = _closed(description)
    registry = Registry().with_resource(HERE, DRAFT202012.create_resource(closed))

    def check(answer: Any, schema: dict[str, Any]) -> None:
        validator = jsonschema.Draft202012Validator(
            _closed(schema), registry=registry, format_checker=jsonschema.FormatChecker(["date"])
        )
        validator.validate(answer)

    return check


def _closed(part: Any) -> Any:
    if isinstance(part, list):
        return [_closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    closed = {key: _closed(item) for key, item in part.items()}
    if str(part.get("$ref", "")).startswith("#"):
        closed["$ref"] = f"{HERE}{part['$ref']}"
    return closed | {"additionalProperties": False} if part.get("type") == "object" else closed

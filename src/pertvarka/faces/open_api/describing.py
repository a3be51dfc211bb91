"""The OpenAPI description completed: what the library does not know about our errors and conditional answers."""

from typing import Any

from pertvarka.faces.open_api import problems

REFERENCE = "#/components/schemas/{model}"
HEADERS = {
    "ETag": {
        "description": "State of the data; send it back as If-None-Match and get 304 while nothing changed",
        "schema": {"type": "string"},
    },
    "Cache-Control": {"schema": {"type": "string"}},
}


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """Add problems, 304 and headers to every operation."""
    schema = problems.Problem.model_json_schema(ref_template=REFERENCE, mode="serialization")
    document["components"]["schemas"].update(schema.pop("$defs", {}))
    document["components"]["schemas"]["Problem"] = schema
    for operations in document["paths"].values():
        for operation in operations.values():
            _complete_operation(operation)
    return document


def _complete_operation(operation: dict[str, Any]) -> None:
    for parameter in operation.get("parameters", []):
        # Beside a parameter the library repeats its schema's list of examples, where OpenAPI wants one or a mapping.
        if examples := parameter.pop("examples", None):
            parameter["example"] = examples[0]
    # The library writes statuses as numbers; in JSON, and so in the description, they are text.
    responses = {str(status): said for status, said in operation["responses"].items()}
    responses["200"]["headers"] = HEADERS
    responses["304"] = {"description": "Nothing changed since the state the client holds"}
    for kind in problems.KINDS:
        if kind is problems.METHOD_NOT_ALLOWED or (kind is problems.NOT_FOUND and not _names_a_thing(operation)):
            continue
        responses[str(kind.status)] = {
            "description": kind.title.en,
            "content": {problems.MEDIA_TYPE: {"schema": {"$ref": REFERENCE.format(model="Problem")}}},
        }
    operation["responses"] = dict(sorted(responses.items()))


def _names_a_thing(operation: dict[str, Any]) -> bool:
    return any(parameter["in"] == "path" for parameter in operation.get("parameters", []))

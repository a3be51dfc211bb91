"""The page about the API for people: operations, parameters, problems.

Ours, because the library's own page loads a script from elsewhere, which our pages do not allow.
"""

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from pertvarka.faces.open_api import problems

LANGUAGES = [code for code, _name in settings.LANGUAGES]
NAMED = re.compile(r"{(\w+)}")
EXAMPLE_PARTS = {"code": "4.1.1", "old": "1", "new": "2"}


class OperationsPage(DocsBase):
    """Lists what the OpenAPI description holds, in the language of the page the reader came from."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **_kwargs: Any) -> HttpResponse:
        language = _language_of(request)
        with translation.override(language):
            context = {
                "operations": _operations(api.get_openapi_schema()),
                "problems": problems.KINDS,
                "language_links": [
                    {
                        "code": code,
                        "label": code.upper(),
                        "url": f"{request.path}?language={code}",
                        "is_current": code == language,
                    }
                    for code in LANGUAGES
                ],
            }
            response = render(request, "open_api/documentation.html", context)
        response["Content-Language"] = language
        return response


def _operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The operations with their sentences in the active language; the description itself stays English."""
    return [
        {
            "parts": path.removeprefix("/").split("/"),
            # Keys of records differ from server to server, and a list above shows them.
            "example": path.format(**EXAMPLE_PARTS) if set(NAMED.findall(path)) <= set(EXAMPLE_PARTS) else "",
            "said": translation.gettext(operation["summary"]),
            "parameters": [
                {"name": one["name"], "said": translation.gettext(one["description"])}
                for one in operation.get("parameters", [])
                if one["in"] == "query"
            ],
        }
        for path, operations in document["paths"].items()
        for operation in operations.values()
    ]


def _language_of(request: HttpRequest) -> str:
    """Asked for, else the language of the page the link stood on: this address has none of its own."""
    came_from = urlsplit(request.headers.get("Referer", "")).path.split("/")
    for wanted in (request.GET.get("language"), came_from[1] if len(came_from) > 1 else None):
        if wanted in LANGUAGES:
            return wanted
    return translation.get_language() or LANGUAGES[0]

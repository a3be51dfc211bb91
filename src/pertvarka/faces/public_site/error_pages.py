"""Error pages in the language of the address; a refusal looks like absence."""

import logging
import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation

logger = logging.getLogger(__name__)
LANGUAGES = {code for code, _name in settings.LANGUAGES}


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """404 for what is not there and for what this visitor may not see."""
    return _page(request, "404.html", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """400 for an address or form that no page of ours makes."""
    return _page(request, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 with a number that also stands in the log, beside the address (never what was typed)."""
    error_number = uuid.uuid4().hex[:8]
    logger.error("error %s at %s", error_number, request.path)
    return _page(request, "500.html", status=500, error_number=error_number)


def _page(request: HttpRequest, template: str, *, status: int, **context: Any) -> HttpResponse:
    first = request.path.split("/")[1]
    if first == "api":
        problem = {"type": "about:blank", "title": "Not found" if status == 404 else "Error", "status": status}  # noqa: PLR2004
        return JsonResponse(problem, status=status, content_type="application/problem+json")
    with translation.override(first if first in LANGUAGES else translation.get_language()):
        return render(request, template, context, status=status)

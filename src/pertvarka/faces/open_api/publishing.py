"""What every address of the API has in common: open to all, read only, usable from any site, cheap to ask again."""

import hashlib
import logging
import uuid
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import parse_etags

import pertvarka
from pertvarka.faces.open_api import problems
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base import open_pages
from pertvarka.foundation.base.bilingual import Text

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponseBase]

METHODS = "GET, HEAD, OPTIONS"
FRESH_SECONDS = 60
REASON = "open data: published figures of the reform, without personal data"
ONLY_READING = Text(
    "Duomenis čia galima tik skaityti: tinka GET, HEAD ir OPTIONS.",
    "Data can only be read here: GET, HEAD and OPTIONS are understood.",
)
NOTHING_HERE = Text(
    "Tokio adreso nėra. Adresai surašyti puslapyje /api/v1/docs/.",
    "There is no such address. /api/v1/docs/ lists the addresses.",
)


def published(view: View, *, is_kept: bool = True) -> View:
    """Wrap a view of the API: gate, method, conditional GET, errors as problems, open to other sites.

    is_kept: the answer rests on the revision of the open data; without it, it is made anew each time.
    """
    read = _read if is_kept else _read_anew

    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return _open_to_other_sites(_answer(read, view, request, *args, **kwargs))

    marked = public(reason=REASON)(answered)
    # A refused POST is told as a problem; the check for forged forms would answer it with a page.
    marked.csrf_exempt = True  # type: ignore[attr-defined]
    return marked


def nothing_here(request: HttpRequest, **_parts: Any) -> HttpResponse:
    """404 for an address under the API that leads nowhere."""
    return problems.answer(request, problems.NOT_FOUND, NOTHING_HERE)


def _answer(read: View, view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": METHODS})
    if request.method not in {"GET", "HEAD"}:
        refused = problems.answer(request, problems.METHOD_NOT_ALLOWED, ONLY_READING)
        refused["Allow"] = METHODS
        return refused
    try:
        return read(view, request, *args, **kwargs)
    except Http404:
        return problems.answer(request, problems.NOT_FOUND, NOTHING_HERE)
    except Exception:
        # The last door: whatever happened, the answer is a problem without our insides, and the log tells all.
        error_number = uuid.uuid4().hex[:8]
        logger.exception("API error %s at %s", error_number, request.path)
        return _failed(request, error_number)


def _read(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    state = _state_of(request)
    if state in _held_by_client(request):
        return _dated(HttpResponseNotModified(), state)
    response = _kept_or_made(view, request, state, *args, **kwargs)
    if response.status_code == HTTPStatus.OK and response["Content-Type"].startswith("application/json"):
        _dated(response, state)
    return response


def _kept_or_made(view: View, request: HttpRequest, state: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """The answer as kept since the data last changed, or made now and kept (foundation.base.open_pages)."""
    key = ("api", state)
    kept = open_pages.shelf.find(key)
    if kept is not None:
        return HttpResponse(kept.content, content_type=kept.content_type)
    response = _made(view, request, *args, **kwargs)
    if isinstance(response, HttpResponse) and response.status_code == HTTPStatus.OK:
        content_type = response["Content-Type"]
        page = open_pages.Kept(content=response.content, content_type=content_type, etag=state, disposition="")
        open_pages.shelf.keep(key, page)
    return response


def _read_anew(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """The answer made now; its tag is of its own content, for no revision tells of what it rests on."""
    response = _made(view, request, *args, **kwargs)
    if not isinstance(response, HttpResponse) or response.status_code != HTTPStatus.OK:
        return response
    state = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    return _dated(HttpResponseNotModified() if state in _held_by_client(request) else response, state)


def _made(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    method, request.method = request.method, "GET"  # the library's operations know GET only
    try:
        return view(request, *args, **kwargs)
    finally:
        request.method = method


def _state_of(request: HttpRequest) -> str:
    """What an answer rests on: the newest act that may have changed the data, the product's version, the question."""
    language = request.headers.get("Accept-Language", "")
    question = f"{request.build_absolute_uri()} {language} {request.headers.get('Referer', '')}"
    stands_on = f"{open_pages.revision()} {pertvarka.__version__} {timezone.localdate()} {question}"
    return f'W/"{hashlib.sha256(stands_on.encode()).hexdigest()[:32]}"'


def _held_by_client(request: HttpRequest) -> set[str]:
    """Tags of the client, compared weakly. `*` is no promise that an answer exists, so it is not taken for one."""
    return {
        tag if tag.startswith("W/") else f"W/{tag}" for tag in parse_etags(request.headers.get("If-None-Match", ""))
    }


def _dated(response: HttpResponseBase, state: str) -> HttpResponseBase:
    response["ETag"] = state
    response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    return response


def _open_to_other_sites(response: HttpResponseBase) -> HttpResponseBase:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "Accept, Accept-Language, If-None-Match"
    response["Access-Control-Expose-Headers"] = "ETag, Content-Language"
    response["Access-Control-Max-Age"] = "86400"
    return response


def _failed(request: HttpRequest, error_number: str) -> HttpResponse:
    detail = Text(
        f"Įvyko klaida mūsų pusėje. Jos numeris: {error_number}.",
        f"Something went wrong on our side. The number of the error: {error_number}.",
    )
    return problems.answer(request, problems.SERVER_ERROR, detail, error_number=error_number)

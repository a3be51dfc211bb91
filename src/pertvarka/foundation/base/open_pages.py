"""Open pages are kept as rendered until the data behind them change.

An open page shown to a visitor without a session is a function of its address, the language, the day and the data.
The data change only through actions, and every action leaves an audit event; so the number of the newest event is the
revision of the data, and a page made under it may be shown again (ADR 0012). One cheap look-up replaces ten queries
and the rendering; the answer carries an ETag, so a visitor who has the page gets 304.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from pertvarka.foundation.base.models.audit_event import CLOSED_PLANE

View = Callable[..., HttpResponseBase]
# Sign-ins and the work with people change no open page; migration 0006 keeps an index of the other acts.
REVISION = f"SELECT max(id) FROM base_auditevent WHERE kind NOT LIKE 'account.%' AND about !~ '{CLOSED_PLANE}'"  # noqa: S608 (our own words)


@dataclass(frozen=True, slots=True)
class Kept:
    """A rendered page with what its answer needs."""

    content: bytes
    content_type: str
    etag: str
    disposition: str


class Shelf:
    """The last pages of one process, the least asked for dropped first."""

    def __init__(self) -> None:
        self._pages: OrderedDict[tuple[Any, ...], Kept] = OrderedDict()
        self._lock = Lock()

    def find(self, key: tuple[Any, ...]) -> Kept | None:
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def keep(self, key: tuple[Any, ...], page: Kept) -> None:
        with self._lock:
            self._pages[key] = page
            while len(self._pages) > settings.OPEN_PAGES_KEPT:
                self._pages.popitem(last=False)


shelf = Shelf()


def open_page(view: View) -> View:
    """Keep the page of `view` for visitors without a session. The gate of the view stays visible on the result."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not _may_be_kept(request):
            return view(request, *args, **kwargs)
        key = (
            revision(),
            timezone.localdate(),
            request.build_absolute_uri(),
            translation.get_language(),
            request.headers.get("HX-Request", ""),
        )
        page = shelf.find(key)
        if page is None:
            response = view(request, *args, **kwargs)
            if not isinstance(response, HttpResponse) or response.status_code != HTTPStatus.OK or response.cookies:
                return response
            page = _kept(response)
            shelf.keep(key, page)
        return _answer(request, page)

    return answered


def _may_be_kept(request: HttpRequest) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and settings.OPEN_PAGES_KEPT > 0
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
    )


def revision() -> int:
    """The number of the newest act that may have changed open data; 0 before the first."""
    with connection.cursor() as cursor:
        cursor.execute(REVISION)
        newest: int | None = cursor.fetchone()[0]
    return newest or 0


def _kept(response: HttpResponse) -> Kept:
    digest = hashlib.blake2b(response.content, digest_size=16).hexdigest()
    return Kept(
        content=response.content,
        content_type=response.headers["Content-Type"],
        etag=f'"{digest}"',
        disposition=response.headers.get("Content-Disposition", ""),
    )


def _answer(request: HttpRequest, page: Kept) -> HttpResponse:
    known = request.headers.get("If-None-Match", "")
    if page.etag in known:
        response = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    else:
        response = HttpResponse(page.content, content_type=page.content_type)
        if page.disposition:
            response.headers["Content-Disposition"] = page.disposition
    response.headers["ETag"] = page.etag
    response.headers["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie", "HX-Request"])
    return response

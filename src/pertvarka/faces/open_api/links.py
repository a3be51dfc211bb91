"""Addresses given in answers: relative to this server, so that they hold behind any host name."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation

from pertvarka.faces.open_api.shapes import Pages


def resource(name: str, query: dict[str, Any] | None = None, **parts: Any) -> str:
    """Address of an answer of this API; parameters without a value are left out."""
    address = reverse(f"api-1:{name}", kwargs=parts)
    given = {key: value for key, value in (query or {}).items() if value is not None}
    return f"{address}?{urlencode(given)}" if given else address


def pages(name: str, **parts: Any) -> Pages:
    """The page of the public site about the same thing, in each language."""
    named = tuple(parts.items())
    return Pages(lt=_page(name, "lt", named), en=_page(name, "en", named))


@lru_cache(maxsize=4096)
def _page(name: str, language: str, parts: tuple[tuple[str, Any], ...]) -> str:
    with translation.override(language):
        return reverse(f"public_site:{name}", kwargs=dict(parts))

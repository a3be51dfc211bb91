"""The same page in another language: slugs are translated too, so the address is resolved and built again."""

from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, URLResolver, resolve, reverse
from django.utils import translation

LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)
KEPT_AT_MOST = 2000


def find_once(resolver: URLResolver) -> None:
    """Which view answers an address is looked up once a language, of the addresses asked for most lately.

    Django tries pattern after pattern, each by the language of the request: a tenth of a small page. What is found is a
    view and the parts of the address; whether anybody may have the page is asked each time by its gate.
    """
    look_up = resolver.resolve

    @lru_cache(maxsize=KEPT_AT_MOST)
    def found(path: str, _language: str | None) -> ResolverMatch:
        return look_up(path)

    def resolve_once(path: str) -> ResolverMatch:
        return found(path, translation.get_language())

    resolver.resolve = resolve_once  # type: ignore[method-assign]


def in_language(address: str, language: str, *, match: ResolverMatch | None = None) -> str:
    """`/lt/rezultatai/4/?versija=1` in English is `/en/results/4/?versija=1`; an unknown page gives the home page.

    Who has resolved the address already gives its `match` along.
    """
    parts = urlsplit(address)
    try:
        match = match or resolve(parts.path)
    except Resolver404:
        return f"/{language}/"
    with translation.override(language):
        path = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    if path == parts.path and parts.path.split("/")[1] not in LANGUAGES:
        return f"/{language}/"
    return urlunsplit(("", "", path, parts.query, parts.fragment))

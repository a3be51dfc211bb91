"""The same page in another language: slugs are translated too, so the address is resolved and built again."""

from functools import cache, lru_cache
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, URLPattern, URLResolver, resolve, reverse
from django.urls.resolvers import RoutePattern
from django.utils import translation

LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)
KEPT_AT_MOST = 2000
ANY = ""


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


class ByFirstPart(URLResolver):
    """Tries only the patterns that may fit the first part of what is left of an address, in their order."""

    def resolve(self, path: str) -> ResolverMatch:
        matched = self.pattern.match(str(path))
        if matched is None:
            raise Resolver404({"path": path})
        among = self._among(translation.get_language())
        first = matched[0].partition("/")[0]
        return among.get(first, among[ANY]).resolve(path)

    @cache  # noqa: B019 (there are as many as there are includes, and they live as long as the process)
    def _among(self, _language: str | None) -> dict[str, URLResolver]:
        """A resolver of the patterns for each first part in this language; ANY for parts that none of them names."""
        firsts = [(_first_part(pattern), pattern) for pattern in self.url_patterns]
        return {
            part: URLResolver(
                self.pattern,
                [pattern for first, pattern in firsts if first in {part, ANY}],
                self.default_kwargs,
                self.app_name,
                self.namespace,
            )
            for part in {ANY, *(first for first, _pattern in firsts)}
        }


def by_first_part(included: URLResolver) -> URLResolver:
    """The same addresses; Django would try them all, each by the language of the request, until one fits."""
    return ByFirstPart(
        included.pattern, included.urlconf_name, included.default_kwargs, included.app_name, included.namespace
    )


def _first_part(pattern: URLPattern | URLResolver) -> str:
    """What an address must begin with, up to its first slash; ANY where it begins with something to fill in."""
    part, slash, _rest = str(pattern.pattern).partition("/")
    is_whole = bool(slash) or isinstance(pattern, URLPattern)
    return part if is_whole and isinstance(pattern.pattern, RoutePattern) and "<" not in part else ANY


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

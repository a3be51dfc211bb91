"""The same page in another language: slugs are translated too, so the address is resolved and built again."""

from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils import translation

LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)


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

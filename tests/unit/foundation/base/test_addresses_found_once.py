"""An address is looked up once a language; what is found is the same, and nothing is found where nothing is."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, include, path, reverse
from django.urls.resolvers import RegexPattern, RoutePattern
from django.utils import translation

from pertvarka.foundation.base import addresses


@pytest.fixture
def resolver(monkeypatch) -> URLResolver:
    made = URLResolver(RegexPattern(r"^/"), "pertvarka.config.urls")
    looked_up = made.resolve
    made.asked = []
    monkeypatch.setattr(made, "resolve", lambda path: made.asked.append(path) or looked_up(path))
    addresses.find_once(made)
    return made


def test_it_is_found_once_a_language(resolver):
    with translation.override("lt"):
        first = resolver.resolve("/lt/atvejai/")
        assert first.view_name == "cases:list"
        assert resolver.resolve("/lt/atvejai/") is first
    with translation.override("en"):
        with pytest.raises(Resolver404):
            resolver.resolve("/lt/atvejai/")
        assert resolver.resolve("/en/cases/").func == first.func

    assert resolver.asked == ["/lt/atvejai/", "/lt/atvejai/", "/en/cases/"]


def test_what_is_not_there_is_looked_for_each_time(resolver):
    for _ in range(2):
        with translation.override("lt"), pytest.raises(Resolver404):
            resolver.resolve("/lt/nera/")

    assert len(resolver.asked) == 2


SAMPLES = {"int": 2031, "month": 5, "uuid": UUID(int=7), "slug": "kazkas", "string": "kazkas"}


def _addresses(patterns: list[Any], namespace: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of every address for people, with something in each of its places."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _addresses(
                pattern.url_patterns, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )
        elif isinstance(pattern, URLPattern) and pattern.name and not namespace.startswith("api"):
            yield f"{namespace}{pattern.name}", _filled(pattern.pattern)


def _filled(pattern: Any) -> dict[str, Any]:
    if isinstance(pattern, RegexPattern):
        return dict.fromkeys(pattern.regex.groupindex, "1")
    kinds = {name: type(one).__name__.removesuffix("Converter").lower() for name, one in pattern.converters.items()}
    return {name: SAMPLES[kind] for name, kind in kinds.items()}


@pytest.mark.parametrize("language", ["lt", "en"])
def test_by_its_first_part_every_address_is_found_as_django_finds_it(language, monkeypatch):
    every = list(_addresses(get_resolver().url_patterns))
    with translation.override(language):
        asked = [reverse(name, kwargs=arguments) for name, arguments in every]
        asked += [f"{address}nera/" for address in asked[::20]] + [address.rstrip("/") for address in asked[::20]]
        found = [_found(address) for address in asked]
        monkeypatch.setattr(addresses.ByFirstPart, "resolve", URLResolver.resolve)
        django_finds = [_found(address) for address in asked]

    assert len(every) > 300
    assert found == django_finds
    assert sum(one is not None for one in found) >= len(every)


def _found(address: str) -> tuple[Any, ...] | None:
    try:
        match = URLResolver(RegexPattern(r"^/"), "pertvarka.config.urls").resolve(address)
    except Resolver404:
        return None
    return match.view_name, match.func, match.args, match.kwargs, match.route


def test_only_what_may_fit_is_tried(monkeypatch):
    tried = []
    look = RoutePattern.match
    monkeypatch.setattr(RoutePattern, "match", lambda one, rest: tried.append(str(one)) or look(one, rest))
    patterns = [path(f"{part}/<int:number>/", print, name=part) for part in ("a", "b", "c")]
    patterns.append(path("<slug:any>/7/", print, name="any"))
    resolver = addresses.by_first_part(path("work/", include(patterns)))

    assert resolver.resolve("work/b/7/").view_name == "b"
    assert resolver.resolve("work/d/7/").view_name == "any"
    assert not any(one.startswith(("a/", "c/")) for one in tried)

"""An address is looked up once a language; what is found is the same, and nothing is found where nothing is."""

import pytest
from django.urls import Resolver404, URLResolver
from django.urls.resolvers import RegexPattern
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

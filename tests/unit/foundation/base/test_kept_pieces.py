"""A kept piece is drawn once for a language and its values, and sees nothing else."""

import pytest
from django.template import Context, Template
from django.utils import translation

from pertvarka.foundation.base.components.rail import RailEntry
from pertvarka.foundation.base.templatetags import kept

RAIL = '{% load kept %}{% kept "components/rail_entries.html" rail=rail %}'


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    kept._kept.cache_clear()


def drawn(template: str, **values: object) -> str:
    return Template(template).render(Context(values))


def entry(count: int = 0) -> RailEntry:
    return RailEntry("Atvejai", "/lt/atvejai/", "PersonGroup", count)


def test_the_same_values_are_drawn_once():
    assert drawn(RAIL, rail=(entry(3),)) == drawn(RAIL, rail=(entry(3),))

    assert kept._kept.cache_info().misses == 1


def test_a_list_is_as_good_as_a_tuple():
    assert drawn(RAIL, rail=[entry(3)]) == drawn(RAIL, rail=(entry(3),))


def test_other_values_are_another_piece():
    assert ">3<" in drawn(RAIL, rail=(entry(3),))
    assert ">4<" in drawn(RAIL, rail=(entry(4),))


def test_another_language_is_another_piece():
    asked = '{% load kept %}{% kept "components/rail_outside.html" %}'
    with translation.override("lt"):
        lithuanian = drawn(asked)
    with translation.override("en"):
        english = drawn(asked)

    assert "/lt/" in lithuanian
    assert "/en/" in english


def test_a_piece_sees_only_what_it_is_given_by_name():
    told = '{% load kept %}{% kept "components/rail_workplace.html" other=1 %}'

    assert drawn(told, workplace="Vilnius") == ""


def test_what_it_is_given_is_escaped():
    page = drawn(RAIL, rail=(RailEntry("<b>", "/", "PersonGroup"),))

    assert "&lt;b&gt;" in page
    assert "<b>" not in page


def test_in_debugging_a_piece_is_drawn_anew(settings):
    settings.DEBUG = True
    drawn(RAIL, rail=(entry(),))

    assert kept._kept.cache_info().currsize == 0

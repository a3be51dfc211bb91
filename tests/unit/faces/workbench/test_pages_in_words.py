"""The view log tells pages in words."""

import re
from pathlib import Path

import pytest
from django.utils import translation

import pertvarka
from pertvarka.faces.workbench.pages_in_words import page_in_words

RECORDED = re.compile(r"(?:page=|PAGE = )\"((?:cases|workbench):\w+)\"")
NAMES = sorted(
    {name for file in Path(pertvarka.__file__).parent.rglob("*.py") for name in RECORDED.findall(file.read_text())}
)


def test_there_are_pages_that_record_looks():
    assert len(NAMES) > 80


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_page_that_records_a_look_has_words(language: str):
    """To fix: give the page, or the beginning of its name, a line in faces/workbench/pages_in_words.py."""
    with translation.override(language):
        assert [name for name in NAMES if not page_in_words(name)] == []


def test_the_longest_beginning_is_taken():
    with translation.override("en"):
        assert page_in_words("cases:family_conference_refer") == "family conference"
        assert page_in_words("cases:state") == "state of the case"
        assert page_in_words("cases:case") == "the case"
        assert page_in_words("nothing:of_this") == ""

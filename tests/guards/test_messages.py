"""Every sentence a person may read stands in both languages, whole.

Rule: each msgid of a template or of Python is in locale/lt and locale/en, translated, not fuzzy, in all plural forms (four
in Lithuanian, two in English), with the same places to fill; nothing unused stands there; a sentence to translate is
written in the call, never made while running.
Why: a missing sentence falls back to English without a word, a lost place to fill is a 500, and glued words cannot be put
into Lithuanian cases.
How to fix: `make messages`, then write the Lithuanian in src/pertvarka/locale/lt/LC_MESSAGES/django.po.
"""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import allauth
import polib
import pytest

from tests.guards import messages, sources
from tests.guards.collecting import FROM_LIBRARIES, HANDED_ON, collect

collected, catalogue = cache(collect), cache(messages.read)
"""Read by the tests, not while they are collected: each worker of a run collects them all, one needs these."""

LANGUAGES = pytest.mark.parametrize("language", list(messages.FORMS))
PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


def _named(entry: polib.POEntry) -> str:
    return f"{entry.msgctxt + ': ' if entry.msgctxt else ''}{entry.msgid[:90]!r}"


def _texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _places(text: str) -> set[str]:
    return {match.group() for match in PLACE.finditer(text)}


def test_every_sentence_is_written_where_it_is_used():
    files = {where.partition(":")[0] for where in collected().not_literal}

    assert not files - set(HANDED_ON), collected().not_literal
    assert set(HANDED_ON) <= files, "entries nobody needs any more"


def test_labels_of_libraries_are_still_theirs():
    libraries = Path(allauth.__file__).parents[1]
    gone = [text for text, file in FROM_LIBRARIES.items() if f'"{text}"' not in (libraries / file).read_text()]

    assert not gone


def test_something_is_collected_from_templates_and_from_python():
    places = {sentence.where.partition(":")[0].rsplit(".", 1)[1] for sentence in collected().sentences}

    assert {"py", "html", "txt"} <= places
    assert len(collected().sentences) > 500


@LANGUAGES
def test_every_sentence_is_in_the_catalogue(language: str):
    standing = {(entry.msgctxt, entry.msgid) for entry in catalogue(language) if not entry.obsolete}
    missing = {sentence.key: sentence for sentence in collected().sentences if sentence.key not in standing}

    assert not missing, "\n".join(f"{item.where}: {item.text!r}" for item in missing.values())


@LANGUAGES
def test_plural_sentences_are_plural_in_the_catalogue(language: str):
    plurals = {(entry.msgctxt, entry.msgid): entry.msgid_plural for entry in catalogue(language)}
    other = [
        f"{sentence.where}: {sentence.text!r}"
        for sentence in collected().sentences
        if sentence.plural and plurals.get(sentence.key, sentence.plural) != sentence.plural
    ]

    assert not other, "\n".join(other)


@LANGUAGES
def test_the_catalogue_holds_nothing_unused(language: str):
    used = {sentence.key for sentence in collected().sentences}
    unused = [_named(entry) for entry in catalogue(language) if (entry.msgctxt, entry.msgid) not in used]

    assert not unused, "run make messages:\n" + "\n".join(unused)


@LANGUAGES
def test_every_sentence_is_translated(language: str):
    wanting = [_named(entry) for entry in catalogue(language) if entry.fuzzy or not all(map(str.strip, _texts(entry)))]

    assert not wanting, "\n".join(wanting)


@LANGUAGES
def test_plural_forms_are_complete(language: str):
    forms = set(range(messages.FORMS[language]))
    incomplete = [
        _named(entry) for entry in catalogue(language) if entry.msgid_plural and set(entry.msgstr_plural) != forms
    ]

    assert not incomplete, "\n".join(incomplete)


@LANGUAGES
def test_translations_fill_the_same_places(language: str):
    """Also in the form for one: in Lithuanian it serves 21 and 31 too, so the number must be in it."""
    differing = []
    for entry in catalogue(language):
        wanted = _places(entry.msgid_plural or entry.msgid)
        for text in filter(None, _texts(entry)):
            given = _places(text)
            is_english_one = language == "en" and entry.msgid_plural and text == entry.msgstr_plural.get(0)
            if given != wanted and not (is_english_one and given <= wanted):
                differing.append(f"{_named(entry)}: {sorted(wanted)} but {sorted(given)} in {text!r}")

    assert not differing, "\n".join(differing)


@LANGUAGES
def test_translations_can_be_filled(language: str):
    """A lone per cent sign in a sentence with places to fill breaks the page."""
    broken = []
    for entry in catalogue(language):
        source = entry.msgid_plural or entry.msgid
        for text in _texts(entry):
            if "%(" in source:
                try:
                    text % dict.fromkeys((place[2:-2] for place in _places(source) if place.startswith("%")), 1)
                except (ValueError, TypeError, KeyError) as error:
                    broken.append(f"{_named(entry)}: {error}")

    assert not broken, "\n".join(broken)


def test_lithuanian_uses_its_own_quotation_marks():
    entries = [entry for entry in catalogue("lt") if entry.msgctxt != "url"]
    foreign = [_named(entry) for entry in entries if any(re.search(r"(?<![=\w])\"|”", text) for text in _texts(entry))]

    assert not foreign, "write „…“:\n" + "\n".join(foreign)


def test_addresses_of_both_languages_take_the_same_parts():
    """`results/<str:code>/` may be translated, `<str:code>` may not."""
    part = re.compile(r"<[^>]+>")
    differing = [
        _named(entry)
        for entry in catalogue("lt")
        if entry.msgctxt == "url" and part.findall(entry.msgid) != part.findall(entry.msgstr)
    ]

    assert not differing


def test_make_messages_can_be_run_as_a_command():
    """Its module can be imported on its own, and reads code and templates without pytest having set anything up."""
    room = sources.PACKAGE / "foundation"
    script = (
        "import tests.guards.messages as m\n"
        f"m.sources.PACKAGE = m.sources.PACKAGE / {room.name!r}\n"
        "print(len(m.collect().sentences))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=sources.PROJECT
    )
    of_the_room = [one for one in collected().sentences if one.where.startswith(sources.relative(room))]
    places = {one.where.partition(":")[0].rsplit(".", 1)[1] for one in of_the_room}

    assert {"py", "html"} <= places
    assert int(answer.stdout) == len(of_the_room) + len(FROM_LIBRARIES), answer.stderr

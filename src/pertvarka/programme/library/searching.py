"""The search of the library: every word must be found, in any form; titles weigh most, then names, then texts."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from pertvarka.programme.library.models import Document, SearchEntry

WORD = re.compile(r"[^\W_]+")
WORDS_AT_MOST = 10
BEGINNING_FROM = 4
"""From so many letters on, a beginning of a word finds it too."""
MARKED, PLAIN = "ąčęėįšųūž", "aceeisuuz"
UNMARKED = str.maketrans(MARKED + MARKED.upper(), PLAIN + PLAIN.upper())
ASKED = f"""(
    translate(plainto_tsquery('pg_catalog.lithuanian', %s)::text, '{MARKED}', '{PLAIN}')::tsquery
    || plainto_tsquery('pg_catalog.lithuanian', %s) || to_tsquery('pg_catalog.simple', %s))"""
WEIGHTS = "{0.02, 0.1, 0.3, 1.0}"
# Whoever began a method sees its drafts in the workbench; here stands what is for all.
SHOWN = """(
    EXISTS (SELECT 1 FROM library_listing listed WHERE listed.document_id = document.id)
    OR NOT EXISTS (SELECT 1 FROM library_versionfile held WHERE held.document_id = document.id)
    OR EXISTS (
        SELECT 1 FROM library_versionfile held JOIN library_packageversion version ON version.id = held.version_id
        WHERE held.document_id = document.id AND version.state IN ('approved', 'in_use', 'superseded', 'listed')))"""
AROUND = 90
LONGEST_TAIL = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for; empty words find everything."""

    words: str = ""
    kind: str = ""
    language: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Found:
    document: Document
    excerpt: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found, with counts of all of it."""

    rows: tuple[Found, ...]
    total: int
    by_kind: Counter[str] = field(default_factory=Counter)


def find(wanted: Wanted, *, offset: int = 0, limit: int = 50) -> Results:
    """Documents everybody may see that hold every word; counts by kind are of all kinds."""
    words = words_of(wanted.words)
    if not words:
        return Results((), 0)
    query, values = _asked(words)
    conditions, given = _conditions(wanted)
    statement = f"""
        SELECT document.id, document.kind, ts_rank('{WEIGHTS}', entry.search, asked.query) AS rank
        FROM (SELECT {query} AS query) asked, library_searchentry entry
        JOIN library_document document ON document.id = entry.document_id
        WHERE entry.search @@ asked.query AND {SHOWN}{conditions}
        ORDER BY rank DESC, document.id"""  # noqa: S608 (our own words; what was typed goes as values)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *given])
        matched = cursor.fetchall()
    of_kind = [key for key, kind, _rank in matched if wanted.kind in {"", kind}]
    page = of_kind[offset : offset + limit]
    return Results(_rows(page, words), len(of_kind), Counter(kind for _key, kind, _rank in matched))


def words_of(typed: str) -> list[str]:
    return WORD.findall(typed.lower())[:WORDS_AT_MOST]


def plain(text: str) -> str:
    """Without marks, of the same length.

    >>> plain("Šeimų ĮVAIKINIMAS")
    'Seimu IVAIKINIMAS'
    """
    return text.translate(UNMARKED)


def excerpt(text: str, stems: Sequence[str]) -> tuple[Piece, ...]:
    """The place of the text where a word was found, the words marked; nothing where no word is in the text.

    >>> [piece.text for piece in excerpt("Vaikas auga globoje.", ["glob"]) if piece.is_hit]
    ['globoje']
    """
    if not stems:
        return ()
    alternatives = "|".join(re.escape(stem) for stem in sorted(stems, key=len, reverse=True))
    pattern = re.compile(rf"\b(?:{alternatives})\w{{0,{LONGEST_TAIL}}}\b", re.IGNORECASE)
    folded = plain(text)
    first = pattern.search(folded)
    if first is None:
        return ()
    start, end = _edges(text, first.start(), first.end())
    pieces = [Piece("… ", is_hit=False)] if start else []
    at = start
    for hit in pattern.finditer(folded, start, end):
        pieces += [Piece(text[at : hit.start()], is_hit=False), Piece(text[hit.start() : hit.end()], is_hit=True)]
        at = hit.end()
    pieces.append(Piece(text[at:end] + (" …" if end < len(text) else ""), is_hit=False))
    return tuple(piece for piece in pieces if piece.text)


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Whole words around a hit."""
    left = max(0, start - AROUND)
    right = min(len(text), end + AROUND)
    while 0 < left < start and not text[left - 1].isspace():
        left += 1
    while right < len(text) and right > end and not text[right].isspace():
        right -= 1
    return left, right


def _asked(words: Sequence[str]) -> tuple[str, list[str]]:
    values = [value for word in words for value in (word, plain(word), _beginning(word))]
    return " && ".join(ASKED for _word in words), values


def _beginning(word: str) -> str:
    return f"{plain(word)}:*" if len(word) >= BEGINNING_FROM else plain(word)


def _conditions(wanted: Wanted) -> tuple[str, list[Any]]:
    asked: list[tuple[str, Any]] = []
    if wanted.language:
        asked.append((" AND document.language = %s", wanted.language))
    if wanted.year:
        asked.append((" AND extract(year FROM coalesce(document.published_on, document.known_on)) = %s", wanted.year))
    return "".join(part for part, _value in asked), [value for _part, value in asked]


def _rows(keys: Sequence[int], words: Sequence[str]) -> tuple[Found, ...]:
    documents = Document.objects.select_related("organisation").prefetch_related("listings").in_bulk(keys)
    bodies = dict(SearchEntry.objects.filter(pk__in=keys).exclude(body="").values_list("pk", "body"))
    stems = _stems(words) if bodies else []
    return tuple(Found(documents[key], excerpt(bodies.get(key, ""), stems)) for key in keys if key in documents)


def _stems(words: Sequence[str]) -> list[str]:
    """Stems of the words as the index has them, and the words themselves, without marks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(library_stems(%s))", [" ".join(words)])
        found: list[str] = cursor.fetchone()[0]
    return list(dict.fromkeys([*found, *map(plain, words)]))

"""The search of the library: every word must be found, in any form; titles come first, then names, then texts.

Texts are only asked whether they hold the words: the index answers that without reading one. Among documents whose
titles and names say as much, the newest stand first.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from pertvarka.programme.library.excerpting import MARKED, UNMARKED, Piece, excerpt, plain
from pertvarka.programme.library.models import Document, SearchEntry

WORD = re.compile(r"[^\W_]+")
WORDS_AT_MOST = 10
BEGINNING_FROM = 4
"""From so many letters on, a beginning of a word finds it too."""
ASKED = f"""(
    translate(plainto_tsquery('pg_catalog.lithuanian', %s)::text, '{MARKED}', '{UNMARKED}')::tsquery
    || plainto_tsquery('pg_catalog.lithuanian', %s) || to_tsquery('pg_catalog.simple', %s))"""
WEIGHTS = "{0.02, 0.1, 0.3, 1.0}"
# Written as the index has it (migration 0006).
WORDS = r"library_stems(entry.title || E'\n' || entry.names || E'\n' || entry.body)"
# Whoever began a method sees its drafts in the workbench; here stands what is for all.
SHOWN = """ document.id NOT IN (
    SELECT held.document_id FROM library_versionfile held JOIN library_packageversion version
        ON version.id = held.version_id
    WHERE NOT EXISTS (SELECT 1 FROM library_listing listed WHERE listed.document_id = held.document_id)
    GROUP BY held.document_id HAVING bool_and(version.state NOT IN ('approved', 'in_use', 'superseded', 'listed')))"""

EASY_READ = """ AND (
    EXISTS (SELECT 1 FROM library_storedfile kept WHERE kept.document_id = document.id AND kept.is_easy_read)
    OR EXISTS (
        SELECT 1 FROM library_versionfile easy WHERE easy.document_id = document.id AND easy.role = 'easy_read'))"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for; empty words find everything."""

    words: str = ""
    kind: str = ""
    language: str = ""
    year: int | None = None
    is_easy_read: bool = False


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
    conditions, given = _conditions(wanted)
    every, values = _asked(words, "&&")
    some, _same = _asked(words, "||")
    statement = f"""
        WITH matched AS MATERIALIZED (
            SELECT document.id, document.kind, coalesce(document.published_on, document.known_on) AS day,
                ts_rank('{WEIGHTS}', entry.head, {some}) AS rank
            FROM library_searchentry entry JOIN library_document document ON document.id = entry.document_id
            WHERE {WORDS} @@ {every} AND {SHOWN}{conditions})
        SELECT ARRAY(SELECT id FROM matched WHERE %s IN ('', kind)
                ORDER BY rank DESC, day DESC, id LIMIT %s OFFSET %s),
            ARRAY(SELECT kind FROM matched GROUP BY kind ORDER BY kind),
            ARRAY(SELECT count(*) FROM matched GROUP BY kind ORDER BY kind)"""  # noqa: S608 (typed words go as values)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *values, *given, wanted.kind, limit, offset])
        page, kinds, counts = cursor.fetchone()
    by_kind = Counter(dict(zip(kinds, counts, strict=True)))
    total = by_kind[wanted.kind] if wanted.kind else by_kind.total()
    return Results(_rows(page, words), total, by_kind)


def words_of(typed: str) -> list[str]:
    return WORD.findall(typed.lower())[:WORDS_AT_MOST]


def _asked(words: Sequence[str], joined_by: str) -> tuple[str, list[str]]:
    values = [value for word in words for value in (word, plain(word), _beginning(word))]
    return f"({f' {joined_by} '.join(ASKED for _word in words)})", values


def _beginning(word: str) -> str:
    return f"{plain(word)}:*" if len(word) >= BEGINNING_FROM else plain(word)


def _conditions(wanted: Wanted) -> tuple[str, list[Any]]:
    asked: list[tuple[str, Any]] = []
    if wanted.language:
        asked.append((" AND document.language = %s", wanted.language))
    if wanted.year:
        asked.append((" AND extract(year FROM coalesce(document.published_on, document.known_on)) = %s", wanted.year))
    easy = EASY_READ if wanted.is_easy_read else ""
    return "".join(part for part, _value in asked) + easy, [value for _part, value in asked]


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

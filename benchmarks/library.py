"""What the search of the library costs at ten thousand documents with texts, and which way the database goes.

In a home and a cluster of its own; the documents are invented words in Lithuanian forms, some three pages each.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))

import _server

DOCUMENTS, WORDS_EACH, ROUNDS, AT_ONCE = 10_000, 1_000, 15, 500
TARGET_MS = 100.0
STEMS = ("vaik", "glob", "šeim", "nam", "paslaug", "bendruomen", "savivaldyb", "metodik", "darbuotoj", "plan")
ENDINGS = ("as", "o", "ui", "ą", "u", "e", "ai", "ų", "ams", "us", "ais", "uose", "a", "os", "ai", "oje")
ASKED = ("vaikų globa", "seimu", "retenybė", "savivaldybėje planas metodika", "vaik", "nėratokiožodžio")


def run(console: Console) -> None:
    """Load, measure, print; the cluster is gone afterwards."""
    with _server.home() as folder, _settings(folder):
        from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (settings are read first)

        preparing.start_django()
        preparing.migrate()
        _fill(console)
        _measure(console)


@contextmanager
def _settings(folder: Path) -> Iterator[None]:
    before = dict(os.environ)
    for name in ("DATABASE_URL", "PERTVARKA_OWNER_DATABASE_URL"):
        os.environ.pop(name, None)
    os.environ["PERTVARKA_HOME"] = str(folder)
    try:
        yield
    finally:
        from django.db import connections  # noqa: PLC0415

        connections.close_all()
        connections["default"].close_pool()  # type: ignore[attr-defined]
        os.environ.clear()
        os.environ.update(before)


def _fill(console: Console) -> None:
    from django.db import connection  # noqa: PLC0415

    from pertvarka.programme.library.models import Document, SearchEntry  # noqa: PLC0415

    chance = random.Random(20261122)  # noqa: S311 (invented, and the same every time)
    others = [f"žodis{number}" for number in range(20_000)]
    begun = time.perf_counter()
    for first in range(0, DOCUMENTS, AT_ONCE):
        documents = Document.objects.bulk_create(
            Document(
                code=f"d{number}", kind="study_report", title_lt=_said(chance, 6), title_en="A study", known_on=DAY
            )
            for number in range(first, first + AT_ONCE)
        )
        SearchEntry.objects.bulk_create(
            SearchEntry(
                document=document,
                title=document.title_lt,
                body=f"{_said(chance, WORDS_EACH // 8)} {' '.join(chance.choices(others, k=WORDS_EACH))}"
                + (" retenybės" if document.code.endswith("777") else ""),
            )
            for document in documents
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE library_searchentry, library_document")
        cursor.execute("SELECT pg_size_pretty(pg_relation_size('library_search'))")
        size = cursor.fetchone()
    console.print(f"{time.perf_counter() - begun:.0f} s  {DOCUMENTS:,} documents, index of {size[0]}")


DAY = date(2026, 1, 5)


def _said(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(STEMS) + chance.choice(ENDINGS) for _word in range(words))


def _measure(console: Console) -> None:
    from django.db import connection  # noqa: PLC0415

    from pertvarka.programme.library import searching  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    table = Table(title=f"milliseconds at {DOCUMENTS:,} documents, {ROUNDS} rounds", title_justify="left")
    for heading in ("asked", "found", "target", "p50", "worst", "processor: Python", "PostgreSQL"):
        table.add_column(heading, justify="left" if heading == "asked" else "right")
    for words in ASKED:
        taken, total, here, there = [], 0, time.process_time(), _seconds_of(backend)
        for _round in range(ROUNDS):
            begun = time.perf_counter()
            total = searching.find(searching.Wanted(words=words)).total
            taken.append((time.perf_counter() - begun) * 1000)
        over = "[red]" if statistics.median(taken) > TARGET_MS else ""
        median, worst = f"{over}{statistics.median(taken):.1f}", f"{max(taken):.1f}"
        spent = (time.process_time() - here, _seconds_of(backend) - there)
        processor = [f"{seconds / ROUNDS * 1000:.0f}" for seconds in spent]
        table.add_row(words, f"{total:,}", f"{TARGET_MS:.0f}", median, worst, *processor)
    console.print(table)


def _seconds_of(process: int) -> float:
    """Processor time of a process, which another's work beside it does not lengthen."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

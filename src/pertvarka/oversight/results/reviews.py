"""Yearly reviews: a year told in chapters, each figure a placeholder that names an indicator.

`definitions/review_<year>.yaml` holds the sentences and no numbers; the numbers are counted here on the review's date.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.definitions import ROOT, Shape, contradiction, read_definition
from pertvarka.foundation.base.words import Sentence
from pertvarka.oversight.results.definitions import all_definitions

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{code}`, `{code:what}` or `{code:what:part}`."""

    code: str
    what: str = "achieved"
    part: str = ""


# What a placeholder may ask for, and whether it must name a part.
KNOWN = {"achieved": False, "planned": False, "groups": False, "contracts": False}
KNOWN_OF_PARTS = {"part": True, "regions": True, "without": True}


class LabelledFigure(Shape):
    figure: str
    label: Sentence


class SumShape(Shape):
    """A total and the terms that make it, shown as an addition."""

    total: str
    terms: list[LabelledFigure]
    note: Sentence


class ChapterShape(Shape):
    title: Sentence
    sentences: list[Sentence]
    parts_of: str | None = None
    parts_without: list[str] = []
    rows_of: str | None = None
    sum: SumShape | None = None


class ReviewFile(Shape):
    year: int
    as_of: date
    source: str
    title: Sentence
    lead: Sentence
    first_figures: list[LabelledFigure]
    chapters: list[ChapterShape]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence: words, or a figure to be put in."""

    text: str = ""
    placeholder: Placeholder | None = None


def review(year: int, *, folder: Path = ROOT) -> ReviewFile | None:
    """The review of a year, None where nobody wrote one.

    Raises:
        DefinitionBroken: the file is not of the shape, or a placeholder names nothing that can be counted.
    """
    path = folder / f"review_{year}.yaml"
    return _read(path) if path.exists() else None


def all_reviews(folder: Path = ROOT) -> list[ReviewFile]:
    """Every review, oldest first; reading them all is how a load finds a broken one."""
    return sorted((_read(path) for path in folder.glob("review_*.yaml")), key=lambda file: file.year)


@cache
def _read(path: Path) -> ReviewFile:
    file = read_definition(path, ReviewFile)
    for location, text in _texts(file):
        for written in PLACEHOLDER.findall(text):
            _check(path, location, written)
    for position, chapter in enumerate(file.chapters):
        for key, code in (("parts_of", chapter.parts_of), ("rows_of", chapter.rows_of)):
            if code is not None and code not in all_definitions():
                raise _unknown(path, ["chapters", position, key], code)
    return file


def pieces(sentence: Sentence) -> Iterator[Piece]:
    """A sentence in the active language as words and figures, in order."""
    end = 0
    text = in_active_language(sentence.lt, sentence.en)
    for found in PLACEHOLDER.finditer(text):
        if found.start() > end:
            yield Piece(text=text[end : found.start()])
        yield Piece(placeholder=placeholder(found[1]))
        end = found.end()
    if end < len(text):
        yield Piece(text=text[end:])


def placeholder(written: str) -> Placeholder:
    """Read `services-2017:part:respite-at-home`, with or without braces."""
    code, _, rest = written.strip("{}").partition(":")
    what, _, part = rest.partition(":")
    return Placeholder(code, what or "achieved", part)


def placeholders(file: ReviewFile) -> set[Placeholder]:
    """Every figure of the review, once."""
    return {placeholder(written) for _location, text in _texts(file) for written in PLACEHOLDER.findall(text)}


def codes(file: ReviewFile) -> list[str]:
    """Every indicator the review needs."""
    named = {item.code for item in placeholders(file)}
    named |= {code for chapter in file.chapters for code in (chapter.parts_of, chapter.rows_of) if code}
    return sorted(named)


def _texts(file: ReviewFile) -> Iterator[tuple[list[str | int], str]]:
    for position, first in enumerate(file.first_figures):
        yield ["first_figures", position, "figure"], first.figure
    for position, chapter in enumerate(file.chapters):
        for place, sentence in enumerate(chapter.sentences):
            yield ["chapters", position, "sentences", place, "lt"], sentence.lt
            yield ["chapters", position, "sentences", place, "en"], sentence.en
        if chapter.sum:
            yield ["chapters", position, "sum", "total"], chapter.sum.total
            for place, term in enumerate(chapter.sum.terms):
                yield ["chapters", position, "sum", "terms", place, "figure"], term.figure


def _check(path: Path, location: list[str | int], written: str) -> None:
    found = placeholder(written)
    if found.code not in all_definitions():
        raise _unknown(path, location, found.code)
    needs_part: Mapping[str, bool] = {**KNOWN, **KNOWN_OF_PARTS}
    if found.what not in needs_part or needs_part[found.what] != bool(found.part):
        raise contradiction(
            path,
            location,
            problem=f'the placeholder "{{{written}}}" asks for something that cannot be counted',
            cure_lt="Rašykite taip, kaip parodyta failo pradžioje.",
            cure_en="Write it as the head of the file shows.",
        )


def _unknown(path: Path, location: list[str | int], code: str) -> Exception:
    return contradiction(
        path,
        location,
        problem=f'there is no indicator "{code}"',
        cure_lt="Pataisykite kodą arba sukurkite rodiklio apibrėžtį aplanke indicators.",
        cure_en="Correct the code, or write the definition of the indicator in the folder indicators.",
    )

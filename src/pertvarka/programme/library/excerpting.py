"""The place of a text where a word was found, for a page of what the search found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

MARKED, UNMARKED = "ąčęėįšųūž", "aceeisuuz"
FOLDING = str.maketrans(MARKED + MARKED.upper(), UNMARKED + UNMARKED.upper())
AROUND = 90
LONGEST_TAIL = 6
AT_ONCE = 2_000
"""Texts are long and words are found early: so many letters are folded and read at a time."""
OVERLAP = 100
"""A word that begins at the end of one reach is read to its end."""


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_hit: bool


def plain(text: str) -> str:
    """Without marks, of the same length.

    >>> plain("Šeimų ĮVAIKINIMAS")
    'Seimu IVAIKINIMAS'
    """
    return text.translate(FOLDING)


def excerpt(text: str, stems: Sequence[str]) -> tuple[Piece, ...]:
    """The first place of the text where a word was found, the words marked; nothing where no word is in the text.

    >>> [piece.text for piece in excerpt("Vaikas auga globoje.", ["glob"]) if piece.is_hit]
    ['globoje']
    """
    if not stems:
        return ()
    alternatives = "|".join(re.escape(stem) for stem in sorted(stems, key=len, reverse=True))
    pattern = re.compile(rf"\b(?:{alternatives})\w{{0,{LONGEST_TAIL}}}\b", re.IGNORECASE)
    first = _first(text, pattern)
    if first is None:
        return ()
    start, end = _edges(text, *first)
    folded = plain(text[start:end])
    pieces = [Piece("… ", is_hit=False)] if start else []
    at = start
    for hit in pattern.finditer(folded):
        here, past = start + hit.start(), start + hit.end()
        pieces += [Piece(text[at:here], is_hit=False), Piece(text[here:past], is_hit=True)]
        at = past
    pieces.append(Piece(text[at:end] + (" …" if end < len(text) else ""), is_hit=False))
    return tuple(piece for piece in pieces if piece.text)


def _first(text: str, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    for start in range(0, len(text), AT_ONCE):
        before = min(start, 1)  # one letter more, so that the rest of a cut word is not taken for a word
        found = pattern.search(plain(text[start - before : start + AT_ONCE + OVERLAP]), before)
        if found is not None and found.start() - before < AT_ONCE:
            return start - before + found.start(), start - before + found.end()
    return None


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Whole words around a hit."""
    left = max(0, start - AROUND)
    right = min(len(text), end + AROUND)
    while 0 < left < start and not text[left - 1].isspace():
        left += 1
    while right < len(text) and right > end and not text[right].isspace():
        right -= 1
    return left, right

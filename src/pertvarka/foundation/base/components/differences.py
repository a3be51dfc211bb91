"""Two wordings compared word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that is `same`, `added` or `removed`."""

    kind: str
    text: str


def word_difference(old: str, new: str) -> tuple[Piece, ...]:
    """Runs of words; a replacement is told as removed, then added."""
    before, after = re.findall(r"\S+\s*", old), re.findall(r"\S+\s*", new)
    pieces: list[Piece] = []
    compared = SequenceMatcher(a=[word.strip() for word in before], b=[word.strip() for word in after], autojunk=False)
    for kind, i1, i2, j1, j2 in compared.get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(after[j1:j2])))
            continue
        if i2 > i1:
            pieces.append(Piece("removed", "".join(before[i1:i2]).rstrip()))
        if j2 > j1:
            pieces.append(Piece("added", "".join(after[j1:j2]).rstrip()))
    return tuple(pieces)

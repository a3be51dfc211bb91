"""Numbers in sentences, as `{4.1.1}`, `{4.1.1:planned}` or `{services-2017:part:respite-at-home}`; nothing is run.

The words of definitions/review_2017.yaml; a broken one is told with the line and the character where it stands.
"""

from collections.abc import Iterator

from pertvarka.oversight.monitoring.errors import PlaceholderBroken
from pertvarka.oversight.results.definitions import all_definitions
from pertvarka.oversight.results.reviews import KNOWN, KNOWN_OF_PARTS, Piece, placeholder

NEEDS_PART = {**KNOWN, **KNOWN_OF_PARTS}


def parsed(text: str) -> list[list[Piece]]:
    """Paragraphs of a text, each as words and numbers in order; empty lines part paragraphs.

    Raises:
        PlaceholderBroken: the first placeholder that cannot be read, with its place.
    """
    return [list(_pieces(line, number)) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]


def _pieces(line: str, number: int) -> Iterator[Piece]:
    start = 0
    while start < len(line):
        opens, closes = line.find("{", start), line.find("}", start)
        if closes != -1 and (opens == -1 or closes < opens):
            raise _broken("}", number, closes, lt="nėra pradžios „{“", en="it has no beginning “{”")
        if opens == -1:
            yield Piece(text=line[start:])
            return
        if closes == -1 or "{" in line[opens + 1 : closes]:
            raise _broken(line[opens : opens + 20], number, opens, lt="nėra pabaigos „}“", en="it has no end “}”")
        if opens > start:
            yield Piece(text=line[start:opens])
        written = line[opens + 1 : closes]
        _check(written, number, opens)
        yield Piece(placeholder=placeholder(written))
        start = closes + 1


def _check(written: str, line: int, column: int) -> None:
    found = placeholder(written)
    if found.code not in all_definitions():
        raise _broken(written, line, column, lt="tokio rodiklio nėra", en="there is no such indicator")
    if found.what not in NEEDS_PART:
        known = ", ".join(NEEDS_PART)
        raise _broken(written, line, column, lt=f"galima prašyti: {known}", en=f"one may ask for: {known}")
    if NEEDS_PART[found.what] and not found.part:
        raise _broken(written, line, column, lt="nenurodyta dalis", en="the part is not named")
    if found.part and not NEEDS_PART[found.what]:
        raise _broken(written, line, column, lt="dalis čia nereikalinga", en="no part is named here")


def _broken(written: str, line: int, column: int, *, lt: str, en: str) -> PlaceholderBroken:
    return PlaceholderBroken(written=written, line=line, column=column + 1, lt=lt, en=en)

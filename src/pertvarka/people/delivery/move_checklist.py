"""The checklist of a move as shipped: definitions/move_checklist.yaml, checked against its shape and read once."""

from collections import Counter
from functools import cache
from typing import Literal

from pydantic import Field

from pertvarka.foundation.base.definitions import ROOT, Shape, contradiction, read_definition
from pertvarka.foundation.base.words import Sentence

FILE = ROOT / "move_checklist.yaml"


class Line(Shape):
    """One thing to see to before the move."""

    code: str = Field(pattern=r"^[a-z_]{1,40}$")
    group: Literal["meeting", "things", "papers", "health", "day", "key_person"]
    blocks: bool = False
    label: Sentence


class Checklist(Shape):
    items: tuple[Line, ...] = Field(min_length=1)


@cache
def lines() -> dict[str, Line]:
    """By their codes, in the order of the file.

    Raises:
        DefinitionBroken: the file is not of its shape, or a code stands twice.
    """
    items = read_definition(FILE, Checklist).items
    counted = Counter(item.code for item in items)
    for number, item in enumerate(items):
        if counted[item.code] > 1:
            raise contradiction(
                FILE,
                ("items", number, "code"),
                problem=f"the code {item.code} stands twice",
                cure_lt="Palikite vieną eilutę.",
                cure_en="Keep one line.",
            )
    return {item.code: item for item in items}


def label(code: str) -> str:
    """A line in words; one that is no longer shipped is told by its code."""
    line = lines().get(code)
    return str(line.label) if line else code

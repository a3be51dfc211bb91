"""Rows of a questionnaire of one page: read as they were sent, one added or taken away, everything typed kept.

Nothing of such a page is saved until it is sent whole, so the page itself carries how many rows it shows.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from pertvarka.engines.xlsform.evaluate import MOST_ROWS, MOST_ROWS_OF_A_REPEAT
from pertvarka.engines.xlsform.form import Form, Kind, Question, Repeat

SHOWN = "n:"
"""Before the path of a repeat in the name of the field that says how many rows the page shows."""
ADD, REMOVE = "add", "remove"
_STEP = re.compile(r"([A-Za-z_][\w.-]*)\[([0-9]{1,4})\]")


class Posted(Protocol):
    def getlist(self, key: str) -> list[str]: ...


Read = Callable[[Posted, Question, str], Any]
"""What was typed at the place of a question, None where nothing was."""


def level(posted: Posted, form: Form, read: Read) -> dict[str, Any]:
    """All answers typed, with the rows the page showed, the empty ones too."""
    return _Reading(posted, form, read).level((), "")


def change(answers: dict[str, Any], form: Form, asked: str) -> None:
    """Add a row or take one away, as the pressed button says; what no page of ours would say changes nothing."""
    act, _colon, rest = asked.partition(":")
    path, _colon, number = rest.partition(":")
    *above, name = path.split("/")
    item, holder = form.by_name.get(name), _holder(answers, above)
    if holder is None or not isinstance(item, Repeat) or item.count:
        return
    rows = holder.setdefault(name, [])
    if act == ADD and len(rows) < MOST_ROWS_OF_A_REPEAT:
        rows.append({})
    elif act == REMOVE and number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= len(rows):
        rows.pop(int(number[:4]) - 1)


@dataclass
class _Reading:
    posted: Posted
    form: Form
    read: Read
    rows_left: int = MOST_ROWS

    def level(self, repeats: tuple[str, ...], before: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for item in self.items_in(repeats):
            path = f"{before}{item.name}"
            if isinstance(item, Repeat):
                self.rows(found, item, repeats, path)
            elif (value := self.read(self.posted, item, path)) is not None:
                found[item.name] = value
        return found

    def rows(self, found: dict[str, Any], item: Repeat, repeats: tuple[str, ...], path: str) -> None:
        shown = self.posted.getlist(f"{SHOWN}{path}")
        if not shown or not shown[-1].isascii() or not shown[-1].isdigit():
            return
        count = min(int(shown[-1][:4]), MOST_ROWS_OF_A_REPEAT, self.rows_left)
        self.rows_left -= count
        found[item.name] = [self.level((*repeats, item.name), f"{path}[{number}]/") for number in range(1, count + 1)]

    def items_in(self, repeats: tuple[str, ...]) -> Iterator[Question | Repeat]:
        """What people type at this level."""
        for name, item in self.form.by_name.items():
            if self.form.repeats_of[name] != repeats:
                continue
            is_asked = isinstance(item, Question) and not item.calculation and item.kind is not Kind.HIDDEN
            if isinstance(item, Repeat) or (isinstance(item, Question) and is_asked):
                yield item


def _holder(answers: dict[str, Any], above: list[str]) -> dict[str, Any] | None:
    """The answers, or the row that holds the rows."""
    held: Any = answers
    for step in above:
        found = _STEP.fullmatch(step)
        if found is None:
            return None
        rows, number = held.get(found.group(1)), int(found.group(2))
        if not isinstance(rows, list) or not 1 <= number <= len(rows):
            return None
        held = rows[number - 1]
    return held if isinstance(held, dict) else None

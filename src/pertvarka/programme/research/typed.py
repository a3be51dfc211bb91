"""What came over the wire from a questionnaire of one page, as the engine reads it."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from pertvarka.engines.xlsform.form import Form, Kind, Question, Repeat
from pertvarka.engines.xlsform.state import State

MARK = "v:"
"""Before the name of a question in the names of fields."""
LONGEST = 10_000


class Posted(Protocol):
    def getlist(self, key: str) -> list[str]: ...


def has_rows(form: Form) -> bool:
    """Whether it asks row by row, which a survey of one page does not."""
    return any(isinstance(item, Repeat) for item in form.by_name.values())


def answers_in(posted: Posted, form: Form) -> dict[str, Any]:
    """The answers typed, by question; what nobody may type is passed over."""
    found: dict[str, Any] = {}
    for name, item in form.by_name.items():
        if not isinstance(item, Question) or item.calculation or item.kind is Kind.HIDDEN:
            continue
        given = [value for value in posted.getlist(f"{MARK}{name}") if value.strip()]
        if not given:
            continue
        if item.kind is Kind.SELECT_MULTIPLE:
            found[name] = given
        elif item.kind is Kind.ACKNOWLEDGE:
            found[name] = "OK"
        else:
            found[name] = given[-1].replace("\r\n", "\n")[:LONGEST]
    return found


def asked(form: Form, state: State) -> tuple[str, ...]:
    """The questions that are asked now, in the order of the form."""
    return tuple(
        path
        for path, node in state.nodes.items()
        if node.relevant and isinstance(form.by_name.get(node.name), Question)
    )


def opened(form: Form, state: State, *, shown: Iterable[str]) -> Mapping[str, Any]:
    """Questions that the answers opened and the page had not shown yet."""
    before = set(shown)
    return {path: state.nodes[path] for path in asked(form, state) if path not in before}

"""What came over the wire from a questionnaire of one page, as the engine reads it, and what of it is an answer."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from pertvarka.engines.xlsform.evaluate import evaluate
from pertvarka.engines.xlsform.form import Form, Kind, Question, Repeat
from pertvarka.engines.xlsform.state import State
from pertvarka.foundation.instruments import typed_rows
from pertvarka.foundation.instruments.errors import AnswersIncomplete
from pertvarka.foundation.instruments.typed_rows import Posted

MARK = "v:"
"""Before the name of a question in the names of fields."""
LONGEST = 10_000


def has_rows(form: Form) -> bool:
    """Whether it asks row by row."""
    return any(isinstance(item, Repeat) for item in form.by_name.values())


def answers_in(posted: Posted, form: Form) -> dict[str, Any]:
    """The answers typed, by question, rows as lists; what nobody may type is passed over."""
    return typed_rows.level(posted, form, _answer)


def _answer(posted: Posted, item: Question, path: str) -> Any:
    given = [value for value in posted.getlist(f"{MARK}{path}") if value.strip()]
    if not given:
        return None
    if item.kind is Kind.SELECT_MULTIPLE:
        return given
    return "OK" if item.kind is Kind.ACKNOWLEDGE else given[-1].replace("\r\n", "\n")[:LONGEST]


def weighed(form: Form, answers: Mapping[str, Any], *, language: str = "") -> State:
    """What the form says of the answers today."""
    return evaluate(form, answers, today=timezone.localdate(), language=language)


def weighed_whole(form: Form, answers: Mapping[str, Any]) -> State:
    """The same, of answers that are to be kept.

    Raises:
        AnswersIncomplete: something is not answered, or does not fit.
    """
    state = weighed(form, answers)
    if not state.is_complete:
        raise AnswersIncomplete
    return state


def told(form: Form, state: State) -> dict[str, Any]:
    """What people answered themselves; what the form works out may hold the moment, and stays out."""
    return _told(form, state.counted)


def _told(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in answers.items():
        item = form.by_name.get(name)
        if isinstance(item, Repeat):
            found[name] = [_told(form, row) for row in value]
        elif isinstance(item, Question) and not item.calculation and item.kind is not Kind.HIDDEN:
            found[name] = value
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

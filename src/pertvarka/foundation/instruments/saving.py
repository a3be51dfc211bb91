"""Saving answers as they are typed: each is written at once, and none over another that the typist has not seen.

An answer is saved against the value that stood in the field when the page was drawn (`seen`). If another person has
answered the same question meanwhile, both answers are told and nothing is written; answers to other questions pass each
other without noticing.
"""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import F
from django.utils import timezone

from pertvarka.engines.xlsform.evaluate import MOST_ROWS_OF_A_REPEAT, evaluate
from pertvarka.engines.xlsform.form import Form, Kind, Question, Repeat
from pertvarka.engines.xlsform.state import State, changes
from pertvarka.foundation.base.errors import WriteRefused
from pertvarka.foundation.instruments.errors import FormSubmitted, QuestionUnknown, RowsChanged
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.foundation.instruments.models import Response

TRIES = 5
REMOVED = "removed_rows"
"""Rows that were taken away are kept here, beside the answers, and do not count."""
_STEP = re.compile(r"([A-Za-z_][\w.-]*)(?:\[(\d{1,4})\])?\Z")
ResponseT = TypeVar("ResponseT", bound=Response)


@dataclass(frozen=True, slots=True)
class Typing:
    """What somebody typed at a place, and what had stood there before their eyes."""

    path: str
    value: Any
    seen: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two answers to one question; `theirs` stands saved."""

    path: str
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of it: `changed` are the places that look different now."""

    state: State
    changed: frozenset[str]
    clashes: tuple[Clash, ...]
    revision: int
    is_written: bool


def shown(value: Any) -> str:
    """An answer as it stands in a hidden field, so that two are compared as people see them.

    >>> shown(["b", "a"]), shown(None), shown(12.0), shown("a\\r\\nb")
    ('a b', '', '12', 'a\\nb')
    """
    if value is None or value is False:
        return ""
    if isinstance(value, list | tuple):
        return " ".join(sorted(str(item) for item in value if item))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").strip()


def state_of(response: Response, *, language: str = "") -> State:
    """The response as its form sees it today; a submitted one as of the day it was submitted."""
    return evaluate(form_of(response.instrument_version), response.answers, today=_day(response), language=language)


def save_answer(response: Response, *, path: str, value: Any, seen: str, language: str = "") -> Saved:
    return save_answers(response, [Typing(path, value, seen)], language=language)


def save_answers(response: ResponseT, typings: list[Typing], *, language: str = "") -> Saved:
    """Write what was typed; the instance then holds the answers as they stand.

    Raises:
        FormSubmitted: the answers are closed.
        QuestionUnknown: the form does not ask that.
        WriteRefused: the database lets this account see the answers and not change them.
    """

    def put_all(form: Form, answers: dict[str, Any], before: State) -> tuple[Clash, ...]:
        clashes = []
        for typing in typings:
            question = _question(form, typing.path)
            value = _value(question, typing.value)
            node = before.nodes.get(typing.path)
            standing = shown(node.value if node else _standing(answers, typing.path))
            if shown(value) in (standing, typing.seen.replace("\r\n", "\n").strip()):
                continue
            if standing != typing.seen.replace("\r\n", "\n").strip():
                clashes.append(Clash(typing.path, value, node.value if node else standing))
                continue
            _put(answers, typing.path, value)
        return tuple(clashes)

    return _write(response, put_all, language=language)


def add_row(response: ResponseT, *, path: str, language: str = "") -> Saved:
    """One more row of a repeat."""

    def add(form: Form, answers: dict[str, Any], before: State) -> tuple[Clash, ...]:
        rows = _rows(form, answers, path, before)
        if len(rows) < MOST_ROWS_OF_A_REPEAT:
            rows.append({})
        return ()

    return _write(response, add, language=language)


def remove_row(response: ResponseT, *, path: str, number: int, revision: int, language: str = "") -> Saved:
    """Take a row away; what stood in it is kept beside the answers.

    Raises:
        RowsChanged: the answers have changed since that revision, and the number may mean another row.
    """

    def remove(form: Form, answers: dict[str, Any], before: State) -> tuple[Clash, ...]:
        rows = _rows(form, answers, path, before)
        if response.revision != revision or not 1 <= number <= len(rows):
            raise RowsChanged
        row = rows.pop(number - 1)
        if any(shown(value) for value in row.values()):
            answers.setdefault(REMOVED, []).append({"path": path, "row": row})
        return ()

    return _write(response, remove, language=language)


def _write(response: ResponseT, put: Any, *, language: str) -> Saved:
    """Read, change, write if nobody wrote in between; else read again."""
    form = form_of(response.instrument_version)
    table = type(response)._default_manager
    for _ in range(TRIES):
        standing = table.filter(pk=response.pk).values_list("answers", "revision", "submitted_at").first()
        if standing is None:
            raise WriteRefused
        response.answers, response.revision, response.submitted_at = standing
        if response.submitted_at is not None:
            raise FormSubmitted
        today = timezone.localdate()
        before = evaluate(form, response.answers, today=today, language=language)
        answers = copy.deepcopy(dict(before.kept))
        clashes = put(form, answers, before)
        if answers == before.kept:
            return Saved(before, frozenset(), clashes, response.revision, is_written=False)
        after = evaluate(form, answers, today=today, language=language)
        kept, now = dict(after.kept), timezone.now()
        rows = table.filter(pk=response.pk, revision=response.revision, submitted_at=None)
        if rows.update(answers=kept, revision=F("revision") + 1, saved_at=now):
            response.answers, response.saved_at = kept, now
            response.revision += 1
            return Saved(after, changes(before, after), clashes, response.revision, is_written=True)
    raise WriteRefused


def _question(form: Form, path: str) -> Question:
    item = form.by_name.get(path.rpartition("/")[2])
    if not isinstance(item, Question) or item.calculation or _repeats_in(path) != form.repeats_of[item.name]:
        raise QuestionUnknown
    return item


def _repeats_in(path: str) -> tuple[str, ...]:
    return tuple(step.partition("[")[0] for step in path.split("/")[:-1])


def _value(question: Question, raw: Any) -> Any:
    """What is written down for what came over the wire; the engine reads it, whatever it is."""
    if question.kind is Kind.SELECT_MULTIPLE:
        return [item for item in (raw if isinstance(raw, list) else [raw]) if item]
    if isinstance(raw, list):
        raw = raw[-1] if raw else ""
    if question.kind is Kind.ACKNOWLEDGE:
        return "OK" if raw else None
    text = str(raw or "").replace("\r\n", "\n")
    return text if text.strip() else None


def _standing(answers: Mapping[str, Any], path: str) -> Any:
    try:
        return _at(dict(answers), path)[0].get(path.rpartition("/")[2])
    except QuestionUnknown:
        return None


def _put(answers: dict[str, Any], path: str, value: Any) -> None:
    level, name = _at(answers, path)
    level[name] = value


def _at(answers: dict[str, Any], path: str) -> tuple[dict[str, Any], str]:
    """The tree that holds the place; rows are there as far as the page showed them."""
    level: Any = answers
    *above, name = path.split("/")
    for step in above:
        found = _STEP.match(step)
        if found is None or found.group(2) is None:
            raise QuestionUnknown
        rows, number = level.get(found.group(1)), int(found.group(2))
        if not isinstance(rows, list) or not 1 <= number <= len(rows):
            raise QuestionUnknown
        level = rows[number - 1]
    return level, name


def _rows(form: Form, answers: dict[str, Any], path: str, before: State) -> list[dict[str, Any]]:
    item = form.by_name.get(path.rpartition("/")[2])
    if not isinstance(item, Repeat) or item.count or path not in before.nodes:
        raise QuestionUnknown
    level, name = _at(answers, path)
    rows = level.setdefault(name, [])
    assert isinstance(rows, list)  # noqa: S101 (the engine keeps rows as a list)
    return rows


def _day(response: Response) -> date:
    return timezone.localdate(response.submitted_at) if response.submitted_at else timezone.localdate()

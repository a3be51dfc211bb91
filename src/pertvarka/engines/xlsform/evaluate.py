"""The form worked out on a set of answers: first every value in the order of dependence, then a portrait in the order
of the form. Nothing is remembered between two evaluations; 120 questions take a few milliseconds."""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from pertvarka.engines.xlsform.answers import EMPTY, Answers, Typed, typed
from pertvarka.engines.xlsform.expressions import program
from pertvarka.engines.xlsform.form import Calculation, Choice, Form, Item, Question, Repeat
from pertvarka.engines.xlsform.order import holders_of, order_of
from pertvarka.engines.xlsform.portrait import portrait
from pertvarka.engines.xlsform.scope import Scope, Spot
from pertvarka.engines.xlsform.state import State
from pertvarka.engines.xlsform.values import LONGEST_TEXT, Scalar, Value, is_empty, to_json, to_number, to_truth

MOST_ROWS_OF_A_REPEAT = 200
MOST_ROWS = 2_000
_NOT_TYPED = object()


def evaluate(form: Form, answers: Answers, *, today: date, language: str = "") -> State:
    """The state of a form. A `today` with an hour gives its hour to now(). Raises nothing, whatever the answers are."""
    run = _Run(form, answers if isinstance(answers, Mapping) else {}, today, language or form.default_language)
    for name in order_of(form):
        for scope in run.scopes.get(form.repeats_of[name], ()):
            run.work_out(form.by_name[name], scope)
    return portrait(form, run.root, today=today, language=run.language)


class _Run:
    def __init__(self, form: Form, answers: Answers, today: date, language: str) -> None:
        self.form, self.today, self.language = form, today, language
        self.root = Scope(answers)
        self.scopes: dict[tuple[str, ...], list[Scope]] = {(): [self.root]}
        self.holders = holders_of(form)
        self.rows_left = MOST_ROWS

    def spot(self, scope: Scope, *, stored: Scalar = "", choice: Choice | None = None) -> Spot:
        return Spot(self.form, scope, self.today, self.language, stored=stored, choice=choice)

    def run(self, source: str, scope: Scope) -> Value:
        return program(source)(self.spot(scope))

    def work_out(self, item: Item, scope: Scope) -> None:
        relevant = self.holder_is_relevant(item, scope)
        relevant = relevant and (not item.relevant or to_truth(self.run(item.relevant, scope)))
        scope.relevant[item.name] = relevant
        if isinstance(item, Repeat):
            self.make_rows(item, scope)
        elif isinstance(item, Question | Calculation):
            found = self.question(item, scope) if isinstance(item, Question) else self.calculation(item, scope)
            scope.typed[item.name] = found
            scope.values[item.name] = found.reckoned if relevant else ""

    def holder_is_relevant(self, item: Item, scope: Scope) -> bool:
        holder = self.holders.get(item.name)
        if holder is None:
            return True
        at = scope.parent if scope.chain and scope.chain[-1] == holder else scope
        return at is None or at.relevant.get(holder, True)

    def question(self, item: Question, scope: Scope) -> Typed:
        offered = self.offered(item, scope)
        if item.calculation:
            return self.typed(item, self.worked_out(item.calculation, item.name, scope), offered)
        raw = scope.raw.get(item.name, _NOT_TYPED)
        if raw is not _NOT_TYPED:
            return self.typed(item, raw, offered)
        if item.default_is_expression:
            return self.typed(item, to_json(self.run(item.default, scope)), offered)
        return self.typed(item, item.default, offered)

    def typed(self, item: Question, raw: object, offered: tuple[Choice, ...]) -> Typed:
        return typed(item, raw, offered) if item.kind.has_choices else typed(item, raw)

    def offered(self, item: Question, scope: Scope) -> tuple[Choice, ...]:
        if not item.kind.has_choices:
            return ()
        offered = self.form.choices.get(item.choice_list, ())
        if item.choice_filter:
            asked = program(item.choice_filter)
            offered = tuple(c for c in offered if to_truth(asked(self.spot(scope, choice=c))))
        scope.offered[item.name] = offered
        return offered

    def calculation(self, item: Calculation, scope: Scope) -> Typed:
        stored = _stored(scope.raw.get(item.name))
        value = stored if item.once and not is_empty(stored) else self.worked_out(item.calculation, item.name, scope)
        return _reckoned(value)

    def worked_out(self, source: str, name: str, scope: Scope) -> Value:
        return program(source)(self.spot(scope, stored=_stored(scope.raw.get(name))))

    def make_rows(self, item: Repeat, scope: Scope) -> None:
        written = scope.raw.get(item.name, _NOT_TYPED)
        rows = list(written) if isinstance(written, list | tuple) else [{}] if written is _NOT_TYPED else []
        wanted = len(rows)
        if item.count and scope.relevant[item.name]:
            count = to_number(self.run(item.count, scope))
            wanted = int(max(0, min(count, MOST_ROWS_OF_A_REPEAT))) if not math.isnan(count) else 0
        wanted = min(wanted, MOST_ROWS_OF_A_REPEAT, self.rows_left)
        self.rows_left -= wanted
        chain = (*scope.chain, item.name)
        made = [
            Scope(
                rows[index] if index < len(rows) and isinstance(rows[index], Mapping) else {},
                f"{scope.path}{item.name}[{index + 1}]/",
                chain,
                scope,
                index + 1,
            )
            for index in range(wanted)
        ]
        scope.rows[item.name] = made
        scope.surplus[item.name] = rows[wanted:]
        self.scopes.setdefault(chain, []).extend(made)


def _stored(raw: Any) -> Scalar:
    """A calculation's earlier value, for once()."""
    if isinstance(raw, str):
        return raw[:LONGEST_TEXT]
    if isinstance(raw, int | float) and not isinstance(raw, bool) and abs(raw) < 1e300:  # noqa: PLR2004
        return float(raw)
    return ""


def _reckoned(value: Value) -> Typed:
    kept = to_json(value)
    if kept is None:
        return EMPTY
    return Typed(kept, kept if isinstance(kept, str) else float(kept) if isinstance(kept, int | float) else "")

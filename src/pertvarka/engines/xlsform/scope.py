"""Where an expression stands: in the form itself or in one row of a repeat, and what it sees from there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pertvarka.engines.xlsform.answers import Typed
from pertvarka.engines.xlsform.form import Choice, Form, Question, Repeat, text_of
from pertvarka.engines.xlsform.values import Scalar, Value


@dataclass(slots=True)
class Scope:
    """The form, or one row of a repeat, while it is being worked out."""

    raw: Mapping[str, Any]
    path: str = ""
    chain: tuple[str, ...] = ()
    """The repeats this row stands in, the outermost first."""
    parent: "Scope | None" = None
    number: int = 1
    values: dict[str, Scalar] = field(default_factory=dict)
    """As expressions see them: what is not relevant is empty."""
    typed: dict[str, Typed] = field(default_factory=dict)
    relevant: dict[str, bool] = field(default_factory=dict)
    offered: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    rows: dict[str, list["Scope"]] = field(default_factory=dict)
    surplus: dict[str, list[Any]] = field(default_factory=dict)

    def up_to(self, depth: int) -> "Scope":
        scope = self
        while len(scope.chain) > depth and scope.parent is not None:
            scope = scope.parent
        return scope


@dataclass(slots=True)
class Spot:
    """A place in a scope, as expressions know it (values.Place)."""

    form: Form
    scope: Scope
    today: date
    language: str
    here: Scalar = ""
    stored: Scalar = ""
    choice: Choice | None = None

    @property
    def position(self) -> int:
        return self.scope.number

    def look(self, name: str) -> Value:
        chain = self.form.repeats_of.get(name)
        if chain is None:
            return ""
        scope = self.scope.up_to(_shared(self.scope.chain, chain))
        if isinstance(self.form.by_name[name], Repeat):
            return _rows(scope, name, chain[len(scope.chain) :])
        if chain == scope.chain:
            return scope.values.get(name, "")
        return tuple(
            row.values.get(name, "") for row in _inner(scope, chain[len(scope.chain) :]) if row.relevant.get(name, True)
        )

    def look_in_row(self, name: str, repeat: str, number: float) -> Value:
        chain = self.form.repeats_of.get(repeat, ())
        scope = self.scope.up_to(_shared(self.scope.chain, chain))
        rows = scope.rows.get(repeat, [])
        if scope.chain != chain or not 1 <= number <= len(rows):
            return ""
        return Spot(self.form, rows[int(number) - 1], self.today, self.language).look(name)

    def column(self, name: str) -> str:
        if self.choice is None:
            return ""
        if name == "name":
            return self.choice.name
        if name == "label":
            return text_of(self.choice.label, self.language, self.form.default_language)
        return self.choice.columns.get(name, "")

    def choice_label(self, question: str, choice: str) -> str:
        asked = self.form.by_name.get(question)
        listed = self.form.choices.get(asked.choice_list, ()) if isinstance(asked, Question) else ()
        label = next((item.label for item in listed if item.name == choice), {})
        return text_of(label, self.language, self.form.default_language)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared


def _inner(scope: Scope, chain: Sequence[str]) -> list[Scope]:
    """All rows below a scope along a chain of repeats, of those repeats that are asked."""
    scopes = [scope]
    for repeat in chain:
        scopes = [row for outer in scopes if outer.relevant.get(repeat, True) for row in outer.rows.get(repeat, [])]
    return scopes


def _rows(scope: Scope, repeat: str, chain: Sequence[str]) -> tuple[Scalar, ...]:
    return ("",) * len(_inner(scope, (*chain, repeat)))

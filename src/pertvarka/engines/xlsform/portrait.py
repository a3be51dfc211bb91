"""Worked-out scopes → the state that pages read: requirements, constraints, words, and the answers in two shapes."""

from datetime import date
from typing import Any

from pertvarka.engines.xlsform.answers import EMPTY, Typed
from pertvarka.engines.xlsform.expressions import filled, program
from pertvarka.engines.xlsform.form import Calculation, Form, Group, Item, Note, Question, Repeat, Texts, text_of
from pertvarka.engines.xlsform.scope import Scope, Spot
from pertvarka.engines.xlsform.state import Node, State
from pertvarka.engines.xlsform.values import to_truth


def portrait(form: Form, root: Scope, *, today: date, language: str) -> State:
    painter = _Painter(form, today, language)
    kept, counted = painter.scope(root, form.items)
    return State(painter.nodes, kept, counted, tuple(painter.set_aside))


class _Painter:
    def __init__(self, form: Form, today: date, language: str) -> None:
        self.form, self.today, self.language = form, today, language
        self.nodes: dict[str, Node] = {}
        self.set_aside: list[str] = []

    def scope(self, scope: Scope, items: tuple[Item, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
        """The kept and the counted answers of the form or of one row."""
        strangers = {
            name: value
            for name, value in scope.raw.items()
            if isinstance(name, str) and self.form.repeats_of.get(name) != scope.chain
        }
        self.set_aside.extend(f"{scope.path}{name}" for name, value in strangers.items() if value not in (None, "", []))
        kept: dict[str, Any] = dict(strangers)
        counted: dict[str, Any] = {}
        self.items(scope, items, kept, counted)
        return kept, counted

    def items(self, scope: Scope, items: tuple[Item, ...], kept: dict[str, Any], counted: dict[str, Any]) -> None:
        for item in items:
            match item:
                case Question() | Calculation():
                    self.answer(scope, item, kept, counted)
                case Group():
                    self.plain(scope, item, item.label)
                    self.items(scope, item.items, kept, counted)
                case Repeat():
                    self.repeat(scope, item, kept, counted)
                case Note():
                    self.plain(scope, item, item.label, item.hint)

    def plain(self, scope: Scope, item: Item, label: Texts, hint: Texts | None = None, rows: int | None = None) -> None:
        spot = Spot(self.form, scope, self.today, self.language)
        path = scope.path + item.name
        relevant = scope.relevant[item.name]
        words = self.words(label, spot), self.words(hint or {}, spot)
        self.nodes[path] = Node(path, item.name, relevant, rows=rows, label=words[0], hint=words[1])

    def repeat(self, scope: Scope, item: Repeat, kept: dict[str, Any], counted: dict[str, Any]) -> None:
        rows, surplus = scope.rows[item.name], scope.surplus[item.name]
        self.plain(scope, item, item.label, rows=len(rows))
        painted = [self.scope(row, item.items) for row in rows]
        kept[item.name] = [*(row for row, _ in painted), *surplus]
        if scope.relevant[item.name]:
            counted[item.name] = [row for _, row in painted]
        for number, row in enumerate(surplus, start=len(rows) + 1):
            if row:
                self.set_aside.append(f"{scope.path}{item.name}[{number}]")

    def answer(self, scope: Scope, item: Question | Calculation, kept: dict[str, Any], counted: dict[str, Any]) -> None:
        found, relevant = scope.typed[item.name], scope.relevant[item.name]
        path = scope.path + item.name
        kept[item.name] = found.value
        node = self.question(scope, item, found) if isinstance(item, Question) else self.calculation(scope, item, found)
        self.nodes[path] = node
        if relevant and found.value is not None and (node.valid or node.fault == "constraint"):
            counted[item.name] = found.value
        elif not relevant and found.value is not None and not _is_worked_out(item):
            self.set_aside.append(path)

    def calculation(self, scope: Scope, item: Calculation, found: Typed) -> Node:
        relevant = scope.relevant[item.name]
        label = self.words(item.label, Spot(self.form, scope, self.today, self.language))
        value = found.value if relevant else None
        return Node(scope.path + item.name, item.name, relevant, value, read_only=True, label=label)

    def question(self, scope: Scope, item: Question, found: Typed) -> Node:
        relevant = scope.relevant[item.name]
        spot = Spot(self.form, scope, self.today, self.language, here=found.reckoned)
        required = relevant and not item.calculation and self.holds(item.required, spot)
        fault = self.fault(item, found, spot, required=required) if relevant else ""
        own_words: Texts = {"constraint": item.constraint_message, "required": item.required_message}.get(fault, {})
        offered = scope.offered.get(item.name)
        return Node(
            scope.path + item.name,
            item.name,
            relevant,
            found.value,
            required,
            fault,
            self.words(own_words, spot),
            bool(item.calculation) or self.holds(item.read_only, spot),
            None if offered is None else tuple(choice.name for choice in offered),
            None,
            self.words(item.label, spot),
            self.words(item.hint, spot),
        )

    def fault(self, item: Question, found: Typed, spot: Spot, *, required: bool) -> str:
        if found.fault:
            return found.fault
        if found == EMPTY:
            return "required" if required else ""
        # An empty answer fits every constraint, so it never comes here.
        return "" if not item.constraint or to_truth(program(item.constraint)(spot)) else "constraint"

    def holds(self, source: str, spot: Spot) -> bool:
        return bool(source) and (source == "true()" or to_truth(program(source)(spot)))

    def words(self, texts: Texts, spot: Spot) -> str:
        return filled(text_of(texts, self.language, self.form.default_language), spot)


def _is_worked_out(item: Question | Calculation) -> bool:
    return isinstance(item, Calculation) or bool(item.calculation)

"""A page of a questionnaire as its template draws it: every question with its words, its answer and what is said of it.

Each item stands in a place of its own on the page, told by `key`, so that what an answer changes can be exchanged
without the rest.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pertvarka.engines.xlsform.form import Calculation, Form, Group, Item, Kind, Note, Question, Repeat, text_of
from pertvarka.engines.xlsform.state import Node, State
from pertvarka.foundation.instruments.saving import shown
from pertvarka.foundation.instruments.words import answer_sentence

MANY_CHOICES = 12
"""More are folded into a list."""
WIDGETS = {
    Kind.TEXT: "line",
    Kind.INTEGER: "number",
    Kind.DECIMAL: "number",
    Kind.DATE: "date",
    Kind.TIME: "time",
    Kind.SELECT_ONE: "radio",
    Kind.SELECT_MULTIPLE: "boxes",
    Kind.ACKNOWLEDGE: "box",
    Kind.RANGE: "number",
}


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Clashed:
    """Two answers to one question, in words."""

    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One item. `widget` is what is drawn; `seen` what stands saved; `last` the answer of the time before, in words."""

    key: str
    path: str
    widget: str
    label: str = ""
    hint: str = ""
    is_relevant: bool = True
    value: str = ""
    seen: str = ""
    options: tuple[Option, ...] = ()
    is_required: bool = False
    is_fixed: bool = False
    message: str = ""
    last: str = ""
    clash: Clashed | None = None
    level: int = 2
    items: tuple["Shown", ...] = ()
    rows: tuple["Shown", ...] = ()
    number: int = 0
    is_open_ended: bool = False
    limits: str = ""

    @property
    def has_options(self) -> bool:
        return self.widget in ("radio", "boxes")

    @property
    def answer_words(self) -> str:
        """The answer for somebody who only reads."""
        if self.options:
            return ", ".join(option.label for option in self.options if option.is_chosen)
        return self.value


@dataclass(frozen=True)
class Drawing:
    """What a page is drawn from. `typed` are answers not saved; `marks_gaps` also tells what is missing."""

    form: Form
    state: State
    language: str
    last: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, Any] = field(default_factory=dict)
    clashes: Mapping[str, Any] = field(default_factory=dict)
    marks_gaps: bool = False

    def items(self, items: Iterable[Item], *, before: str = "", level: int = 2) -> tuple[Shown, ...]:
        return tuple(drawn for item in items if (drawn := self.item(item, before=before, level=level)) is not None)

    def item(self, item: Item, *, before: str = "", level: int = 2) -> Shown | None:
        """None for what nobody reads: calculations and hidden answers."""
        path = f"{before}{item.name}"
        node = self.state.nodes.get(path)
        if isinstance(item, Calculation) or node is None or getattr(item, "kind", None) is Kind.HIDDEN:
            return None
        if not node.relevant:
            return Shown(key_of(path), path, "nothing", is_relevant=False, level=level)
        match item:
            case Note():
                return Shown(key_of(path), path, "note", node.label, node.hint)
            case Group():
                inside = self.items(item.items, before=before, level=level + 1)
                return Shown(key_of(path), path, "group", node.label, level=level, items=inside)
            case Repeat():
                return self._repeat(item, node, level=level)
        return self._question(item, node)

    def _repeat(self, item: Repeat, node: Node, *, level: int) -> Shown:
        rows = tuple(
            Shown(
                key_of(f"{node.path}[{number}]"),
                f"{node.path}[{number}]",
                "row",
                number=number,
                level=level + 1,
                items=self.items(item.items, before=f"{node.path}[{number}]/", level=level + 1),
            )
            for number in range(1, (node.rows or 0) + 1)
        )
        return Shown(
            key_of(node.path), node.path, "repeat", node.label, level=level, rows=rows, is_open_ended=not item.count
        )

    def _question(self, item: Question, node: Node) -> Shown:
        saved = shown(node.value)
        standing: Any = self.typed.get(node.path, node.value)
        widget, options = WIDGETS[item.kind], self._options(item, node, standing)
        if widget == "radio" and len(options) > MANY_CHOICES:
            widget = "list"
        if widget == "line" and "multiline" in item.appearance:
            widget = "area"
        clash = self.clashes.get(node.path)
        return Shown(
            key_of(node.path),
            node.path,
            widget,
            node.label,
            node.hint,
            value=shown(standing).replace(".", ",") if item.kind is Kind.DECIMAL else shown(standing),
            seen=saved,
            options=options,
            is_required=node.required,
            is_fixed=node.read_only,
            message=answer_sentence(node) if node.fault and (self.marks_gaps or node.fault != "required") else "",
            last=self.last.get(node.path, ""),
            clash=Clashed(self.words(item, clash.mine), self.words(item, clash.theirs)) if clash else None,
            limits=f"{item.range.start:g}–{item.range.end:g}" if item.range else "",
        )

    def _options(self, item: Question, node: Node, standing: Any) -> tuple[Option, ...]:
        if node.choices is None:
            return ()
        chosen = set(standing if isinstance(standing, list) else [shown(standing)])
        # An answer that is no longer offered stays in sight until another is chosen.
        names = [*node.choices, *sorted(name for name in chosen if name and name not in node.choices)]
        labels = {choice.name: choice.label for choice in self.form.choices.get(item.choice_list, ())}
        default = self.form.default_language
        return tuple(
            Option(name, text_of(labels.get(name, {}), self.language, default) or name, name in chosen)
            for name in names
        )

    def words(self, item: Question, value: Any) -> str:
        """An answer as a person reads it."""
        return words_of(self.form, item, value, language=self.language)


def words_of(form: Form, item: Question, value: Any, *, language: str) -> str:
    """An answer as a person reads it: the labels of what was chosen, else what was typed."""
    if not item.kind.has_choices:
        return shown(value)
    labels = {choice.name: choice.label for choice in form.choices.get(item.choice_list, ())}
    chosen = value if isinstance(value, list) else shown(value).split()
    return ", ".join(text_of(labels.get(name, {}), language, form.default_language) or name for name in chosen)


def all_words(form: Form, state: State, *, language: str) -> dict[str, str]:
    """Every counted answer in words, by path: what stands in grey beside the new form."""
    told = {}
    for path, node in state.nodes.items():
        item = form.by_name.get(node.name)
        if isinstance(item, Question) and node.relevant and node.value not in (None, "", []):
            told[path] = words_of(form, item, node.value, language=language)
    return told


def flat(items: Iterable[Shown]) -> Iterator[Shown]:
    """Every item with all that stands inside it."""
    for item in items:
        yield item
        yield from flat(item.items)
        yield from flat(item.rows)


def exchanged(items: Iterable[Shown], changed: frozenset[str], *, typed: str) -> list[Shown]:
    """The outermost items of a page that look different now; a place that was typed in stays under the hand."""
    found = []
    for item in items:
        if item.path in changed and (item.path != typed or (not item.has_options and item.value != item.seen)):
            found.append(item)
        else:
            found += exchanged((*item.items, *item.rows), changed, typed=typed)
    return found


def key_of(path: str) -> str:
    """A path as an id of the page."""
    return "q-" + re.sub(r"[^\w-]", "_", path)

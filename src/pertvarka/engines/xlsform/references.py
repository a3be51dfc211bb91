"""Every expression of a form held against what the form has: names, functions, columns of choices."""

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pertvarka.engines.xlsform.expressions import names_in_text
from pertvarka.engines.xlsform.faults import Fault
from pertvarka.engines.xlsform.form import Calculation, Form, Item, Note, Question, Repeat, Texts, walk
from pertvarka.engines.xlsform.functions import DATE_SIGNS, FUNCTIONS, NOT_SUPPORTED, SPECIAL
from pertvarka.engines.xlsform.patterns import is_costly
from pertvarka.engines.xlsform.syntax import (
    Bare,
    Call,
    Here,
    Literal,
    NotUnderstood,
    Reference,
    Tree,
    parse,
    quoted_reference,
)
from pertvarka.engines.xlsform.syntax import (
    walk as walk_tree,
)


@dataclass(frozen=True, slots=True)
class Written:
    """An expression where it stands."""

    column: str
    source: str
    cell: str
    choice_list: str = ""

    @property
    def may_say_here(self) -> bool:
        return self.column == "constraint"


def expressions_of(item: Item) -> Iterator[Written]:
    """All expressions of an item, with their cells."""
    columns: dict[str, str] = {"relevant": item.relevant}
    if isinstance(item, Question):
        columns["required"] = item.required
        columns["constraint"] = item.constraint
        columns["calculation"] = item.calculation
        columns["readonly"] = item.read_only
        columns["default"] = item.default if item.default_is_expression else ""
        columns["choice_filter"] = item.choice_filter
    elif isinstance(item, Calculation):
        columns["calculation"] = item.calculation
    elif isinstance(item, Repeat):
        columns["repeat_count"] = item.count
    listed = item.choice_list if isinstance(item, Question) else ""
    for column, source in columns.items():
        if source:
            yield Written(column, source, item.cells.get(column) or item.cells.get("default", ""), listed)


def faults_of_expressions(form: Form, columns: frozenset[str]) -> list[Fault]:
    """What is wrong with the expressions and the labels. `columns` are those of the choices sheet."""
    faults = []
    for item, _ in walk(form.items):
        for written in expressions_of(item):
            try:
                tree = parse(written.source)
            except NotUnderstood as problem:
                faults.append(_fault(written, problem))
                continue
            faults.extend(_fault(written, problem) for problem in _problems(form, tree, written, columns))
        faults.extend(_faults_of_texts(form, item))
    for choices in form.choices.values():
        for choice in choices:
            shown = [name for text in choice.label.values() for name in names_in_text(text)]
            faults.extend(Fault("reference_in_choice", "choices", choice.cell, name) for name in shown[:1])
    return faults


def _problems(form: Form, tree: Tree, written: Written, columns: frozenset[str]) -> Iterator[NotUnderstood]:
    rows_named = {
        id(node.arguments[0])
        for node in walk_tree(tree)
        if isinstance(node, Call) and node.name == "position" and node.arguments
    }
    for node in walk_tree(tree):
        match node:
            case Reference(name=name, position=position) if name not in form.by_name:
                yield NotUnderstood("reference_unknown", name, position)
            case Here(sign="..") if id(node) not in rows_named:
                yield NotUnderstood("path_not_supported", "..", node.position)
            case Here(sign=".") if not written.may_say_here:
                yield NotUnderstood("path_not_supported", ".", node.position)
            case Bare(name=name, position=position):
                if written.column != "choice_filter":
                    yield NotUnderstood("bare_name", name, position)
                elif name not in columns:
                    yield NotUnderstood("column_of_choices_unknown", name, position, list=written.choice_list)
            case Call():
                yield from _call_problems(form, node)


def _call_problems(form: Form, call: Call) -> Iterator[NotUnderstood]:
    name, given = call.name, len(call.arguments)
    if name in SPECIAL:
        fewest, most = SPECIAL[name]
    elif name in FUNCTIONS:
        fewest, most = FUNCTIONS[name].fewest, FUNCTIONS[name].most
    else:
        yield NotUnderstood(
            "function_not_supported" if name in NOT_SUPPORTED else "function_unknown", name, call.position
        )
        return
    if not fewest <= given <= most:
        yield NotUnderstood("wrong_number_of_arguments", name, call.position, given=str(given))
        return
    strange = _strange_argument(form, call)
    if strange is not None:
        yield NotUnderstood("argument_not_understood", name, strange.position)
    if name == "regex" and isinstance(call.arguments[1], Literal):
        yield from _pattern_problems(call.arguments[1])


def _strange_argument(form: Form, call: Call) -> Tree | None:  # noqa: PLR0911
    """The argument that this function cannot take, if there is one."""
    arguments = call.arguments
    if call.name == "position" and not (isinstance(arguments[0], Here) and arguments[0].sign == ".."):
        return arguments[0]
    if call.name == "regex" and not (isinstance(arguments[1], Literal) and isinstance(arguments[1].value, str)):
        return arguments[1]
    if call.name == "format-date":
        written = arguments[1].value if isinstance(arguments[1], Literal) else None
        signs = re.findall(r"%[a-zA-Z]", written) if isinstance(written, str) else ["?"]
        return arguments[1] if set(signs) - {*DATE_SIGNS, "%n", "%e"} else None
    if call.name == "jr:choice-name":
        asked = form.by_name.get(quoted_reference(arguments[1]) or "")
        return None if isinstance(asked, Question) and asked.kind.has_choices else arguments[1]
    if call.name == "indexed-repeat":
        name, repeat = quoted_reference(arguments[0]), quoted_reference(arguments[1])
        if not isinstance(form.by_name.get(repeat or ""), Repeat):
            return arguments[1]
        return None if repeat in form.repeats_of.get(name or "", ()) else arguments[0]
    return None


def _pattern_problems(written: Literal) -> Iterator[NotUnderstood]:
    pattern = str(written.value)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(pattern)
            costly = is_costly(pattern)
    except (re.error, RecursionError, OverflowError, Warning):
        yield NotUnderstood("pattern_not_understood", pattern, written.position)
        return
    if costly:
        yield NotUnderstood("pattern_too_costly", pattern, written.position)


def _faults_of_texts(form: Form, item: Item) -> Iterator[Fault]:
    texts: Mapping[str, Texts] = {"label": item.label}
    if isinstance(item, Question):
        texts = {**texts, "hint": item.hint, "constraint_message": item.constraint_message}
    elif isinstance(item, Note):
        texts = {**texts, "hint": item.hint}
    for column, by_language in texts.items():
        for text in by_language.values():
            for name in names_in_text(text):
                if name not in form.by_name:
                    at = {"position": str(text.find("${") + 1)}
                    yield Fault("reference_unknown", "survey", item.cells.get(column, ""), name, at)


def _fault(written: Written, problem: NotUnderstood) -> Fault:
    values: dict[str, str] = {"position": str(problem.position), **problem.values}
    return Fault(problem.code, "survey", written.cell, problem.feature, values)

"""One row of the survey sheet → one question, with everything its cells say."""

import re
from collections.abc import Mapping

from pertvarka.engines.xlsform.answers import typed
from pertvarka.engines.xlsform.faults import Fault
from pertvarka.engines.xlsform.form import Choice, Kind, Question, Range
from pertvarka.engines.xlsform.languages import Languages, texts
from pertvarka.engines.xlsform.syntax import Call, NotUnderstood, Reference, parse, walk
from pertvarka.engines.xlsform.types import APPEARANCES, NUMBERED_APPEARANCE, Type
from pertvarka.engines.xlsform.workbook import Row

IDENTIFIER = re.compile(r"[^\W\d][\w.-]*\Z")
YES = ("yes", "true", "true()", "1")
NO = ("", "no", "false", "false()", "0")


def read_question(
    row: Row,
    *,
    name: str,
    read: Type,
    languages: Languages,
    lists: Mapping[str, tuple[Choice, ...]],
    faults: list[Fault],
) -> Question | None:
    kind = read.kind
    if kind is None:
        return None
    label = texts(row, "label", languages, faults, named=name)
    if not label and kind is not Kind.HIDDEN:
        faults.append(Fault("label_missing", row.sheet, label_cell(row), name))
    _check_choices(row, read, lists, faults)
    written = row.get("default")
    by_expression = is_expression(written)
    question = Question(
        name,
        kind,
        label=label,
        hint=texts(row, "hint", languages, faults, named=name),
        guidance=texts(row, "guidance_hint", languages, faults, named=name),
        required=truth(row.get("required")),
        required_message=texts(row, "required_message", languages, faults, named=name),
        relevant=row.get("relevant"),
        constraint=row.get("constraint"),
        constraint_message=texts(row, "constraint_message", languages, faults, named=name),
        calculation=row.get("calculation"),
        default=written,
        default_is_expression=by_expression,
        read_only=truth(row.get("readonly")),
        choice_list=read.choice_list,
        choice_filter=row.get("choice_filter"),
        appearance=appearance(row, faults),
        range=_parameters(row, kind, faults),
        cells=cells(row),
    )
    if written and not by_expression and typed(question, written, lists.get(read.choice_list, ())).fault:
        faults.append(Fault("default_not_understood", row.sheet, row.cell("default"), written))
    return question


def name_of(row: Row, what: str, otherwise: str) -> tuple[str, Fault | None]:
    name = row.get("name") or otherwise
    if not name:
        return "", Fault("name_missing", row.sheet, row.cell("name"), what)
    if not IDENTIFIER.match(name):
        return name, Fault("name_not_identifier", row.sheet, row.cell("name"), name)
    return name, None


def truth(written: str) -> str:
    """A cell that may say yes, no or an expression, as an expression; nothing stands for no.

    >>> truth("yes"), truth("FALSE"), truth("${age} > 3")
    ('true()', '', '${age} > 3')
    """
    low = written.strip().lower()
    if low in NO and low != "0":
        return ""
    return "true()" if low in YES and low != "1" else written


def is_expression(written: str) -> bool:
    """Whether a default is to be worked out: it names an answer or calls a function."""
    if "${" in written:
        return True
    try:
        return any(isinstance(node, Call | Reference) for node in walk(parse(written)))
    except NotUnderstood:
        return False


def as_expression(written: str) -> str:
    if is_expression(written):
        return written
    return "'" + written.replace("'", "’") + "'"


def is_calculation_in_disguise(row: Row) -> bool:
    """A question that computes its answer and has nothing to show is a calculation."""
    return bool(row.get("calculation")) and not any(column in ("label", "hint") for column, _ in row.values)


def cells(row: Row) -> dict[str, str]:
    return {column: row.cell(column, language) for column, language in row.values}


def label_cell(row: Row) -> str:
    column = next((key for key in row.letters if key[0] == "label"), ("label", ""))
    return row.cell(*column)


def appearance(row: Row, faults: list[Fault]) -> tuple[str, ...]:
    words = tuple(row.get("appearance").split())
    faults.extend(
        Fault("appearance_not_supported", row.sheet, row.cell("appearance"), word)
        for word in words
        if word not in APPEARANCES and not NUMBERED_APPEARANCE.match(word)
    )
    return words


def _check_choices(row: Row, read: Type, lists: Mapping[str, tuple[Choice, ...]], faults: list[Fault]) -> None:
    at = row.cell("type")
    if read.kind is None or not read.kind.has_choices:
        if row.get("choice_filter"):
            faults.append(Fault("filter_without_choices", row.sheet, row.cell("choice_filter"), row.get("name")))
        return
    if not read.choice_list:
        faults.append(Fault("list_not_named", row.sheet, at, row.get("type")))
    elif read.choice_list not in lists:
        faults.append(Fault("list_missing", row.sheet, at, read.choice_list))
    if read.or_other:
        faults.append(Fault("or_other_not_supported", row.sheet, at, "or_other"))


def _parameters(row: Row, kind: Kind, faults: list[Fault]) -> Range | None:
    written = dict(re.findall(r"([\w-]+)\s*=\s*([^\s;,]+)", row.get("parameters")))
    known = {"start", "end", "step"} if kind is Kind.RANGE else {"rows"} if kind is Kind.TEXT else set()
    faults.extend(
        Fault("parameter_not_supported", row.sheet, row.cell("parameters"), word)
        for word in written
        if word.lower() not in known
    )
    if kind is not Kind.RANGE:
        return None
    low = {word.lower(): value for word, value in written.items()}
    try:
        found = Range(float(low.get("start", 1)), float(low.get("end", 10)), float(low.get("step", 1)))
    except ValueError:
        found = Range(0, 0, 0)
    if not (found.step > 0 and abs(found.end - found.start) < 1e9 and found.end > found.start):  # noqa: PLR2004
        faults.append(Fault("range_not_understood", row.sheet, row.cell("parameters"), row.get("parameters")))
    return found

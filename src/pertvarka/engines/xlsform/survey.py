"""The survey sheet → the tree of the form. Every row becomes an item or a fault; reading goes on after each fault."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pertvarka.engines.xlsform import questions
from pertvarka.engines.xlsform.faults import Fault
from pertvarka.engines.xlsform.form import Calculation, Choice, Group, Item, Note, Repeat
from pertvarka.engines.xlsform.languages import Languages, texts
from pertvarka.engines.xlsform.questions import appearance, cells, name_of, read_question, truth
from pertvarka.engines.xlsform.types import METADATA, REFUSED_COLUMNS, Type, is_refused, read_type
from pertvarka.engines.xlsform.workbook import Row, Sheet

DEEPEST_GROUPS = 20


@dataclass(slots=True)
class _Open:
    """A group or repeat whose end has not come yet; the form itself has no row."""

    word: str
    row: Row | None
    name: str = ""
    items: list[Item] = field(default_factory=list)


def read_survey(
    sheet: Sheet, languages: Languages, lists: Mapping[str, tuple[Choice, ...]], faults: list[Fault]
) -> tuple[Item, ...]:
    reader = _Reader(languages, lists, faults)
    for row in sheet.rows:
        reader.row(row)
    return reader.finished()


class _Reader:
    def __init__(self, languages: Languages, lists: Mapping[str, tuple[Choice, ...]], faults: list[Fault]) -> None:
        self.languages, self.lists, self.faults = languages, lists, faults
        self.open = [_Open("form", None)]
        self.taken: dict[str, str] = {}

    def row(self, row: Row) -> None:
        written = row.get("type")
        if not written:
            if row.get("name") or any(column == "label" for column, _ in row.values):
                self.faults.append(Fault("type_missing", row.sheet, row.cell("type")))
            return
        if written.startswith("#"):
            return
        read = read_type(written)
        if read is None:
            code = "type_not_supported" if is_refused(written) else "type_unknown"
            self.faults.append(Fault(code, row.sheet, row.cell("type"), written))
            self.name(row, written, quietly=True)
            return
        self.refuse_columns(row)
        if read.word.startswith("end "):
            self.end(row, read.word.removeprefix("end "))
        elif read.word.startswith("begin "):
            word = read.word.removeprefix("begin ")
            name = self.name(row, word)
            if len(self.open) > DEEPEST_GROUPS:
                self.faults.append(Fault("groups_too_deep", row.sheet, row.cell("type"), name))
                name = ""
            self.open.append(_Open(word, row, name))
        else:
            self.item(row, read, written)

    def item(self, row: Row, read: Type, written: str) -> None:
        name = self.name(row, written, otherwise=f"note_{row.number}" if read.word == "note" else "")
        item: Item | None
        if read.word == "note":
            item = self.note(row, name)
        elif read.word == "metadata":
            calculation, once = METADATA[read.metadata]
            item = Calculation(name, calculation, once=once, cells=cells(row))
        elif read.word == "calculate" or (read.kind is not None and questions.is_calculation_in_disguise(row)):
            item = self.calculation(row, name)
        else:
            item = read_question(
                row, name=name, read=read, languages=self.languages, lists=self.lists, faults=self.faults
            )
        if item is not None and name:
            self.open[-1].items.append(item)

    def note(self, row: Row, name: str) -> Note:
        label = texts(row, "label", self.languages, self.faults, named=name)
        hint = texts(row, "hint", self.languages, self.faults, named=name)
        if not label and not hint:
            self.faults.append(Fault("label_missing", row.sheet, questions.label_cell(row), name))
        return Note(name, label, hint, row.get("relevant"), appearance(row, self.faults), cells(row))

    def calculation(self, row: Row, name: str) -> Calculation:
        if not row.get("calculation") and not row.get("default"):
            self.faults.append(Fault("calculation_missing", row.sheet, row.cell("calculation"), name))
        label = texts(row, "label", self.languages, self.faults, named=name)
        once = not row.get("calculation")
        calculation = row.get("calculation") or questions.as_expression(row.get("default"))
        return Calculation(name, calculation, row.get("relevant"), once, label, cells(row))

    def end(self, row: Row, word: str) -> None:
        if not any(opened.word == word for opened in self.open):
            self.faults.append(Fault("end_without_begin", row.sheet, row.cell("type"), row.get("type")))
            return
        while self.open[-1].word != word:
            self.never_ended()
        self.close()

    def never_ended(self) -> None:
        opened = self.open[-1]
        if opened.row is not None:
            cell = opened.row.cell("type")
            self.faults.append(Fault("end_missing", "survey", cell, opened.name or opened.word))
        self.close()

    def close(self) -> None:
        opened = self.open.pop()
        row = opened.row
        if row is None:
            return
        label = texts(row, "label", self.languages, self.faults, named=opened.name)
        relevant, looks, items = row.get("relevant"), appearance(row, self.faults), tuple(opened.items)
        if opened.word == "repeat":
            count = truth(row.get("repeat_count"))
            closed: Item = Repeat(opened.name, items, label, relevant, count, looks, cells(row))
        else:
            closed = Group(opened.name, items, label, relevant, looks, cells(row))
        if opened.name:
            self.open[-1].items.append(closed)
        else:
            self.open[-1].items.extend(items)

    def finished(self) -> tuple[Item, ...]:
        while len(self.open) > 1:
            self.never_ended()
        return tuple(self.open[0].items)

    def name(self, row: Row, what: str, *, otherwise: str = "", quietly: bool = False) -> str:
        """The row's name if it is one and free; names are free once in the whole form, so that ${name} says which."""
        name, problem = name_of(row, what, otherwise)
        if name and name in self.taken:
            problem = Fault("name_twice", row.sheet, row.cell("name"), name, {"first": self.taken[name]})
        elif name:
            self.taken[name] = row.cell("name")
        if problem is not None and not quietly:
            self.faults.append(problem)
        return name if problem is None else ""

    def refuse_columns(self, row: Row) -> None:
        for (column, language), value in row.values.items():
            if column in REFUSED_COLUMNS and value.lower() not in ("no", "false"):
                written = f"{column}::{language}" if language else column
                self.faults.append(Fault("column_not_supported", row.sheet, row.cell(column, language), written))

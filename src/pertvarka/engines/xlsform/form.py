"""A checked form: what is asked, in which order, under which conditions, in which languages.

Texts are by language; expressions are kept as they were written, for they are also what a reader of the form sees.
A form is only ever made by `check` or read back by `serial`, so whoever holds one may run it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

Texts = Mapping[str, str]
"""Language → text."""
Cells = Mapping[str, str]
"""Column → the address of its cell in the survey sheet, for whoever looks into the workbook."""


class Kind(StrEnum):
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANGE = "range"
    ACKNOWLEDGE = "acknowledge"
    HIDDEN = "hidden"

    @property
    def has_choices(self) -> bool:
        return self in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE)


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    label: Texts
    columns: Mapping[str, str] = field(default_factory=dict)
    """Further columns of the choices sheet, for choice filters."""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    start: float
    end: float
    step: float


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person answers."""

    name: str
    kind: Kind
    label: Texts = field(default_factory=dict)
    hint: Texts = field(default_factory=dict)
    guidance: Texts = field(default_factory=dict)
    required: str = ""
    required_message: Texts = field(default_factory=dict)
    relevant: str = ""
    constraint: str = ""
    constraint_message: Texts = field(default_factory=dict)
    calculation: str = ""
    """With a calculation the answer is computed and cannot be typed."""
    default: str = ""
    default_is_expression: bool = False
    read_only: str = ""
    choice_list: str = ""
    choice_filter: str = ""
    appearance: tuple[str, ...] = ()
    range: Range | None = None
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person reads."""

    name: str
    label: Texts = field(default_factory=dict)
    hint: Texts = field(default_factory=dict)
    relevant: str = ""
    appearance: tuple[str, ...] = ()
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Calculation:
    """Something the form works out. `once` keeps the first value: `start` and `today` of the standard."""

    name: str
    calculation: str
    relevant: str = ""
    once: bool = False
    label: Texts = field(default_factory=dict)
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading and one condition. Its answers stand beside the others, not inside it."""

    name: str
    items: tuple["Item", ...]
    label: Texts = field(default_factory=dict)
    relevant: str = ""
    appearance: tuple[str, ...] = ()
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Repeat:
    """Items asked once for each row; `count` says how many rows, or people add rows themselves."""

    name: str
    items: tuple["Item", ...]
    label: Texts = field(default_factory=dict)
    relevant: str = ""
    count: str = ""
    appearance: tuple[str, ...] = ()
    cells: Cells = field(default_factory=dict)


Item = Question | Note | Calculation | Group | Repeat


@dataclass(frozen=True)
class Form:
    """Not slotted, so that the two indexes below are made once."""

    id: str
    title: str
    version: str
    languages: tuple[str, ...]
    default_language: str
    items: tuple[Item, ...]
    choices: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    language_names: Mapping[str, str] = field(default_factory=dict)
    """Language → as the workbook calls it: "lt" → "Lietuvių (lt)"."""

    def __hash__(self) -> int:
        return hash((self.id, self.version))

    @cached_property
    def by_name(self) -> dict[str, Item]:
        return {item.name: item for item, _ in walk(self.items)}

    @cached_property
    def repeats_of(self) -> dict[str, tuple[str, ...]]:
        """Name → the repeats it stands in, the outermost first."""
        return {item.name: repeats for item, repeats in walk(self.items)}


def walk(items: tuple[Item, ...], repeats: tuple[str, ...] = ()) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """Every item in the order of the form, with the repeats it stands in."""
    for item in items:
        yield item, repeats
        if isinstance(item, Repeat):
            yield from walk(item.items, (*repeats, item.name))
        elif isinstance(item, Group):
            yield from walk(item.items, repeats)


def text_of(texts: Texts, language: str, otherwise: str = "") -> str:
    """The text in a language, else in the form's own, else in any."""
    return texts.get(language) or texts.get(otherwise) or next(iter(texts.values()), "")

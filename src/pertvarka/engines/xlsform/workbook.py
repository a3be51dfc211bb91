"""Bytes → the sheets of a form as rows of text, each value with the address of its cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, load_workbook

from pertvarka.engines.xlsform.faults import Fault, FormRefused
from pertvarka.engines.xlsform.parcel import repacked

SHEETS = ("survey", "choices", "settings")
UNSUPPORTED_SHEETS = ("entities", "external_choices", "osm")
# Other spellings of the same column, as the standard's reader takes them.
ALIASES = {
    "caption": "label",
    "relevance": "relevant",
    "calculate": "calculation",
    "constraint message": "constraint_message",
    "required message": "required_message",
    "read_only": "readonly",
    "read only": "readonly",
    "count": "repeat_count",
    "repeat count": "repeat_count",
    "jr:count": "repeat_count",
    "list name": "list_name",
    "choice filter": "choice_filter",
    "guidance hint": "guidance_hint",
    "value": "name",
    "title": "form_title",
    "set form title": "form_title",
    "id_string": "form_id",
    "set form id": "form_id",
}
PER_SHEET_ALIASES = {"value": "choices", "title": "settings", "count": "survey"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something: values by column, where a column is its name and language ("label", "lt")."""

    sheet: str
    number: int
    values: Mapping[tuple[str, str], str]
    letters: Mapping[tuple[str, str], str]

    def get(self, column: str, language: str = "") -> str:
        return self.values.get((column, language), "")

    def cell(self, column: str, language: str = "") -> str:
        """The address of a value, even of one that is missing; without the column, the row's first cell."""
        return f"{self.letters.get((column, language), 'A')}{self.number}"


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    columns: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Column → its letters."""
    headers: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    sheets: Mapping[str, Sheet]
    raw: Mapping[str, list[dict[str, str]]]
    """Rows as written, an empty one for an empty row: what the standard's own reader is given."""
    other_sheets: tuple[str, ...]
    faults: tuple[Fault, ...]


def read(content: bytes) -> Workbook:
    """The sheets of a form. Raises FormRefused when the bytes are no workbook, or one without questions."""
    try:
        book = load_workbook(BytesIO(repacked(content)))
        names = {name.strip().lower(): name for name in reversed(book.sheet_names)}
        grids = {name: _grid(book, names[name]) for name in (*SHEETS, *UNSUPPORTED_SHEETS) if name in names}
    except CalamineError as problem:
        raise FormRefused([Fault("not_a_workbook")]) from problem
    if "survey" not in grids:
        raise FormRefused([Fault("sheet_missing", feature="survey")])
    faults: list[Fault] = []
    filled = tuple(name for name in UNSUPPORTED_SHEETS if len(grids.get(name, [])) > 1)
    sheets = {name: _sheet(name, grids.get(name, []), faults) for name in SHEETS}
    return Workbook(sheets, {name: _as_written(grids.get(name, [])) for name in SHEETS}, filled, tuple(faults))


def letters_of(index: int) -> str:
    """
    >>> letters_of(0), letters_of(26)
    ('A', 'AA')
    """
    letters, rest = "", index + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def _grid(book: CalamineWorkbook, name: str) -> list[list[str]]:
    rows = [[_text(value) for value in row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)  # noqa: PLR2004
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).strip()


def _column(sheet: str, header: str) -> tuple[str, str]:
    """Column and language of a header: `label::Lietuvių (lt)` is ("label", "Lietuvių (lt)")."""
    parts = [part.strip() for part in re.split(r"::|(?<!jr)(?<!^):(?=\S)", header.strip(), maxsplit=1)]
    name = re.sub(r"\s+", " ", parts[0]).lower()
    if name not in PER_SHEET_ALIASES or PER_SHEET_ALIASES[name] == sheet:
        name = ALIASES.get(name, name)
    return name, parts[1] if len(parts) > 1 else ""


def _sheet(name: str, grid: list[list[str]], faults: list[Fault]) -> Sheet:
    if not grid:
        return Sheet(name)
    columns: dict[tuple[str, str], str] = {}
    at: dict[int, tuple[str, str]] = {}
    for index, header in enumerate(grid[0]):
        if not header:
            continue
        column, letters = _column(name, header), letters_of(index)
        if column in columns:
            first = f"{columns[column]}1"
            faults.append(Fault("column_twice", name, f"{letters}1", header, {"first": first}))
            continue
        columns[column], at[index] = letters, column
    return Sheet(name, columns, tuple(filter(None, grid[0])), tuple(_rows(name, grid, at, columns)))


def _rows(
    name: str, grid: list[list[str]], at: dict[int, tuple[str, str]], columns: dict[tuple[str, str], str]
) -> Iterator[Row]:
    for number, line in enumerate(grid[1:], start=2):
        values = {at[index]: value for index, value in enumerate(line) if value and index in at}
        if values:
            yield Row(name, number, values, columns)


def _as_written(grid: list[list[str]]) -> list[dict[str, str]]:
    headers = grid[0] if grid else []
    return [
        {header: value for header, value in zip(headers, line, strict=False) if header and value} for line in grid[1:]
    ]

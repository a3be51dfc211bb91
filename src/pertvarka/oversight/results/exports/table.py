"""The one table every file is written from: headings, groups of rows, and what a reader must know to check it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pertvarka.foundation.base.templatetags.numbers import whole

Cell = str | int | date | None
"""A missing figure is None: empty in CSV, a dash where people read. Zero is 0."""

MISSING = "–"


class ColumnKind(StrEnum):
    LEAD = "lead"
    """What a row shares with its group; long, and said once a row."""
    TEXT = "text"
    TITLE = "title"
    """Heads its row; in documents the notes stand under it."""
    NUMBER = "number"
    CHANGE = "change"
    """A number with its sign."""
    DATE = "date"
    NOTE = "note"
    """A column of its own in CSV and XLSX; in documents a line under the title."""
    REFERENCE = "reference"
    """For machines and spreadsheets only: version, date, source, address of every row."""


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 14
    """In characters, for spreadsheets."""

    @property
    def is_number(self) -> bool:
        return self.kind in (ColumnKind.NUMBER, ColumnKind.CHANGE)

    def shown(self, cell: Cell) -> str:
        """A cell as people read it: grouped numbers, ISO dates, a dash for what is missing."""
        if cell is None:
            return MISSING
        if isinstance(cell, int):
            sign = "+" if cell > 0 else "−" if cell < 0 else ""
            return f"{sign}{whole(abs(cell))}" if self.kind is ColumnKind.CHANGE else whole(cell)
        return cell.isoformat() if isinstance(cell, date) else cell


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    planned: int | None = None
    achieved: int | None = None
    """Both only for the bar beside the row; the cells say the same in figures."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that stand together under a heading, such as the indicators of one activity."""

    rows: tuple[Row, ...]
    heading: str = ""
    lead: tuple[str, ...] = ()
    """What the group's columns say in CSV and XLSX; as many as `Table.lead_headings`."""
    lines_heading: str = ""
    lines: tuple[str, ...] = ()
    empty: str = ""
    """Said in place of rows where there are none."""


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    language: str
    file_stem: str
    sheet: str
    as_of: date
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    lead_headings: tuple[str, ...] = ()
    introduction: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """Version, as-of date, sources, address: the caption of documents, the second sheet of a workbook."""

    @property
    def headings(self) -> tuple[str, ...]:
        """Headings of the flat table of CSV and XLSX."""
        return self.lead_headings + tuple(column.heading for column in self.columns)

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return tuple(Column(heading, ColumnKind.LEAD, width=34) for heading in self.lead_headings) + self.columns

    def flat_rows(self) -> Iterator[tuple[Cell, ...]]:
        """Every row with its group's columns repeated; a group without rows says so in its note column."""
        for group in self.groups:
            for row in group.rows:
                yield (*group.lead, *row.cells)
            if not group.rows and group.empty:
                yield (*group.lead, *(group.empty if c.kind is ColumnKind.NOTE else None for c in self.columns))

    @property
    def document_columns(self) -> tuple[tuple[int, Column], ...]:
        """Columns printed in documents, with their place among the cells."""
        hidden = {ColumnKind.NOTE, ColumnKind.REFERENCE}
        return tuple((place, column) for place, column in enumerate(self.columns) if column.kind not in hidden)

    def notes_of(self, row: Row) -> tuple[str, ...]:
        """What stands under the title of a row in documents."""
        found = (row.cells[place] for place, column in enumerate(self.columns) if column.kind is ColumnKind.NOTE)
        return tuple(str(note) for note in found if note)


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A written file, ready to be sent."""

    name: str
    media_type: str
    content: bytes

"""The dot field of the home page: one dot is one person, so the picture is the story and a correct chart at once."""

from dataclasses import dataclass

from pertvarka.foundation.base.components.geometry import plain

WIDE_ROWS, WIDE_CELL = 18, 11.0
NARROW_COLUMNS, NARROW_CELL = 57, 6.0


@dataclass(frozen=True, slots=True)
class DotField:
    """Two groups of dots; each path covers exactly its group's cells and is filled with a pattern of dots."""

    shown: str
    width: str
    height: str
    cell: str
    middle: str
    radius: str
    first: str
    second: str


def dot_fields(first: int, second: int) -> tuple[DotField, DotField]:
    """The field for a wide screen (18 rows, filled by column) and for a phone (57 to a row, filled by row)."""
    return (
        _field(first, second, shown="wide", per_line=WIDE_ROWS, cell=WIDE_CELL, by_column=True),
        _field(first, second, shown="narrow", per_line=NARROW_COLUMNS, cell=NARROW_CELL, by_column=False),
    )


def _field(first: int, second: int, *, shown: str, per_line: int, cell: float, by_column: bool) -> DotField:
    lines = -(-(first + second) // per_line)
    along, across = lines * cell, per_line * cell
    width, height = (along, across) if by_column else (across, along)
    return DotField(
        shown=shown,
        width=plain(width),
        height=plain(height),
        cell=plain(cell),
        middle=plain(cell / 2),
        radius="4.1" if by_column else "2.25",
        first=_cells(0, first, per_line=per_line, cell=cell, by_column=by_column),
        second=_cells(first, first + second, per_line=per_line, cell=cell, by_column=by_column),
    )


def _cells(start: int, end: int, *, per_line: int, cell: float, by_column: bool) -> str:
    """Rectangles that together cover cells `start` to `end` (exclusive): a broken line, whole lines, a broken line."""
    pieces = []
    while start < end:
        line, offset = divmod(start, per_line)
        if offset == 0 and end - start >= per_line:
            lines = (end - start) // per_line
            pieces.append((line, 0, lines, per_line))
            start += lines * per_line
        else:
            length = min(per_line - offset, end - start)
            pieces.append((line, offset, 1, length))
            start += length
    path = ""
    for line, offset, lines, length in pieces:
        x, y, width, height = (line, offset, lines, length) if by_column else (offset, line, length, lines)
        across, down = plain(width * cell), plain(height * cell)
        path += f"M{plain(x * cell)} {plain(y * cell)}h{across}v{down}h-{across}z"
    return path

"""The coverage matrix: regions × kinds with totals; an empty cell is dashed, never blank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MatrixCell:
    value: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    label: str
    cells: tuple[MatrixCell, ...]
    total: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Totals are given, not summed: a joint event stands in several rows but is counted once at the foot."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    column_totals: tuple[int, ...]
    total: int
    label: str


def matrix(
    *,
    corner: str,
    label: str,
    rows: Sequence[tuple[str, str, str]],
    columns: Sequence[tuple[str, str]],
    values: Mapping[tuple[str, str], int],
    urls: Mapping[tuple[str, str], str] | None = None,
    row_totals: Mapping[str, int] | None = None,
    column_totals: Mapping[str, int] | None = None,
    total: int | None = None,
) -> Matrix:
    """`rows` are (key, label, url), `columns` (key, label), `values` by (row key, column key).

    Totals that are not given are sums of their cells.
    """
    addresses = urls or {}
    built = []
    for row_key, row_label, row_url in rows:
        cells = tuple(
            MatrixCell(values.get((row_key, key), 0), addresses.get((row_key, key), "")) for key, _label in columns
        )
        summed = sum(cell.value for cell in cells)
        built.append(MatrixRow(row_label, cells, (row_totals or {}).get(row_key, summed), row_url))
    foot = tuple(
        (column_totals or {}).get(key, sum(row.cells[number].value for row in built))
        for number, (key, _label) in enumerate(columns)
    )
    return Matrix(
        corner=corner,
        columns=tuple(column_label for _key, column_label in columns),
        rows=tuple(built),
        column_totals=foot,
        total=sum(foot) if total is None else total,
        label=label,
    )

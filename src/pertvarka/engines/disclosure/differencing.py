"""Two releases of the same table, one after the other: what their difference would tell.

Somebody who keeps the last release subtracts it from the new one. A cell that changed by 1 to 4 would say of so few
persons where they live or how old they are, so such a table waits: the last one stays, under its own day, until enough
has changed everywhere. The grand total is the indicator's number itself; it says of nobody who they are, and goes on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pertvarka.engines.disclosure.suppress import THRESHOLD, Protected, is_small, protect
from pertvarka.engines.disclosure.table import GRAND_TOTAL, Cell, Table


@dataclass(frozen=True, slots=True)
class Former:
    """A table as it was last shown: figures by cell, None where one was hidden. Empty: it was withheld."""

    figures: Mapping[Cell, int | None]

    @property
    def hidden(self) -> frozenset[Cell]:
        return frozenset(cell for cell, value in self.figures.items() if value is None)


@dataclass(frozen=True, slots=True)
class Decision:
    """Either a new table to show, or the last one kept because of the cells whose change is small."""

    protected: Protected
    is_held: bool
    because: tuple[Cell, ...] = ()


def guard(table: Table, former: Former | None, *, threshold: int = THRESHOLD) -> Decision:
    """Protect a table that follows another. One that may not be shown at all leaves the last one standing, too."""
    if former is None or not former.figures:
        return Decision(protect(table, threshold=threshold), is_held=False)
    protected = protect(table, threshold=threshold, hidden_before=former.hidden)
    if protected.is_withheld:
        return Decision(protected, is_held=True)
    because = tuple(sorted(small_changes(protected, former, threshold=threshold)))
    return Decision(protected, is_held=bool(because), because=because)


def small_changes(protected: Protected, former: Former, *, threshold: int = THRESHOLD) -> Iterator[Cell]:
    """Cells whose two shown figures differ by few persons; and sums whose hidden parts, taken together, do."""
    now = {cell: protected.shown(cell) for cell in protected.table.values}
    for cell, value in now.items():
        before = former.figures.get(cell, 0)
        if cell != GRAND_TOTAL and before is not None and value is not None and _is_little(value - before, threshold):
            yield cell
    for whole, parts in protected.table.lines:
        total, total_before = now[whole], former.figures.get(whole, 0)
        hidden = {part for part in parts if now[part] is None or former.figures.get(part, 0) is None}
        if total is None or total_before is None or not hidden:
            continue
        others = sum((now[part] or 0) - (former.figures.get(part, 0) or 0) for part in parts if part not in hidden)
        if _is_little(total - total_before - others, threshold):
            yield whole


def _is_little(change: int, threshold: int) -> bool:
    return is_small(abs(change), threshold=threshold)

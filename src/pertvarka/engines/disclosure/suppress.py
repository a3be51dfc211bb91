"""What of a table may be shown: small cells hidden, and as few others as keep the attacker from finding them."""

import heapq
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pertvarka.engines.disclosure import attack
from pertvarka.engines.disclosure.attack import LEAST, UNLIMITED, Node
from pertvarka.engines.disclosure.table import GRAND_TOTAL, TOTAL, Cell, Table

THRESHOLD = 5
"""Fewer persons than this are not shown; none at all may be."""
_MARGIN_COSTS = 4
"""A sum is missed more than a cell of the same size."""


@dataclass(frozen=True, slots=True)
class Protected:
    """A table as it may be shown: the hidden cells, or the whole table withheld where hiding cells is not enough."""

    table: Table
    hidden: frozenset[Cell]
    is_withheld: bool = False

    def shown(self, cell: Cell) -> int | None:
        """The figure everybody may see, None where it is hidden."""
        return None if self.is_withheld or cell in self.hidden else self.table.value(cell)


def is_small(value: int, *, threshold: int = THRESHOLD) -> bool:
    """Whether a count of persons is hidden: from 1 to under the threshold.

    >>> [is_small(value) for value in (0, 1, 4, 5)]
    [False, True, True, False]
    """
    return LEAST <= value < threshold


def protect(table: Table, *, threshold: int = THRESHOLD, hidden_before: Collection[Cell] = ()) -> Protected:
    """Hide what must not be seen; the result withstands `attack`, or the table is withheld.

    hidden_before: hidden in the last release. They stay hidden as long as anything is: another choice of cells for the
    same persons would give both choices away.
    """
    everything = frozenset(table.values)
    if is_small(table.value(GRAND_TOTAL), threshold=threshold):
        return Protected(table, everything, is_withheld=True)
    hidden = {cell for cell, value in table.values.items() if is_small(value, threshold=threshold)}
    if not hidden:
        return Protected(table, frozenset())
    hidden |= {cell for cell in hidden_before if table.values.get(cell, 0) >= LEAST and cell != GRAND_TOTAL}
    small = sorted(cell for cell in hidden if is_small(table.value(cell), threshold=threshold))
    for cell in small:
        value = table.value(cell)
        for upwards, wanted in ((True, threshold - 1 - value), (False, value - LEAST)):
            while attack.room(table, hidden, cell, upwards=upwards, wanted=wanted) < wanted:
                more = _cheapest_cover(table, hidden, cell, upwards=upwards)
                if not more:
                    return Protected(table, everything, is_withheld=True)
                hidden |= more
    return Protected(table, frozenset(hidden))


def _cheapest_cover(table: Table, hidden: Collection[Cell], cell: Cell, *, upwards: bool) -> set[Cell]:
    """Shown cells that, hidden too, give the cell more room; the fewest persons lost. Empty where nothing is left."""
    tail, head = attack.ends(table, cell)
    start, goal = (head, tail) if upwards else (tail, head)
    way = _cheapest_way(_steps(table, hidden, cell), start, goal)
    cover = set(way) - set(hidden)
    if cover:
        return cover
    # The cheapest way leads through hidden cells that have no room left: the smallest cell still shown opens another.
    shown = [
        other
        for other, value in table.values.items()
        if value >= LEAST and other not in hidden and other != GRAND_TOTAL
    ]
    return {min(shown, key=lambda other: (table.value(other), other))} if shown else set()


def _steps(table: Table, hidden: Collection[Cell], cell: Cell) -> dict[Node, list[tuple[int, Node, Cell]]]:
    """From line to line through every cell that may be hidden, with what it costs; back only where it can be less."""
    steps: dict[Node, list[tuple[int, Node, Cell]]] = {}
    for other, value in sorted(table.values.items()):
        if other in (cell, GRAND_TOTAL) or value < LEAST:
            continue
        cost = 0 if other in hidden else value * (_MARGIN_COSTS if TOTAL in other and table.columns else 1)
        left, right = attack.ends(table, other)
        steps.setdefault(left, []).append((cost, right, other))
        if value > LEAST:
            steps.setdefault(right, []).append((cost, left, other))
    return steps


def _cheapest_way(steps: Mapping[Node, list[tuple[int, Node, Cell]]], start: Node, goal: Node) -> list[Cell]:
    best: dict[Node, int] = {start: 0}
    came_by: dict[Node, tuple[Node, Cell]] = {}
    waiting = [(0, start)]
    while waiting:
        cost, node = heapq.heappop(waiting)
        for step_cost, towards, other in steps.get(node, ()):
            if cost + step_cost < best.get(towards, UNLIMITED):
                best[towards] = cost + step_cost
                came_by[towards] = (node, other)
                heapq.heappush(waiting, (cost + step_cost, towards))
    way: list[Cell] = []
    node = goal
    while node != start:
        if node not in came_by:
            return []
        node, other = came_by[node]
        way.append(other)
    return way

"""The attacker: knows every shown figure, every sum and the rule, and works out what a hidden cell can be.

The lines of a table make a network: a cell carries its count from one line to another, and what comes in goes out. What
hidden cells can be together are its circulations, so how far one of them can move is a largest flow: exact, in whole
numbers, not an estimate. The attacker knows that a hidden cell is at least 1, because a zero is always shown.
"""

from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pertvarka.engines.disclosure.table import GRAND_TOTAL, TOTAL, Cell, Table

Node = tuple[str, str]
LEAST = 1
UNLIMITED = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Range:
    """What a cell can be, as far as the shown figures say; `highest` None: as high as one likes."""

    lowest: int
    highest: int | None

    def tells_more_than(self, lowest: int, highest: int) -> bool:
        """Whether this says more than "from lowest to highest"."""
        return self.lowest > lowest or (self.highest is not None and self.highest < highest)


def ends(table: Table, cell: Cell) -> tuple[Node, Node]:
    """Between which two lines of the table a cell stands; sums run backwards."""
    row, column = cell
    if not table.columns:
        return (("sum", ""), ("parts", "")) if cell == GRAND_TOTAL else (("parts", ""), ("sum", ""))
    if (row == TOTAL) != (column == TOTAL):
        return ("column", column), ("row", row)
    return ("row", row), ("column", column)


def range_of(table: Table, hidden: Collection[Cell], cell: Cell) -> Range:
    """What the attacker finds for one hidden cell."""
    value = table.value(cell)
    more = room(table, hidden, cell, upwards=True, wanted=UNLIMITED)
    less = room(table, hidden, cell, upwards=False, wanted=value - LEAST)
    return Range(value - less, None if more >= UNLIMITED else value + more)


def room(table: Table, hidden: Collection[Cell], cell: Cell, *, upwards: bool, wanted: int) -> int:
    """By how much a hidden cell can be more (or less) than it is while every shown figure stays; at most `wanted`."""
    tail, head = ends(table, cell)
    start, goal = (head, tail) if upwards else (tail, head)
    capacities: dict[Node, dict[Node, int]] = {}
    for other in hidden:
        if other != cell:
            left, right = ends(table, other)
            _add(capacities, left, right, UNLIMITED)
            _add(capacities, right, left, table.value(other) - LEAST)
    found = 0
    while found < wanted:
        way = _shortest_way(capacities, start, goal)
        if way is None:
            return found
        step = min(wanted - found, *(capacities[left][right] for left, right in way))
        for left, right in way:
            if capacities[left][right] < UNLIMITED:
                capacities[left][right] -= step
            _add(capacities, right, left, step)
        found += step
    return wanted


def recovered(table: Table, hidden: Collection[Cell], *, threshold: int) -> Iterator[Cell]:
    """Small hidden cells about which the shown figures say more than "from 1 to under the threshold"."""
    for cell in hidden:
        if table.value(cell) < threshold and is_recovered(table, hidden, cell, threshold=threshold):
            yield cell


def is_recovered(table: Table, hidden: Collection[Cell], cell: Cell, *, threshold: int) -> bool:
    value = table.value(cell)
    down, up = value - LEAST, max(threshold - 1 - value, 0)
    return (
        room(table, hidden, cell, upwards=False, wanted=down) < down
        or room(table, hidden, cell, upwards=True, wanted=up) < up
    )


def _add(capacities: dict[Node, dict[Node, int]], left: Node, right: Node, amount: int) -> None:
    towards = capacities.setdefault(left, {})
    towards[right] = min(towards.get(right, 0) + amount, UNLIMITED)


def _shortest_way(capacities: dict[Node, dict[Node, int]], start: Node, goal: Node) -> list[tuple[Node, Node]] | None:
    came_from: dict[Node, Node] = {start: start}
    waiting = deque([start])
    while waiting and goal not in came_from:
        node = waiting.popleft()
        for other, capacity in capacities.get(node, {}).items():
            if capacity > 0 and other not in came_from:
                came_from[other] = node
                waiting.append(other)
    if goal not in came_from:
        return None
    way = [(came_from[goal], goal)]
    while way[-1][0] != start:
        node = way[-1][0]
        way.append((came_from[node], node))
    return way

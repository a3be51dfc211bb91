"""What a solve says it is doing: each phase it goes through, in the order in which it first comes to it."""

from collections.abc import Callable
from enum import StrEnum


class Phase(StrEnum):
    BRANCHING = "branching"
    """A small problem as one program, to the end."""
    BOUNDING = "bounding"
    """Of a large one: what no plan can go below on the coarse map, and with it what each year's money is worth."""
    PLACING = "placing"
    """Rounds with money at a price: where and when modules open."""
    SETTLING = "settling"
    """Rounds within the money: who moves when, and what opens for them."""
    PROVING = "proving"
    """A nearer bound, waited for once the first plan stands."""
    CLOSING = "closing"
    """The pieces put together and counted anew."""


Watch = Callable[[Phase, float, float, float], bool]
"""Told a phase, a share of what is to be done, objective and bound as known so far; False when the solve shall stop."""

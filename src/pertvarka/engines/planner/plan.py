"""The answer: who moves when and where to, what opens where, who is served from where, who waits; how good it is."""

from dataclasses import dataclass

from pertvarka.engines.planner.arcs import Obstacle
from pertvarka.engines.planner.problem import Opening

__all__ = ["Move", "Opening", "Plan", "Stuck", "Trip", "Use"]


@dataclass(frozen=True, slots=True)
class Move:
    """So many households of a cell move in a year (index) to homes in a municipality (index)."""

    cell: int
    home: int
    year: int
    households: float


@dataclass(frozen=True, slots=True)
class Use:
    """Units of existing free places of a service that are used in a municipality in a year."""

    service: int
    municipality: int
    year: int
    units: float


@dataclass(frozen=True, slots=True)
class Trip:
    """Units of a service that those who live in `home` get in `place` in a year."""

    service: int
    home: int
    place: int
    year: int
    units: float


@dataclass(frozen=True, slots=True)
class Stuck:
    """A cell that has nowhere to go whatever the money, what stands in the way and of which service (index, or -1)."""

    cell: int
    obstacle: Obstacle
    service: int


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan of one problem.

    Args:
        problem: digest of the problem it answers (`serial.digest`).
        carried: kEUR left at the end of each year and carried on, by budget.
        objective: what the problem's weights make of the plan: kEUR worth today, policy weights included.
        bound: no plan of this problem has a lower objective (up to the solver's tolerance).
        bound_of: what the bound was proved on: `relaxation`, `regions at the price of money`, `branching in parts` or
            `branching`.
        nothing_done: the objective when nobody moves.
        steps: rounds of rows and trials of the search by part; the same numbers give the same plan to the bit.
        short: kEUR by which what was decided before goes beyond each budget in each year; empty where nothing does.
        is_repeatable: whether every part of it ended by itself; what the clock cut short may differ next time.
    """

    problem: str
    moves: tuple[Move, ...]
    openings: tuple[Opening, ...]
    uses: tuple[Use, ...]
    trips: tuple[Trip, ...]
    carried: tuple[tuple[float, ...], ...]
    stuck: tuple[Stuck, ...]
    objective: float
    bound: float
    bound_of: str
    nothing_done: float
    steps: tuple[int, ...] = ()
    is_repeatable: bool = True
    short: tuple[tuple[float, ...], ...] = ()

    @property
    def gap(self) -> float:
        """How far the plan may be from the best one, as a share of its objective."""
        if self.objective == self.bound:
            return 0.0
        return max(0.0, (self.objective - self.bound) / max(abs(self.objective), 1e-9))

    @property
    def benefit(self) -> float:
        """The share of what the best plan could possibly gain over doing nothing that this plan gains for certain."""
        possible = self.nothing_done - self.bound
        return 1.0 if possible <= 0 else max(0.0, (self.nothing_done - self.objective) / possible)

"""One region: where and when its modules open, and who moves, within the money it is given."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from pertvarka.engines.planner import answer, arcs, costs, whole
from pertvarka.engines.planner import model as models
from pertvarka.engines.planner.answer import Piece
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Floats, Integers, Opening, Problem
from pertvarka.engines.planner.regions import Part
from pertvarka.engines.planner.search import Search

OVERSPENDING = 100.0
"""What a kEUR above the budget costs while modules are searched: dear, so that no search ends without an answer."""
SETTLING = 0.35
"""Share of a region's time for whole households."""


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A region's plan in the numbering of the whole, its modules by site, what it spends by year (T,)."""

    region: int
    piece: Piece
    modules: Integers
    objective: float
    spending: Floats
    steps: int
    is_repeatable: bool


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """What a process is asked: a region, its trials or its seconds, its plan so far, or openings to begin with.

    `goes_on` is asked after every trial, where the task stays in the process that asks.
    """

    part: Part
    steps: int | None
    seconds: float
    deadline: float
    round: int
    before: Placed | None
    openings: tuple[Opening, ...] | None = None
    goes_on: Callable[[], bool] | None = None


def place(task: Task) -> Placed:
    """Search, then settle; the plan before stays where nothing better was found."""
    begun = time.monotonic()
    problem = task.part.problem
    known = task.before or untouched(task.part)
    seconds = min(task.seconds, task.deadline - begun)
    if task.steps is None and seconds <= 0:
        return replace(known, steps=0, is_repeatable=known.is_repeatable)
    search = Search(models.build(problem, are_whole=False, overspending=OVERSPENDING), seed=1 + task.round)
    known_modules = task.before.modules if task.before is not None else None
    if known_modules is None and task.openings is not None:
        known_modules = search.modules_of(task.openings)
    first = search.begin(known_modules)
    if first is None:
        return replace(known, steps=0)
    until = begun + (1 - SETTLING) * seconds
    while (search.steps < task.steps) if task.steps is not None else (time.monotonic() < until):
        if not search.step(deadline=float("inf") if task.steps is not None else until):
            break
        if task.goes_on is not None and not task.goes_on():
            break
    left = float("inf") if task.steps is not None else max(1.0, task.deadline - time.monotonic())
    made = settled(task.part, search.found.modules, seconds=left)
    if made is None:
        return replace(known, steps=search.steps)
    is_repeatable = made.is_repeatable and known.is_repeatable
    better = made if made.objective < known.objective else known
    return replace(better, steps=search.steps, is_repeatable=is_repeatable)


def settled(part: Part, modules: Integers, *, seconds: float) -> Placed | None:
    """Whole households for these modules within the region's money; None where that fails."""
    found = whole.settle(part.problem, modules, seconds=seconds)
    if found is None:
        return None
    piece = answer.piece(found.model, found.values, cells=part.cells, places=part.municipalities)
    made = _plan(part.problem, answer.piece(found.model, found.values))
    kept = np.rint(found.values[found.model.modules]).astype(np.int64)
    spent = costs.ledger(part.problem, made).spending[0]
    return Placed(part.region, piece, kept, made.objective, spent, 0, found.is_repeatable)


def coarse_plan(problem: Problem, *, deadline: float, steps: int | None) -> tuple[Piece, int]:
    """A plan of the coarse map with parts of households, for its shares of money; and its trials."""
    search = Search(models.build(problem, are_whole=False, overspending=OVERSPENDING), seed=1)
    if search.begin() is None:
        return Piece(), 0
    while (search.steps < steps) if steps is not None else (time.monotonic() < deadline):
        if not search.step(deadline=float("inf") if steps is not None else deadline):
            break
    parts = replace(problem, weights=replace(problem.weights, whole_persons=False))
    model = replace(search.model, problem=parts)
    return answer.piece(model, search.found.values), search.steps


def spending(problem: Problem, piece: Piece) -> Floats:
    """What the piece spends, by region and year: (R, T)."""
    return costs.ledger(problem, _plan(problem, piece)).spending


def _plan(problem: Problem, piece: Piece) -> Plan:
    return answer.plan(
        problem, [piece], arcs.Arcs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), {}), digest="",
        bound=-np.inf, bound_of="", steps=(), is_repeatable=True,
    )  # fmt: skip


def untouched(part: Part) -> Placed:
    """The region as it is: nobody moves, nothing opens but what was decided."""
    model = models.build(part.problem)
    modules = np.rint(model.program.lower[model.modules]).astype(np.int64)
    piece = Piece(openings=part.problem.decided)
    spent = spending(part.problem, piece)[0]
    moved = replace(
        piece,
        openings=tuple(replace(one, municipality=int(part.municipalities[one.municipality])) for one in piece.openings),
    )
    return Placed(part.region, moved, modules, _plan(part.problem, piece).objective, spent, 0, is_repeatable=True)

"""One region: where and when its modules open, and who moves, at the price of money or within what it is given."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from pertvarka.engines.planner import answer, arcs, costs, tightening, whole
from pertvarka.engines.planner import model as models
from pertvarka.engines.planner.answer import Piece
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Floats, Integers, Opening, Problem
from pertvarka.engines.planner.processes import is_wanted
from pertvarka.engines.planner.regions import Part
from pertvarka.engines.planner.search import Search
from pertvarka.engines.planner.tightening import Cuts

OVERSPENDING = 100.0
"""What a kEUR above the budget costs while modules are searched: dear, so that no search ends without an answer."""
SETTLING = 0.35
"""Share of a region's time for whole households."""
NOT_COME_TO = -1
"""In the place of trials: time was over before the region was begun, and it stays as it was."""


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
    """What a process is asked: a region, its trials or its seconds, its plan so far, modules or openings to begin with.

    `goes_on` is asked after every trial. With `prices` (B, T) money has a price, and a limit that may be crossed for
    `beyond` a kEUR. `cuts` are rows that cut off parts of modules.
    """

    part: Part
    steps: int | None
    seconds: float
    deadline: float
    round: int
    before: Placed | None
    modules: Integers | None = None
    openings: tuple[Opening, ...] | None = None
    goes_on: Callable[[], bool] = is_wanted
    prices: Floats | None = None
    beyond: float = OVERSPENDING
    cuts: Cuts | None = None


def place(task: Task) -> Placed:
    """Search, then settle. Within the money the plan before stays where nothing better was found; at a price the plan
    is a new one in any case.
    """
    begun = time.monotonic()
    known = task.before or untouched(task.part)
    seconds = min(task.seconds, task.deadline - begun)
    if (task.steps is None and seconds <= 0) or task.steps == NOT_COME_TO:
        return replace(known, steps=NOT_COME_TO)
    search = Search(_model(task), seed=1 + task.round, is_limited=task.prices is None)
    known_modules = task.modules
    if known_modules is None and task.openings is not None:
        known_modules = search.modules_of(task.openings)
    if search.begin(known_modules) is None:
        return replace(known, steps=0)
    until = begun + (1 - SETTLING) * seconds
    while (search.steps < task.steps) if task.steps is not None else (time.monotonic() < until):
        if not search.step(deadline=float("inf") if task.steps is not None else until):
            break
        if not task.goes_on():
            break
    left = float("inf") if task.steps is not None else max(1.0, task.deadline - time.monotonic())
    made = settled(task.part, search.found.modules, seconds=left, prices=task.prices, beyond=task.beyond)
    if made is None:
        return replace(known, steps=search.steps)
    is_repeatable = made.is_repeatable and known.is_repeatable
    is_better = task.prices is not None or made.objective < known.objective
    return replace(made if is_better else known, steps=search.steps, is_repeatable=is_repeatable)


def _model(task: Task) -> models.Model:
    model = models.build(
        task.part.problem, are_whole=False, overspending=task.beyond, prices=task.prices,
        most_carried=task.part.most_carried,
    )  # fmt: skip
    if task.cuts is None:
        return model
    return replace(model, program=tightening.with_cuts(model.program, task.cuts))


def settled(
    part: Part, modules: Integers, *, seconds: float, prices: Floats | None = None, beyond: float = OVERSPENDING
) -> Placed | None:
    """Whole households for these modules within the region's money, or at its prices; None where that fails."""
    overspending = None if prices is None else beyond
    found = whole.settle(
        part.problem, modules, seconds=seconds, prices=prices, overspending=overspending,
        most_carried=part.most_carried,
    )  # fmt: skip
    if found is None:
        return None
    piece = answer.piece(found.model, found.values, cells=part.cells, places=part.municipalities)
    made = _plan(part.problem, answer.piece(found.model, found.values))
    kept = np.rint(found.values[found.model.modules]).astype(np.int64)
    spent = costs.ledger(part.problem, made).spending[0]
    return Placed(part.region, piece, kept, made.objective, spent, 0, found.is_repeatable)


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

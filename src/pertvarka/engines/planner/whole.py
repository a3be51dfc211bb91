"""Households move whole: from parts of households to a plan for people, with the modules as they are found.

The relaxation leaves few parts, as many as there are places and sums of money that are used up. Each part is rounded
up or down by a program of its own that sees all the limits; where that fails, more is put off.
"""

from dataclasses import dataclass

import numpy as np

from pertvarka.engines.planner import model as models
from pertvarka.engines.planner import program as programs
from pertvarka.engines.planner.model import Model
from pertvarka.engines.planner.problem import Floats, Integers, Problem
from pertvarka.engines.planner.program import Ending, Solved

NODES = 1
FINE = 2e-4


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """A plan's values with whole households; `is_repeatable` unless the clock cut it short."""

    model: Model
    values: Floats
    objective: float
    is_repeatable: bool


def settle(
    problem: Problem, modules: Integers, *, seconds: float, prices: Floats | None = None,
    overspending: float | None = None, most_carried: Floats | None = None,
) -> Settled | None:  # fmt: skip
    """The best whole moves for these modules within the problem's hard budgets, or with money at its prices, as far as
    `NODES` go.

    Args:
        modules: (Z, T) open at each site; fewer are opened only when the money does not reach.
        prices, overspending, most_carried: of money, as `model.build` takes them.
    """
    model = models.build(problem, prices=prices, overspending=overspending, most_carried=most_carried)
    fixed = modules.astype(float)
    lower, upper = model.program.lower.copy(), model.program.upper.copy()
    lower[model.modules] = upper[model.modules] = fixed
    relaxed = programs.solve(model.program, lower=lower, upper=upper, is_relaxed=True, seconds=seconds)
    if relaxed.values is None:
        # The money does not carry these modules: as many of them as it does.
        lower[model.modules] = model.program.lower[model.modules]
        relaxed = programs.solve(model.program, lower=lower, upper=upper, is_relaxed=True, seconds=seconds)
        if relaxed.values is None:
            return None
    if not problem.weights.whole_persons:
        return Settled(model, relaxed.values, relaxed.objective, relaxed.ending != Ending.TIME)
    found = _rounded(model, relaxed.values, lower, upper, seconds)
    if found.values is None:
        return None
    return _exact(model, found.values, is_repeatable=found.ending != Ending.TIME)


def _rounded(model: Model, values: Floats, lower: Floats, upper: Floats, seconds: float) -> Solved:
    """Every part up or down, whole moves as they are; where that leaves nothing, all may be put off."""
    moves = model.moves
    parts = values[moves]
    lower, upper = lower.copy(), upper.copy()
    lower[moves] = np.floor(parts + programs.TOLERANCE)
    upper[moves] = np.minimum(model.program.upper[moves], np.ceil(parts - programs.TOLERANCE))
    found = programs.solve(model.program, lower=lower, upper=upper, gap=FINE, nodes=NODES, seconds=seconds)
    if found.values is None:
        lower[moves] = 0.0
        found = programs.solve(model.program, lower=lower, upper=upper, gap=FINE, nodes=NODES, seconds=seconds)
    return found


def _exact(model: Model, values: Floats, *, is_repeatable: bool) -> Settled | None:
    """Whole numbers to the last digit, and everything that follows from them solved again."""
    lower, upper = model.program.lower.copy(), model.program.upper.copy()
    for columns in (model.moves, model.modules):
        lower[columns] = upper[columns] = np.rint(values[columns])
    again = programs.solve(model.program, lower=lower, upper=upper, is_relaxed=True)
    if again.values is None:
        return None
    return Settled(model, again.values, again.objective, is_repeatable)

"""The classical question solved to the last digit; shows how far the model and the solver can be trusted.

A first answer comes from the nearest sites alone. Then sites are settled one by one, each with a proof: what would cost
more than the best known answer is left out. What remains is branched on until objective and bound are one.
"""

import time
from dataclasses import dataclass

import numpy as np

from pertvarka.engines.planner import program as programs
from pertvarka.engines.planner.classical import Bound, Classical, Tight, classical
from pertvarka.engines.planner.problem import Floats, Problem
from pertvarka.engines.planner.program import INFINITY, Frozen, Solved

GAP = 1e-9
FEW = 8
"""Sites that each customer may choose from in the first answer."""
FIRST_GAP = 1e-4
FIRST_NODES = 400
SAFE = 1e-7
"""A site is settled only when the other way would cost more than the best answer by this share."""
PART = 0.01


@dataclass(frozen=True, slots=True)
class Exact:
    """Objective of the best answer, and a bound that no answer is below; `is_proved` when the two are one."""

    objective: float
    bound: float
    is_proved: bool


def solve_exactly(problem: Problem, *, seconds: float, threads: int = 1) -> Exact:
    """The optimum of a classical problem, or how near we came in that time. Raises NotClassical."""
    deadline = time.monotonic() + seconds
    question = classical(problem)
    tight = Tight(question)
    root = tight.separated(deadline)
    if root is None:
        return Exact(INFINITY, -INFINITY, is_proved=False)
    strong = tight.strong()
    first = _first(question, strong, root, seconds=_left(deadline) / 3, threads=threads)
    bound = _settled(tight, root, first.objective, deadline)
    last = programs.solve(
        strong,
        lower=tight.lower,
        upper=tight.upper,
        start=first.values,
        gap=GAP,
        seconds=_left(deadline),
        threads=threads,
    )
    objective = min(first.objective, last.objective)
    # Sites were settled against what costs more than the first answer: below that the bound of what remains holds.
    bound = min(max(bound, last.bound), objective)
    is_proved = objective < INFINITY and objective - bound <= GAP * max(1.0, abs(objective))
    return Exact(objective, bound, is_proved=is_proved)


def _left(deadline: float) -> float:
    return max(0.0, deadline - time.monotonic())


def _first(question: Classical, strong: Frozen, root: Bound, *, seconds: float, threads: int) -> Solved:
    """A good answer: every customer chooses from the few sites that cost the relaxation least."""
    reduced = root.reduced[question.flows]
    order = np.lexsort((reduced, question.customer))
    customer = question.customer[order]
    begun = np.searchsorted(customer, customer)
    far = order[np.arange(len(order)) - begun >= FEW]
    kept = root.values[question.flows[far]] > 0
    upper = strong.upper.copy()
    upper[question.flows[far[~kept]]] = 0.0
    found = programs.solve(strong, upper=upper, gap=FIRST_GAP, nodes=FIRST_NODES, seconds=seconds, threads=threads)
    if found.values is not None:
        return found
    return programs.solve(strong, gap=FIRST_GAP, nodes=1, seconds=seconds, threads=threads)


def _settled(tight: Tight, root: Bound, known: float, deadline: float) -> float:
    """Open or leave out sites for good where the other way is proved to cost more; returns the bound that is left."""
    limit = known + SAFE * abs(known)
    bound = root
    _by_reduced_cost(tight, bound, limit)
    columns = tight.question.sites
    for column in columns[np.argsort(-np.abs(bound.reduced[columns]))].tolist():
        usual = round(float(bound.values[column]))
        is_open = tight.lower[column] < tight.upper[column]
        # A warehouse that the relaxation opens in part can hardly be settled: both ways cost little there.
        if not is_open or abs(bound.values[column] - usual) > PART or time.monotonic() > deadline:
            continue
        other = float(1 - usual)
        if tight.costs_more_than(limit, column, other):
            tight.settle(np.array([column]), float(usual), float(usual))
    again = tight.separated(deadline)
    if again is not None:
        bound = again
        _by_reduced_cost(tight, bound, limit)
    return bound.objective


def _by_reduced_cost(tight: Tight, bound: Bound, limit: float) -> None:
    columns = tight.question.sites
    slack = limit - bound.objective
    values: Floats = bound.values[columns]
    reduced = bound.reduced[columns]
    closed = columns[(reduced > slack) & (values < programs.TOLERANCE)]
    opened = columns[(reduced < -slack) & (values > 1 - programs.TOLERANCE)]
    if len(closed):
        tight.settle(closed, 0.0, 0.0)
    if len(opened):
        tight.settle(opened, 1.0, 1.0)

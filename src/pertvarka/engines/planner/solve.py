"""From a problem to a plan: `solve`. Small problems are branched to the end; large ones are searched region by region.

The way of a large one: the coarse map gives a bound and the price of each year's money; at that price every region
searches where and when its modules open; of all plans found one of each region is chosen that the money carries
together, and what the others leave is searched again.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from pertvarka.engines.planner import answer, arcs, costs, faults, phases, serial, tightening, wide
from pertvarka.engines.planner import model as models
from pertvarka.engines.planner import program as programs
from pertvarka.engines.planner.answer import Piece
from pertvarka.engines.planner.phases import Phase
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Problem
from pertvarka.engines.planner.program import Ending

SMALL = 2_000
"""Whole columns up to which branching alone is tried."""
NODES = 20_000
BRANCHING = 0.5
"""Share of the time that branching may take before the search begins."""
CLOSING = 0.01
"""Share of the time kept for the last regions to end and for putting the plan together."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a solve stands: `done` is a share; `bound` and `objective` as known so far (infinite before the first)."""

    phase: Phase
    done: float
    objective: float
    bound: float


Watch = Callable[[Progress], bool]
"""Told of progress now and then; answers False when the solve shall stop and keep the best plan so far."""


class Faulty(ValueError):
    """If you are seeing this, the problem holds what cannot be: `faults` names each and where it stands."""

    def __init__(self, found: tuple[faults.Fault, ...]) -> None:
        super().__init__("; ".join(f"{one.code} at {one.where}: {one.value}" for one in found))
        self.faults = found


def solve(
    problem: Problem,
    *,
    time_limit_s: float = 60.0,
    gap: float = 0.001,
    threads: int = 1,
    progress: Watch | None = None,
    steps: tuple[int, ...] | None = None,
    start: Plan | None = None,
) -> Plan:
    """The best plan found, with a bound on every plan.

    Args:
        time_limit_s: wall clock; never exceeded by more than one small solve. A problem without an answer by then has
            the plan that moves nobody.
        gap: stop as soon as the plan is proved to be within this share of the best.
        threads: processes that search regions side by side.
        progress: told of every phase; may stop it.
        steps: `Plan.steps` of an earlier plan, to get that plan again, however long it takes.
        start: a plan of nearly the same problem, its lists in the same order: what it opens is tried first.

    Raises:
        Faulty: the problem contradicts itself; every fault is named.
    """
    found = faults.faults(problem)
    if found:
        raise Faulty(found)
    deadline = time.monotonic() + (1 - CLOSING) * time_limit_s if steps is None else float("inf")
    affordable, short = _affordable(problem)
    ways = arcs.find(affordable)
    tell = _telling(progress or (lambda _progress: True))
    exact = None
    if not steps and _is_small(affordable):
        tell(Phase.BRANCHING, 0.0, float("inf"), float("-inf"))
        exact = _branched(affordable, gap, deadline, time_limit_s)
        if exact.is_repeatable:
            tell(Phase.CLOSING, 0.99, exact.objective, exact.bound)
            return replace(exact, problem=serial.digest(problem), short=short)
    outcome = wide.search(
        affordable, deadline=deadline, gap=gap, threads=threads, steps=steps, watch=tell,
        start=start,
    )  # fmt: skip
    made = answer.plan(
        affordable, outcome.pieces, ways, digest=serial.digest(problem), bound=outcome.bound, bound_of=outcome.bound_of,
        steps=outcome.steps, is_repeatable=outcome.is_repeatable,
    )  # fmt: skip
    if exact is not None:
        bound, of = max((made.bound, made.bound_of), (exact.bound, exact.bound_of))
        better = made if made.objective <= exact.objective else replace(exact, problem=made.problem)
        made = replace(better, bound=min(bound, better.objective), bound_of=of)
    return replace(made, short=short)


def _telling(watch: Watch) -> phases.Watch:
    """A stop asked for once stays asked for."""
    is_wanted = True

    def tell(phase: Phase, done: float, objective: float, bound: float) -> bool:
        nonlocal is_wanted
        is_wanted = watch(Progress(phase, done, objective, bound)) and is_wanted
        return is_wanted

    return tell


def _affordable(problem: Problem) -> tuple[Problem, tuple[tuple[float, ...], ...]]:
    """What was decided is paid even where the budget does not reach; the plan tells by how much it goes beyond."""
    if not problem.decided:
        return problem, ()
    alone = answer.plan(
        problem, [Piece(openings=problem.decided)], arcs.find(problem), digest="", bound=0.0, bound_of="", steps=(),
        is_repeatable=True,
    )  # fmt: skip
    _kept, short = costs.carried(problem, costs.ledger(problem, alone).spending)
    if not short.any():
        return problem, ()
    raised = tuple(
        replace(budget, amounts=tuple(np.add(budget.amounts, missing).tolist()))
        for budget, missing in zip(problem.budgets, short, strict=True)
    )
    return replace(problem, budgets=raised), tuple(tuple(row) for row in short.tolist())


def _is_small(problem: Problem) -> bool:
    homes = len(arcs.find(problem).cell) if problem.weights.whole_persons else 0
    return (homes + int((problem.site_limit > 0).sum())) * len(problem.years) <= SMALL


def _branched(problem: Problem, gap: float, deadline: float, time_limit_s: float) -> Plan:
    """The whole program at once. `is_repeatable` says that it ended by a proof; else the clock or the nodes cut it
    short, and it is the best answer met, the plan that moves nobody where there was none.
    """
    model = models.build(problem, has_cuts=True)
    model = replace(model, program=tightening.with_cuts(model.program, tightening.of_model(model).every))
    seconds = min(BRANCHING * time_limit_s, deadline - time.monotonic())
    solved = programs.solve(model.program, gap=gap, nodes=NODES, seconds=seconds)
    found = (
        Piece(openings=problem.decided) if solved.values is None else answer.piece(model, _exact(model, solved.values))
    )
    return answer.plan(
        problem, [found], model.arcs, digest="", bound=solved.bound, bound_of="branching", steps=(),
        is_repeatable=solved.ending == Ending.OPTIMAL and solved.values is not None,
    )  # fmt: skip


def _exact(model: models.Model, values: np.ndarray) -> np.ndarray:
    """Whole columns to the last digit, the rest solved again."""
    lower, upper = model.program.lower.copy(), model.program.upper.copy()
    whole = model.program.whole.astype(bool)
    lower[whole] = upper[whole] = np.rint(values[whole])
    again = programs.solve(model.program, lower=lower, upper=upper, is_relaxed=True)
    return values if again.values is None else again.values

"""What no plan can go below: the relaxation, and a program with parts of households branched as far as time allows.

Of several regions the coarse map is branched, of one region the real one: there it finds good modules on the way too.
"""

import time
from dataclasses import dataclass

import numpy as np

from pertvarka.engines.planner import coarse
from pertvarka.engines.planner import model as models
from pertvarka.engines.planner import program as programs
from pertvarka.engines.planner.problem import Integers, Problem
from pertvarka.engines.planner.program import Ending

ENOUGH = 5e-4
NODES = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """A bound, what it was proved on, and the modules of the best answer met, (Z, T), where the map is the real one;
    `is_repeatable` unless the clock ended it.
    """

    bound: float
    of: str
    modules: Integers | None = None
    is_repeatable: bool = True


def relaxation(problem: Problem, *, seconds: float) -> float:
    """Parts of households and of modules allowed; on the coarse map where there are several regions.

    With whole modules as fractions distance hardly matters (40 of 2.4 million on the benchmark's country), and the
    coarse program is solved in a fraction of a second where the whole one takes half a minute.
    """
    chosen = coarse.coarsened(problem) if len(problem.regions) > 1 else problem
    model = models.build(chosen, are_whole=False, has_cuts=True)
    return programs.solve(model.program, is_relaxed=True, seconds=seconds).bound


def branched(problem: Problem, until: float) -> Proof:
    """Whole modules, parts of households: what branching proves until then (a monotonic clock)."""
    if len(problem.regions) > 1:
        program = models.build(coarse.coarsened(problem), are_whole=False).program
        solved = programs.solve(program, gap=ENOUGH, seconds=until - time.monotonic())
        return Proof(solved.bound, "coarse map")
    model = models.build(problem, are_whole=False, has_cuts=True)
    solved = programs.solve(model.program, gap=ENOUGH, nodes=NODES, seconds=until - time.monotonic())
    modules = None if solved.values is None else np.rint(solved.values[model.modules]).astype(np.int64)
    return Proof(solved.bound, "branching in parts", modules, solved.ending != Ending.TIME)

"""What no plan can go below: programs with whole modules and parts of households, branched as far as time allows.

Of several regions each is branched on the coarse map with money at its price; of a region alone the real map is, and
there it finds good modules on the way too.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pertvarka.engines.planner import model as models
from pertvarka.engines.planner import program as programs
from pertvarka.engines.planner import tightening
from pertvarka.engines.planner.problem import Floats, Integers, Problem
from pertvarka.engines.planner.processes import is_wanted
from pertvarka.engines.planner.program import Ending
from pertvarka.engines.planner.tightening import Cuts

ENOUGH = 5e-4
NODES = 2_000
GoesOn = Callable[[], bool]
LEAST = 0.2
"""Seconds a region has at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """A bound, what it was proved on, and the modules of the best answer met, (Z, T), where the map is the real one;
    `is_repeatable` unless the clock ended it.
    """

    bound: float
    of: str
    modules: Integers | None = None
    is_repeatable: bool = True


def priced(problem: Problem, prices: Floats, seconds: float, until: float, goes_on: GoesOn = is_wanted) -> float:
    """What a region's plans cannot go below, money at its prices (B, T), as far as `seconds` prove it; the later ones
    of many have only the relaxation (`until`: a monotonic clock).
    """
    program = models.build(problem, are_whole=False, has_cuts=True, prices=prices).program
    relaxed = programs.solve(program, is_relaxed=True).bound
    if time.monotonic() > until:
        return relaxed
    solved = programs.solve(program, gap=ENOUGH, nodes=NODES, seconds=max(LEAST, seconds), goes_on=goes_on)
    return max(relaxed, solved.bound)


def branched(problem: Problem, cuts: Cuts, until: float, goes_on: GoesOn = is_wanted) -> Proof:
    """Of a region alone with whole modules and parts of households: what branching proves and finds until then."""
    model = models.build(problem, are_whole=False, has_cuts=True)
    program = tightening.with_cuts(model.program, cuts)
    solved = programs.solve(program, gap=ENOUGH, nodes=NODES, seconds=until - time.monotonic(), goes_on=goes_on)
    modules = None if solved.values is None else np.rint(solved.values[model.modules]).astype(np.int64)
    return Proof(solved.bound, "branching in parts", modules, solved.ending != Ending.TIME)

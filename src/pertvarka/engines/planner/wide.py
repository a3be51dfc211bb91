"""Large problems: regions searched side by side, first with money at a price, then within it, until time or gap end it.

docs/methods/planner.md tells the way, under "How a plan is found".
"""

import time

from pertvarka.engines.planner import placing, pricing, regions
from pertvarka.engines.planner.phases import Phase, Watch
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Problem
from pertvarka.engines.planner.processes import workers
from pertvarka.engines.planner.rounds import Outcome, Rounds
from pertvarka.engines.planner.told import Told


def search(
    problem: Problem, *, deadline: float, gap: float, threads: int, steps: tuple[int, ...] | None, watch: Watch,
    start: Plan | None = None,
) -> Outcome:  # fmt: skip
    """Rounds over all regions within the time, or exactly those that `steps` tells of, beginning with `start`."""
    watch(Phase.BOUNDING, 0.0, float("inf"), float("-inf"))
    prices = pricing.found(problem, seconds=deadline - time.monotonic())
    outcome = Outcome([], prices.bound, "relaxation", is_repeatable=prices.is_repeatable)
    if watch(Phase.BOUNDING, 0.02, float("inf"), outcome.bound):
        with workers(threads) as team:
            told = Told(steps, len(problem.regions))
            Rounds(
                problem=problem,
                outcome=outcome,
                prices=prices,
                team=team,
                threads=max(threads, 1),
                deadline=deadline,
                watch=watch,
                told=told,
                start=start,
            ).run(gap)
    outcome.pieces = [
        (outcome.placed.get(r) or placing.untouched(regions.part(problem, r))).piece
        for r in range(len(problem.regions))
    ]
    return outcome

"""Large problems: money shared out by the coarse map, regions searched side by side, until time or gap end it."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from pertvarka.engines.planner import bounding, coarse, costs, money, placing, regions
from pertvarka.engines.planner.answer import Piece
from pertvarka.engines.planner.bounding import Proof
from pertvarka.engines.planner.placing import Placed, Task
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Floats, Problem

BOUNDING, SHARING, FIRST, FIRST_ALONE, AGAIN = 0.35, 0.08, 0.45, 0.2, 0.5
"""Shares of the time: for the proof in a process of its own, for the coarse plan, for the first round (of a region
alone: soon, so that there is a plan to stop with); and of what is left then, for each further round.
"""
ROUNDS = 6
BRANCHED = 1
"""In the place of the coarse trials of a region alone: its modules began with what branching found."""
LEAST_SECONDS = 3.0
Watch = Callable[[str, float, float, float], bool]


@dataclass(slots=True)
class Outcome:
    """The best pieces so far, by region, and what is proved."""

    pieces: list[Piece]
    bound: float
    bound_of: str
    steps: tuple[int, ...] = ()
    is_repeatable: bool = True
    placed: dict[int, Placed] = field(default_factory=dict)


def search(
    problem: Problem, *, deadline: float, gap: float, threads: int, steps: tuple[int, ...] | None, watch: Watch,
    start: Plan | None = None,
) -> Outcome:  # fmt: skip
    """Rounds over all regions within the time, or exactly those that `steps` tells of, beginning with `start`."""
    begun, limit = time.monotonic(), deadline - time.monotonic()
    outcome = Outcome([], bounding.relaxation(problem, seconds=limit), "relaxation")
    if not watch("bounding", 0.02, float("inf"), outcome.bound):
        return _pieced(problem, outcome)

    def telling() -> bool:
        share = min((time.monotonic() - begun) / limit, 0.99)
        return watch("placing", share, _objective(problem, outcome), outcome.bound)

    told = _Told(steps, len(problem.regions))
    shares, coarse_steps = _first_shares(problem, start, until=begun + SHARING * limit, steps=told.coarse)
    outcome.steps = (coarse_steps,)
    with _pool(threads) as pool:
        proof = pool(bounding.branched, problem, begun + BOUNDING * limit) if steps is None and threads > 1 else None
        for number in range(ROUNDS):
            wanted, left = told.of_round(number), deadline - time.monotonic()
            if wanted is None or (number and left < LEAST_SECONDS):
                break
            first = FIRST if len(problem.regions) > 1 else FIRST_ALONE
            seconds = (first * limit if number == 0 else AGAIN * left) * max(threads, 1) / len(problem.regions)
            parts = [regions.part(problem, r, None if shares is None else shares[r]) for r in range(len(wanted))]
            waiting: list[Future[Placed]] = [
                pool(
                    placing.place,
                    Task(
                        part, wanted[part.region], seconds, deadline, number, outcome.placed.get(part.region),
                        None if start is None else part.openings(start.openings),
                        telling if threads <= 1 else None,
                    ),
                )
                for part in parts
            ]  # fmt: skip
            is_wanted = _gather(outcome, waiting, telling)
            if number == 0 and (steps is None or told.is_branched) and proof is None:
                # Alone in one process the first plan comes before the proof.
                proof = pool(bounding.branched, problem, time.monotonic() + BOUNDING * limit)
            is_alone = len(problem.regions) == 1
            if _prove(outcome, proof, is_waiting=number == 0 and is_alone) and number == 0 and is_alone:
                _take_over(problem, outcome, proof, deadline)
            reached = _objective(problem, outcome)
            if not is_wanted or (reached - outcome.bound) <= gap * abs(reached):
                break
            shares = _left_over(problem, outcome)
        _prove(outcome, proof, is_waiting=True)
    return _pieced(problem, outcome)


def _pieced(problem: Problem, outcome: Outcome) -> Outcome:
    """Every region's piece; a region that was not come to stays as it is."""
    outcome.pieces = [
        (outcome.placed.get(r) or placing.untouched(regions.part(problem, r))).piece
        for r in range(len(problem.regions))
    ]
    return outcome


@dataclass(frozen=True, slots=True)
class _Told:
    """Trials as an earlier plan tells them: of the coarse map, and of every region in every round."""

    steps: tuple[int, ...] | None
    regions: int

    @property
    def coarse(self) -> int | None:
        return self.steps[0] if self.steps else None

    @property
    def is_branched(self) -> bool:
        """Of a region alone: whether branching found modules that were taken over."""
        return self.regions == 1 and bool(self.steps) and self.coarse == BRANCHED

    def of_round(self, number: int) -> list[int | None] | None:
        """Trials of each region; None for as many as time allows, and no list where the earlier plan had ended."""
        if self.steps is None:
            return [None] * self.regions
        begun = 1 + number * self.regions
        return list(self.steps[begun : begun + self.regions]) or None


def _gather(outcome: Outcome, waiting: list[Future[Placed]], telling: Callable[[], bool]) -> bool:
    """Every region's answer as it comes; whether the search is to go on."""
    is_wanted = True
    for one in waiting:
        placed = one.result()
        outcome.placed[placed.region] = placed
        is_wanted = telling() and is_wanted
    outcome.steps += tuple(placed.steps for _, placed in sorted(outcome.placed.items()))
    outcome.is_repeatable = all(placed.is_repeatable for placed in outcome.placed.values())
    return is_wanted


def _prove(outcome: Outcome, proof: "Future[Proof] | None", *, is_waiting: bool) -> bool:
    """Whether the proof is there; its bound is kept when it is better."""
    if proof is None or not (is_waiting or proof.done()):
        return False
    found = proof.result()
    if found.bound > outcome.bound:
        outcome.bound, outcome.bound_of = found.bound, found.of
    return True


def _take_over(problem: Problem, outcome: Outcome, proof: "Future[Proof] | None", deadline: float) -> None:
    """Of a region alone: the modules branching found, where their plan is the better one."""
    found = proof.result() if proof is not None else None
    if found is None or found.modules is None:
        return
    placed = placing.settled(regions.part(problem, 0), found.modules, seconds=max(1.0, deadline - time.monotonic()))
    if placed is not None and placed.objective < outcome.placed[0].objective:
        outcome.placed[0] = replace(placed, is_repeatable=placed.is_repeatable and found.is_repeatable)
        outcome.is_repeatable = outcome.placed[0].is_repeatable
        outcome.steps = (BRANCHED, *outcome.steps[1:])


def _objective(problem: Problem, outcome: Outcome) -> float:
    """Of the regions that have an answer; the others as if nothing were done there."""
    untouched = [r for r in range(len(problem.regions)) if r not in outcome.placed]
    total = sum(placed.objective for placed in outcome.placed.values())
    return total + sum(money.nothing_done(regions.part(problem, r).problem) for r in untouched)


def _first_shares(
    problem: Problem, start: Plan | None, *, until: float, steps: int | None
) -> tuple[Floats | None, int]:
    """Each region's money by year as the coarse plan (or the plan to begin with) spends it, (R, T); and the trials."""
    if start is not None:
        return _shares_of(problem, costs.ledger(problem, start).spending), 0
    if len(problem.regions) == 1:
        # Alone with its money: what a year leaves is carried on inside.
        return None, 0
    on_map = coarse.coarsened(problem)
    piece, count = placing.coarse_plan(on_map, deadline=until, steps=steps)
    return _with_rest(problem, placing.spending(on_map, piece)), count


def _left_over(problem: Problem, outcome: Outcome) -> Floats | None:
    """What every region spends now, and its part of what nobody does."""
    spent = np.zeros((len(problem.regions), len(problem.years)))
    for region, placed in outcome.placed.items():
        spent[region] = placed.spending
    return _shares_of(problem, spent)


def _shares_of(problem: Problem, spent: Floats) -> Floats | None:
    return None if len(problem.regions) == 1 else _with_rest(problem, spent)


def _with_rest(problem: Problem, spent: Floats) -> Floats:
    """Spending of regions with the money that would lapse divided by their persons; unlimited without a budget."""
    given = np.full(spent.shape, np.inf)
    persons = np.zeros(len(problem.regions))
    for cell in problem.cells:
        persons[problem.region_of[cell.municipality]] += cell.households * problem.profiles[cell.profile].persons
    kept, _short = costs.carried(problem, spent)
    for number, budget in enumerate(problem.budgets):
        own = list(budget.regions)
        before = np.concatenate([[0.0], kept[number, :-1]])
        rest = np.array(budget.amounts) + before - kept[number] - spent[own].sum(axis=0)
        weight = persons[own] / max(persons[own].sum(), 1.0)
        given[own] = spent[own] + weight[:, None] * rest[None, :]
    return given


@contextmanager
def _pool(threads: int) -> Iterator[Callable[..., "Future[Any]"]]:
    """Work in processes of its own, or here and now with one thread."""
    if threads <= 1:
        yield _here
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=threads, mp_context=context) as pool:
        yield pool.submit


def _here(work: Callable[..., Any], *arguments: Any) -> "Future[Any]":
    done: Future[Any] = Future()
    done.set_result(work(*arguments))
    return done

"""The search for large problems, on small ones: never better than the best of all plans, its bound never above it."""

import time
from dataclasses import replace

import numpy as np
import pytest

from pertvarka.engines.planner import bounding, coarse, pricing, regions, serial, tightening
from pertvarka.engines.planner import solve as solving
from pertvarka.engines.planner.check import check
from pertvarka.engines.planner.problem import UNLIMITED, Opening, Problem
from tests.unit.engines.planner import counted_out
from tests.unit.engines.planner.made_up import made_up

TRIALS = 3
SECONDS = 60.0
ROUNDS = 6
"""Four with money at a price and two within it."""


@pytest.fixture(autouse=True)
def _nothing_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "SMALL", -1)


def test_the_search_keeps_every_rule_and_its_bound_holds() -> None:
    met = 0
    seeds = range(2000, 2040)
    for seed in seeds:
        asked = made_up(seed)
        least = counted_out.least(asked)
        slightly = 1e-6 * max(1.0, abs(least))

        plan = solving.solve(asked, steps=(TRIALS,) * (1 + (1 + ROUNDS) * len(asked.regions)))

        assert check(asked, plan) == (), seed
        assert plan.bound <= least + slightly, seed
        assert plan.objective >= least - slightly, seed
        met += plan.objective <= least + slightly
    assert met > len(seeds) * 3 / 4


def test_the_same_number_of_trials_gives_the_same_plan_to_the_bit() -> None:
    for seed in range(2000, 2012):
        asked = made_up(seed)
        once = solving.solve(asked, steps=(TRIALS,) * (1 + (1 + ROUNDS) * len(asked.regions)))

        assert serial.to_json(solving.solve(asked, steps=once.steps)) == serial.to_json(once)


def test_neither_the_relaxation_nor_what_is_branched_is_ever_above_the_best_plan() -> None:
    is_near = is_better = 0
    for seed in range(2100, 2140):
        asked = made_up(seed)
        least = counted_out.least(asked)
        slightly = 1e-6 * max(1.0, abs(least))

        prices = pricing.found(asked, seconds=SECONDS)
        apart = _regions_at_the_price_of_money(asked, prices)
        rows = tightening.of_region(asked, None, None, SECONDS)
        alone = bounding.branched(asked, rows.every, time.monotonic() + SECONDS).bound

        bounds = (prices.bound, apart, rows.bound, alone)
        assert max(bounds) <= least + slightly, (seed, bounds)
        is_near += apart >= least - slightly
        is_better += apart > prices.bound + slightly
    assert is_near
    assert is_better


def test_no_price_of_money_whatever_proves_more_than_is_true() -> None:
    """Prices may be anything: they only decide how good the bound is, never whether it holds."""
    for seed in range(2200, 2230):
        asked = made_up(seed)
        found = pricing.found(asked, seconds=SECONDS)
        least = counted_out.least(asked)
        for prices in (0.0 * found.amounts, 0.5 * found.amounts + 0.1, 3.0 * found.amounts + 0.7):
            apart = _regions_at_the_price_of_money(asked, replace(found, amounts=prices))

            assert apart <= least + 1e-6 * max(1.0, abs(least)), (seed, prices)


def test_what_is_decided_beyond_the_money_leaves_a_plan() -> None:
    """It uses the money up to the last cent, and plans that do are plans."""
    is_short = 0
    for seed in range(2310, 2322):
        asked = made_up(seed)
        for size, place in np.argwhere((asked.site_limit > 0) & (asked.site_from == 0))[:1].tolist():
            poor = tuple(
                replace(one, amounts=tuple(amount / 3 for amount in one.amounts), carry=0.1) for one in asked.budgets
            )
            decided = replace(
                asked, decided=(Opening(size, place, 0, 1),), budgets=poor, staff=np.full_like(asked.staff, UNLIMITED)
            )

            plan = solving.solve(decided, steps=(1,) * (1 + (1 + ROUNDS) * len(decided.regions)))

            assert check(decided, plan) == (), seed
            assert (size, place) in {(one.size, one.municipality) for one in plan.openings}
            is_short += any(map(any, plan.short))
    assert is_short


def _regions_at_the_price_of_money(asked: Problem, prices: pricing.Prices) -> float:
    """Each region on the coarse map and, with rows that cut off parts of modules, on its own: the nearer of the two."""
    on_map, total = coarse.coarsened(asked), 0.0
    for r in range(len(asked.regions)):
        price = pricing.of_region(asked, prices, r)
        total += max(
            bounding.priced(regions.part(on_map, r).problem, price, SECONDS, float("inf")),
            tightening.of_region(regions.part(asked, r).problem, price, None, SECONDS).bound,
        )
    return total - pricing.worth_of_money(asked, prices)

"""The search for large problems, on small ones: never better than the best of all plans, its bound never above it."""

import time

import pytest

from pertvarka.engines.planner import bounding, serial
from pertvarka.engines.planner import solve as solving
from pertvarka.engines.planner.check import check
from tests.unit.engines.planner import counted_out
from tests.unit.engines.planner.made_up import made_up

TRIALS = 3
SECONDS = 60.0
ROUNDS = 2


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

        plan = solving.solve(asked, steps=(TRIALS,) * (1 + ROUNDS * len(asked.regions)))

        assert check(asked, plan) == (), seed
        assert plan.bound <= least + slightly, seed
        assert plan.objective >= least - slightly, seed
        met += plan.objective <= least + slightly
    assert met > len(seeds) * 3 / 4


def test_the_same_number_of_trials_gives_the_same_plan_to_the_bit() -> None:
    for seed in range(2000, 2012):
        asked = made_up(seed)
        once = solving.solve(asked, steps=(TRIALS,) * (1 + ROUNDS * len(asked.regions)))

        assert serial.to_json(solving.solve(asked, steps=once.steps)) == serial.to_json(once)


def test_neither_the_relaxation_nor_what_is_branched_is_ever_above_the_best_plan() -> None:
    is_near = 0
    for seed in range(2100, 2140):
        asked = made_up(seed)
        least = counted_out.least(asked)
        slightly = 1e-6 * max(1.0, abs(least))

        relaxed = bounding.relaxation(asked, seconds=SECONDS)
        coarse = bounding.branched(asked, time.monotonic() + SECONDS).bound

        assert max(relaxed, coarse) <= least + slightly, seed
        is_near += coarse >= least - slightly
    assert is_near

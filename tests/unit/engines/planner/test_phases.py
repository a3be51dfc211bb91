"""What a solve says it is doing: a small problem, a region alone and a country each go through phases of their own."""

import pytest

from pertvarka.engines.planner import solve as solving
from pertvarka.engines.planner.phases import Phase
from pertvarka.engines.planner.problem import Problem
from tests.unit.engines.planner.made_up import made_up

SECONDS = 0.3
SEARCHED = [Phase.BOUNDING, Phase.PLACING, Phase.SETTLING, Phase.PROVING, Phase.CLOSING]


def of(regions: int, *, has_budget: bool = True) -> Problem:
    made = (made_up(seed) for seed in range(100))
    return next(one for one in made if len(one.regions) == regions and bool(one.budgets) == has_budget)


def phases_of(asked: Problem, *, until: Phase | None = None, steps: tuple[int, ...] | None = None) -> list[Phase]:
    """In the order told, each once in a row; asked to stop at the first word of a phase, and only then."""
    told: list[Phase] = []

    def watch(progress: solving.Progress) -> bool:
        is_new = told[-1:] != [progress.phase]
        told.extend([progress.phase] * is_new)
        return not (is_new and progress.phase is until)

    # Any plan is near enough: the first round within the money is the last.
    solving.solve(asked, time_limit_s=SECONDS, gap=1e9, progress=watch, steps=steps)
    return told


def test_a_small_problem_is_branched_and_counted() -> None:
    assert phases_of(of(1)) == [Phase.BRANCHING, Phase.CLOSING]


@pytest.mark.parametrize("regions", [1, 2])
def test_a_search_says_when_it_prices_opens_settles_proves_and_closes(
    regions: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solving, "SMALL", -1)

    assert phases_of(of(regions)) == SEARCHED


def test_a_search_says_only_what_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without money there is no price, and what is done again is not proved again."""
    monkeypatch.setattr(solving, "SMALL", -1)

    assert phases_of(of(2, has_budget=False), steps=(0, 1, 1, 1, 1)) == [Phase.BOUNDING, Phase.SETTLING, Phase.CLOSING]


def test_a_stop_asked_for_once_stays_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "SMALL", -1)

    assert phases_of(of(2), until=Phase.BOUNDING) == [Phase.BOUNDING]

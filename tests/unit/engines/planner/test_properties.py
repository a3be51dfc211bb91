"""What must hold of any problem: more money is never worse, a site less never better, names and order mean nothing."""

from dataclasses import replace

import numpy as np
import pytest

from pertvarka.engines.planner import model as models
from pertvarka.engines.planner import serial
from pertvarka.engines.planner.check import check
from pertvarka.engines.planner.problem import NOWHERE, Problem
from pertvarka.engines.planner.search import Search
from pertvarka.engines.planner.solve import solve
from tests.unit.engines.planner import counted_out
from tests.unit.engines.planner.made_up import made_up

SEEDS = range(1000, 1030)
EXACT = 1e-9
NEVER = float("inf")


def best(problem: Problem) -> float:
    plan = solve(problem, gap=EXACT)
    assert check(problem, plan) == ()
    return plan.objective


def slightly(objective: float) -> float:
    return 1e-6 * max(1.0, abs(objective))


@pytest.mark.parametrize("seed", SEEDS)
def test_more_of_anything_is_never_worse(seed: int) -> None:
    asked = made_up(seed)
    known = best(asked)
    richer = replace(
        asked, budgets=tuple(replace(one, amounts=tuple(2 * a + 10 for a in one.amounts)) for one in asked.budgets)
    )
    better = [
        richer,
        replace(asked, budgets=tuple(replace(one, carry=1.0) for one in asked.budgets)),
        replace(asked, staff=asked.staff + 1),
        replace(asked, moves=asked.moves + 1),
        replace(asked, supply=asked.supply + 1),
        replace(asked, site_limit=asked.site_limit + 1),
        replace(asked, site_from=np.zeros_like(asked.site_from)),
        replace(asked, cells=tuple(replace(cell, refused=()) for cell in asked.cells)),
    ]

    assert all(best(one) <= known + slightly(known) for one in better)


@pytest.mark.parametrize("seed", SEEDS)
def test_closing_a_site_or_raising_a_price_is_never_cheaper(seed: int) -> None:
    asked = made_up(seed)
    known = best(asked)
    for k, j in np.argwhere(asked.site_limit > 0):
        closed = asked.site_limit.copy()
        closed[k, j] = 0
        assert best(replace(asked, site_limit=closed)) >= known - slightly(known)
    dearer = tuple(replace(size, running_cost=size.running_cost + 2) for size in asked.sizes)
    assert best(replace(asked, site_cost=asked.site_cost * 1.1)) >= known - slightly(known)
    assert best(replace(asked, sizes=dearer)) >= known - slightly(known)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_in_which_things_are_told_means_nothing(seed: int) -> None:
    asked = made_up(seed)
    known = best(asked)

    assert best(turned_cells(asked)) == pytest.approx(known, rel=1e-6, abs=1e-6)
    assert best(turned_municipalities(asked)) == pytest.approx(known, rel=1e-6, abs=1e-6)
    assert best(turned_services(asked)) == pytest.approx(known, rel=1e-6, abs=1e-6)
    assert best(renamed(asked)) == pytest.approx(known, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_problem_gives_the_same_plan_to_the_bit(seed: int) -> None:
    assert serial.to_json(solve(made_up(seed))) == serial.to_json(solve(made_up(seed)))


def test_one_cell_of_two_is_two_cells_of_one() -> None:
    for seed in SEEDS:
        asked = made_up(seed)
        apart = tuple(replace(cell, households=1) for cell in asked.cells for _ in range(cell.households))

        assert best(replace(asked, cells=apart)) == pytest.approx(best(asked), rel=1e-6, abs=1e-6)


def test_whole_households_never_cost_less_than_parts_of_them() -> None:
    for seed in SEEDS:
        asked = made_up(seed)
        parts = replace(asked, weights=replace(asked.weights, whole_persons=False))

        assert best(parts) <= best(asked) + slightly(best(asked))


def test_a_longer_search_is_never_worse() -> None:
    tried = 0
    for seed in SEEDS:
        search = Search(models.build(made_up(seed, years=3), are_whole=False, overspending=100.0))
        before = search.begin()
        for _step in range(6):
            if before is None or search.best is None:
                break
            assert search.step(deadline=NEVER)
            assert search.best.objective <= before.objective
            before, tried = search.best, tried + 1
    assert tried > len(SEEDS)


def test_cuts_cut_off_fractions_only() -> None:
    """With the aggregate rows the best plan stays, and the relaxation comes nearer to it but never above."""
    from pertvarka.engines.planner import program as programs

    nearer = 0
    for seed in SEEDS:
        asked = made_up(seed)
        bare, cut = models.build(asked), models.build(asked, has_cuts=True)
        loose = programs.solve(bare.program, is_relaxed=True).objective
        tight = programs.solve(cut.program, is_relaxed=True).objective
        known = counted_out.least(asked)
        assert loose - slightly(known) <= tight <= known + slightly(known), seed
        nearer += tight > loose + slightly(known)
    assert nearer


def turned_cells(asked: Problem) -> Problem:
    return replace(asked, cells=asked.cells[::-1])


def turned_municipalities(asked: Problem) -> Problem:
    last = len(asked.municipalities) - 1
    cells = tuple(
        replace(cell, municipality=last - cell.municipality, refused=tuple(last - j for j in cell.refused))
        for cell in asked.cells
    )
    along = {
        name: getattr(asked, name)[:, ::-1]
        for name in ("free_places", "supply", "site_limit", "site_from", "site_cost")
    }
    return replace(
        asked, municipalities=asked.municipalities[::-1], cells=cells, region_of=asked.region_of[::-1],
        distance=asked.distance[::-1, ::-1], **along,
    )  # fmt: skip


def turned_services(asked: Problem) -> Problem:
    last = len(asked.services) - 1
    profiles = tuple(
        replace(one, amounts=one.amounts[::-1], home=NOWHERE if one.home == NOWHERE else last - one.home)
        for one in asked.profiles
    )
    return replace(
        asked, services=asked.services[::-1], profiles=profiles,
        sizes=tuple(replace(size, service=last - size.service) for size in asked.sizes),
        free_places=asked.free_places[::-1], supply=asked.supply[::-1],
    )  # fmt: skip


def renamed(asked: Problem) -> Problem:
    """Profiles and sizes in another order, municipalities under other names."""
    turned = {
        name: getattr(asked, name)[::-1] for name in ("sizes", "profiles", "site_limit", "site_from", "site_cost")
    }
    cells = tuple(replace(cell, profile=len(asked.profiles) - 1 - cell.profile) for cell in asked.cells)
    return replace(asked, cells=cells, municipalities=("Z", "Y"), **turned)

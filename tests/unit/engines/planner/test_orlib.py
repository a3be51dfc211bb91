"""The classical special case: OR-Library's files read, and small ones of the same form solved to what counting out gives."""

import itertools
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pertvarka.engines.planner import orlib
from pertvarka.engines.planner.classical import NotClassical
from pertvarka.engines.planner.exact import solve_exactly
from pertvarka.engines.planner.faults import ANYTHING, faults
from pertvarka.engines.planner.orlib import NotWarehouses, Warehouses
from pertvarka.engines.planner.solve import solve
from pertvarka.faces.command_line.main import main
from tests.unit.engines.planner.problems import problem

SECONDS = 60.0
THREE_SITES = """ 3 2
 10 7.
 10 9.
 4 1.
 6
 12.0 6.0 30.0
 5
 20.0 5.0 10.0
"""
"""Site 3 is cheap to open and holds 4, sites 1 and 2 hold 10 each; there are 11 units to serve. Sites 2 and 3: 9 + 1 to
open, 6 units of the first customer from site 2 at 1 each, 4 of the second at 1 each and one from site 3 at 2: 22.
Sites 1 and 2 would be 16 + 6 + 5 = 27, sites 1 and 3 8 + 12 + 4 · 2 + 4 = 32.
"""


def file_of(chance: random.Random, sites: int, customers: int) -> str:
    """A file of the library's form: prices that fall and rise with the way, capacities that bind."""
    places = [(chance.random(), chance.random()) for _ in range(sites + customers)]
    lines = [f" {sites} {customers} "]
    lines += [f" {chance.randint(8, 16)} {chance.randint(20, 60)}. " for _ in range(sites)]
    for customer in places[sites:]:
        demand = chance.randint(1, 6)
        costs = [demand * (abs(customer[0] - x) + abs(customer[1] - y)) * 10 for x, y in places[:sites]]
        lines += [f" {demand} ", " ".join(f"{cost:.5f}" for cost in costs)]
    return "\n".join(lines) + "\n"


def counted_out(warehouses: Warehouses) -> float:
    """The best of all sets of open sites, each with its customers served unit by unit."""
    best = np.inf
    sites = range(len(warehouses.capacity))
    for opened in itertools.chain.from_iterable(itertools.combinations(sites, n) for n in sites):
        best = min(best, _served_from(warehouses, list(opened)))
    return float(min(best, _served_from(warehouses, list(sites))))


def _served_from(warehouses: Warehouses, opened: list[int]) -> float:
    left = warehouses.capacity[opened].copy()
    if left.sum() < warehouses.demand.sum():
        return float(np.inf)
    cost = warehouses.cost[:, opened] / warehouses.demand[:, None]
    given = np.zeros_like(cost)
    total = 0.0
    for customer, demand in enumerate(warehouses.demand.astype(int)):
        for _unit in range(demand):
            total += _one_more(cost, given, left, customer)
    return total + float(warehouses.opening[opened].sum())


def _one_more(cost: np.ndarray, given: np.ndarray, left: np.ndarray, customer: int) -> float:  # type: ignore[type-arg]
    """The cheapest way to serve one more unit, others giving way where that is cheaper (Bellman and Ford)."""
    price, before = cost[customer].copy(), [(-1, customer)] * len(left)
    for _round in range(len(left)):
        for j, other in itertools.product(range(len(left)), range(len(cost))):
            if given[other, j] < 1:
                continue
            for k in range(len(left)):
                dearer = price[j] - cost[other, j] + cost[other, k]
                if dearer < price[k] - 1e-12:
                    price[k], before[k] = dearer, (j, other)
    end = min((j for j in range(len(left)) if left[j] >= 1), key=lambda j: price[j])
    left[end] -= 1
    to = end
    while to >= 0:
        giving, who = before[to]
        given[who, to] += 1
        if giving >= 0:
            given[who, giving] -= 1
        to = giving
    return float(price[end])


def test_three_sites_by_hand() -> None:
    found = solve_exactly(orlib.problem(orlib.read(THREE_SITES)), seconds=SECONDS)

    assert found.is_proved
    assert found.objective == pytest.approx(22, abs=1e-9)


@pytest.mark.parametrize("seed", range(12))
def test_small_files_come_out_at_what_counting_out_gives(seed: int) -> None:
    chance = random.Random(seed)
    warehouses = orlib.read(file_of(chance, sites=chance.randint(3, 5), customers=chance.randint(4, 7)))
    if warehouses.capacity.sum() < warehouses.demand.sum():
        warehouses = replace(warehouses, capacity=warehouses.capacity * 2)
    asked = orlib.problem(warehouses)

    found = solve_exactly(asked, seconds=SECONDS)

    assert faults(asked, ANYTHING) == ()
    assert found.is_proved
    assert found.objective == pytest.approx(counted_out(warehouses), rel=1e-9)


def test_the_planner_itself_finds_the_same_optimum() -> None:
    asked = orlib.problem(orlib.read(file_of(random.Random(5), sites=5, customers=12)))

    plan = solve(asked, gap=1e-9)

    assert plan.objective == pytest.approx(solve_exactly(asked, seconds=SECONDS).objective, rel=1e-9)
    assert plan.objective == pytest.approx(plan.bound, rel=1e-6)


def test_a_larger_one_is_proved_too() -> None:
    found = solve_exactly(orlib.problem(orlib.read(file_of(random.Random(1), sites=20, customers=60))), seconds=SECONDS)

    assert found.is_proved
    assert found.bound == pytest.approx(found.objective, rel=1e-9)


def test_several_threads_may_follow_one_and_give_the_same() -> None:
    """HiGHS keeps one pool of threads for the process and refuses another number as long as it stands."""
    asked = orlib.problem(orlib.read(file_of(random.Random(3), sites=8, customers=20)))

    found = [solve_exactly(asked, seconds=SECONDS, threads=count) for count in (1, 2, 1)]

    assert all(one.is_proved for one in found)
    assert found[0].objective == pytest.approx(found[1].objective, rel=1e-9)
    assert found[0] == found[2]


def test_without_time_nothing_is_called_proved() -> None:
    found = solve_exactly(orlib.problem(orlib.read(file_of(random.Random(4), sites=8, customers=20))), seconds=0.0)

    assert not found.is_proved
    assert found.bound <= found.objective


def test_warehouses_that_cannot_serve_all_are_no_answer() -> None:
    text = THREE_SITES.replace(" 10 ", " 3 ")

    found = solve_exactly(orlib.problem(orlib.read(text)), seconds=SECONDS)

    assert not found.is_proved
    assert found.objective == np.inf


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "two counts"),
        ("3", "two counts"),
        ("3 2 10 x", "not a number"),
        (THREE_SITES + "1", "17 numbers instead of 16"),
        (THREE_SITES.replace("30.0", ""), "15 numbers"),
        (THREE_SITES.replace(" 6\n", " 6.5\n"), "not a whole number"),
        (THREE_SITES.replace("12.0", "-12.0"), "below zero"),
        (THREE_SITES.replace("12.0", "nan"), "below zero"),
        (THREE_SITES.replace(" 10 ", " capacity "), "capacity open"),
    ],
)
def test_what_is_no_file_of_warehouses_says_why(text: str, told: str) -> None:
    with pytest.raises(NotWarehouses, match=told):
        orlib.read(text)


def test_an_open_capacity_is_filled_in() -> None:
    assert orlib.read(THREE_SITES.replace(" 10 ", " capacity "), capacity=10).capacity.tolist() == [10, 10, 4]


def test_other_problems_are_not_classical() -> None:
    with pytest.raises(NotClassical):
        solve_exactly(problem(), seconds=SECONDS)


def test_the_command_prints_objective_bound_gap_and_seconds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole, bare = tmp_path / "three.txt", tmp_path / "open.txt"
    whole.write_text(THREE_SITES)
    bare.write_text(THREE_SITES.replace(" 10 ", " capacity "))

    assert main(["bench", "planner", "--orlib", str(whole), str(bare), "--capacity", "10", "20"]) == 0
    told = capsys.readouterr().out
    assert main(["bench", "planner", "--orlib", str(bare)]) == 1
    assert main(["bench", "matching", "--orlib", str(whole)]) == 1
    assert main(["bench", "planner", "--orlib", str(tmp_path / "nowhere.txt")]) == 1

    assert "22.000" in told
    assert "open.txt (20)" in told

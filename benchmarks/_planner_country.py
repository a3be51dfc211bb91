"""The planner on an invented country: how near the best plan it comes, and in what time."""

import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pertvarka.engines.planner import explain
from pertvarka.engines.planner.check import check
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Problem
from pertvarka.engines.planner.regions import part
from pertvarka.engines.planner.solve import solve

sys.path.insert(0, str(Path(__file__).parent))
from _planned_country import country

CORES = 2
NATIONAL_SECONDS, REGION_SECONDS = 600.0, 60.0
NATIONAL_PERSONS = 6_500
REPLAN_REGION, REPLAN_COUNTRY = 10.0, 30.0


def run(
    console: Console,
    *,
    seconds: float = NATIONAL_SECONDS,
    persons: tuple[int, ...] = (6_500, 1_926),
    seeds: tuple[int, ...] = (1,),
    betas: tuple[float, ...] = (0.6,),
    copies: int = 1,
) -> None:
    """Print gap, share of the achievable benefit and seconds of each country as it is solved, then the medians.

    `seconds` are those of the country; smaller ones than `NATIONAL_PERSONS` have half of them.
    """
    table = Table(title=f"Invented country, whole persons, {CORES} processes", title_justify="left")
    for heading in (
        "persons",
        "seeds × budgets",
        "objective, kEUR",
        "bound",
        "gap",
        "benefit proved",
        "seconds",
        "broken rules",
    ):
        table.add_column(heading, justify="right")
    for count in persons:
        limit = seconds if count >= NATIONAL_PERSONS else seconds / 2
        solved = []
        for seed in seeds:
            for beta in betas:
                solved.append(_solved(country(persons=count, seed=seed, beta=beta, copies=copies), limit))
                console.print(f"{count:,} × {copies}, seed {seed}, budget {beta}:", *_medians(solved[-1:]))
        table.add_row(f"{count * copies:,}", str(len(solved)), *_medians(solved))
        if count >= NATIONAL_PERSONS and copies == 1:
            _again(console, solved[0][0], solved[0][1])
    console.print(table)


def _solved(problem: Problem, seconds: float) -> tuple[Problem, Plan, float]:
    begun = time.perf_counter()
    plan = solve(problem, time_limit_s=seconds, threads=CORES)
    return problem, plan, time.perf_counter() - begun


def _medians(solved: list[tuple[Problem, Plan, float]]) -> tuple[str, ...]:
    plans = [plan for _problem, plan, _seconds in solved]
    return (
        f"{statistics.median(plan.objective for plan in plans):,.0f}",
        f"{statistics.median(plan.bound for plan in plans):,.0f}",
        f"{statistics.median(plan.gap for plan in plans):.2%}",
        f"{statistics.median(plan.benefit for plan in plans):.1%}",
        f"{statistics.median(seconds for _problem, _plan, seconds in solved):.0f}",
        str(sum(len(check(problem, plan)) for problem, plan, _seconds in solved)),
    )


def _again(console: Console, problem: Problem, plan: Plan) -> None:
    """One change, planned anew from the plan there is: the country with less money, a region with one person more."""
    less = explain.with_money(problem, 0, 2, -0.2 * problem.budgets[0].amounts[2])
    begun = time.perf_counter()
    changed = solve(less, time_limit_s=REPLAN_COUNTRY, threads=CORES, start=plan)
    console.print(
        f"country, a fifth of the third year's money less: {time.perf_counter() - begun:.1f} s "
        f"(≤ {REPLAN_COUNTRY:.0f}), gap {changed.gap:.2%}, broken rules {len(check(less, changed))}"
    )
    region = part(problem, 3)
    cells = list(region.problem.cells)
    cells[0] = replace(cells[0], households=cells[0].households + 1)
    spent = tuple(
        amount * region.problem.persons_count / problem.persons_count for amount in problem.budgets[0].amounts
    )
    alone = replace(region.problem, budgets=(replace(problem.budgets[0], regions=(0,), amounts=spent),))
    first = solve(alone, time_limit_s=REGION_SECONDS)
    begun = time.perf_counter()
    again = solve(replace(alone, cells=tuple(cells)), time_limit_s=REPLAN_REGION, start=first)
    console.print(
        f"region, one person more: {time.perf_counter() - begun:.1f} s (≤ {REPLAN_REGION:.0f}), "
        f"gap {again.gap:.2%} (before {first.gap:.2%} in {REGION_SECONDS:.0f} s)"
    )

"""Which region may spend how much in which year: as the plan so far spends, and of what nobody does by its persons.

Money that a year carries on is spoken for by a later one and is not given twice: regions would overspend together.
"""

import numpy as np

from pertvarka.engines.planner import costs, regions
from pertvarka.engines.planner.placing import Placed
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.pricing import Prices
from pertvarka.engines.planner.problem import Floats, Problem
from pertvarka.engines.planner.regions import Part


def at_price(
    problem: Problem, prices: Prices, looked: dict[int, Placed], region: int, *, start: Plan | None = None
) -> Part:
    """The region with what the relaxation spends there, its part of the rest, and of what may be carried on; later, or
    with a plan to `start` with, with what it spent before, less its part of what all regions together go beyond the
    money.
    """
    if len(problem.regions) == 1:
        return regions.part(problem, region)
    if any(placed.piece.moves for placed in looked.values()):
        return regions.part(problem, region, as_placed(problem, looked)[region])
    if start is not None:
        return regions.part(problem, region, with_rest(problem, costs.ledger(problem, start).spending)[region])
    given = with_rest(problem, prices.spending)
    return regions.part(problem, region, given[region], carried_by_persons(problem)[region])


def within(problem: Problem, known: dict[int, Placed], region: int, *, has_all: bool = False) -> Part:
    """The region with its money: what it spends as known and its part of what nobody does, or, with `has_all`,
    everything the others leave. Alone it has its budgets to itself.
    """
    if len(problem.regions) == 1:
        return regions.part(problem, region)
    left = others(problem, known, region) if has_all else None
    return regions.part(problem, region, *(left or (as_placed(problem, known)[region],)))


def as_placed(problem: Problem, placed: dict[int, Placed]) -> Floats:
    """What regions spend as they are placed, with their part of what nobody does: (R, T), infinite without a budget."""
    spent = np.zeros((len(problem.regions), len(problem.years)))
    for region, one in placed.items():
        spent[region] = one.spending
    return with_rest(problem, spent)


def others(problem: Problem, placed: dict[int, Placed], region: int) -> tuple[Floats, Floats] | None:
    """All the money that the other regions leave, (T,), and what may be carried on of it, (T,); None without a budget.

    Given to every region at once: a choice among what they make of it says whose turn it is.
    """
    for budget in problem.budgets:
        if region in budget.regions:
            amounts = np.array(budget.amounts)
            taken = sum((placed[r].spending for r in budget.regions if r != region), np.zeros(len(amounts)))
            most = budget.carry * np.maximum(amounts, 0.0)
            most[-1:] = 0.0
            return amounts - taken, most
    return None


def with_rest(problem: Problem, spent: Floats) -> Floats:
    """Spending of regions with the money that would lapse divided by their persons; unlimited without a budget."""
    given = np.full(spent.shape, np.inf)
    kept, _short = costs.carried(problem, spent)
    for number, budget in enumerate(problem.budgets):
        own = list(budget.regions)
        before = np.concatenate([[0.0], kept[number, :-1]])
        rest = np.array(budget.amounts) + before - kept[number] - spent[own].sum(axis=0)
        given[own] = spent[own] + by_persons(problem, own)[:, None] * rest[None, :]
    return given


def carried_by_persons(problem: Problem) -> Floats:
    """What may be carried on after each year, each region its part by its persons: (R, T)."""
    most = np.zeros((len(problem.regions), len(problem.years)))
    for budget in problem.budgets:
        own = list(budget.regions)
        most[own] = by_persons(problem, own)[:, None] * budget.carry * np.maximum(np.array(budget.amounts), 0.0)
    most[:, -1:] = 0.0
    return most


def by_persons(problem: Problem, own: list[int]) -> Floats:
    """Shares of these regions by how many persons are to move."""
    persons = np.zeros(len(problem.regions))
    for cell in problem.cells:
        persons[problem.region_of[cell.municipality]] += cell.households * problem.profiles[cell.profile].persons
    shares: Floats = persons[own] / max(persons[own].sum(), 1.0)
    return shares

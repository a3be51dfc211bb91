"""What a kEUR of each year is worth, and what that proves.

Regions share nothing but money. With a price in the place of each budget they fall apart, each can be searched without
knowing of the others, and what all of them cannot go below together, less the money itself at its price, no plan can
(Lagrangian relaxation). The prices are the duals of the relaxation on the coarse map.
"""

from dataclasses import dataclass

import numpy as np

from pertvarka.engines.planner import coarse
from pertvarka.engines.planner import model as models
from pertvarka.engines.planner import program as programs
from pertvarka.engines.planner.problem import Floats, Problem


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """`amounts` (B, T): what one kEUR more of each budget and year is worth; `bound` of the relaxation, and what it
    spends by region and year, (R, T). `is_repeatable` unless the clock ended it.
    """

    amounts: Floats
    bound: float
    spending: Floats
    is_repeatable: bool = True


def found(problem: Problem, *, seconds: float) -> Prices:
    """Prices and bound of the relaxation, parts of households and of modules allowed; all zero where time ended it.

    On the coarse map where there are several regions: with whole modules as fractions distance hardly matters (40 of
    2.4 million on the benchmark's country), and the coarse program takes a fraction of a second instead of half a
    minute.
    """
    chosen = coarse.coarsened(problem) if len(problem.regions) > 1 else problem
    model = models.build(chosen, are_whole=False, has_cuts=True)
    solved = programs.solve(model.program, is_relaxed=True, seconds=seconds)
    if solved.row_duals is None or solved.values is None:
        nothing = np.zeros((len(problem.regions), len(problem.years)))
        return Prices(np.zeros(model.budget_rows.shape), solved.bound, nothing, is_repeatable=False)
    prices = np.maximum(0.0, -solved.row_duals[model.budget_rows])
    return Prices(prices, solved.bound, models.spending(model, solved.values))


def of_region(problem: Problem, prices: Prices, region: int) -> Floats:
    """Prices of the budgets a region has part in, in the order in which the part alone has them: (B', T)."""
    return prices.amounts[[number for number, one in enumerate(problem.budgets) if region in one.regions]]


def worth_of_money(problem: Problem, prices: Prices) -> float:
    """All budgets at their prices, with what is carried on where that pays: what the sum of regions is lowered by."""
    total = 0.0
    for budget, price in zip(problem.budgets, prices.amounts, strict=True):
        amounts = np.array(budget.amounts)
        most = budget.carry * np.maximum(amounts[:-1], 0.0)
        total += float(price @ amounts + most @ np.maximum(0.0, price[1:] - price[:-1]))
    return total

"""What a year counts: discounting, and the tail that keeps a plan from living for its last year."""

import numpy as np

from pertvarka.engines.planner.problem import NOWHERE, Cell, Floats, Problem


def once(problem: Problem) -> Floats:
    """Worth today of one kEUR spent once in each year: (T,)."""
    return problem.weights.discount ** np.arange(len(problem.years), dtype=float)


def yearly(problem: Problem) -> Floats:
    """Worth today of one kEUR a year in each year, the last one with its tail: (T,)."""
    worth = once(problem)
    if len(worth):
        after = problem.weights.discount ** np.arange(1, problem.weights.tail_years + 1)
        worth[-1] *= 1 + after.sum()
    return worth


def from_year_on(problem: Problem) -> Floats:
    """Worth today of one kEUR a year that begins in each year and never ends: (T,)."""
    return np.cumsum(yearly(problem)[::-1])[::-1].copy()


def waiting(problem: Problem, cell: Cell) -> Floats:
    """What one household of the cell costs in each year in which it waits, in kEUR worth today: (T,).

    Money of the institution, and beside it the policy weights; nothing before the year in which the household is there.
    """
    profile, weights = problem.profiles[cell.profile], problem.weights
    cost = np.full(len(problem.years), profile.institution_cost + weights.waiting * profile.persons * profile.weight)
    if cell.institution != NOWHERE:
        closes = problem.institutions[cell.institution].closes
        if closes != NOWHERE:
            cost[closes:] += weights.late_closing * profile.persons
    cost[: cell.earliest] = 0.0
    return cost * yearly(problem)


def never(problem: Problem, cell: Cell) -> float:
    """What one household of the cell costs beside it when it waits to the end."""
    profile = problem.profiles[cell.profile]
    return problem.weights.never * profile.persons * profile.weight


def nothing_done(problem: Problem) -> float:
    """The objective when nobody moves and nothing is built."""
    return float(sum(cell.households * (waiting(problem, cell).sum() + never(problem, cell)) for cell in problem.cells))

"""The plan as a mixed-integer program: docs/methods/planner.md row by row, under the same numbers.

Columns are flows of a year, not states: m households that move in year t. States are carried by sums that roll from
year to year (used places, staff, running costs), which leaves a thousand rows a region where states would need ten.
"""

from dataclasses import dataclass

import numpy as np

from pertvarka.engines.planner import arcs as arcs_of
from pertvarka.engines.planner.blocks_of_cuts import CutBlocks
from pertvarka.engines.planner.blocks_of_limits import Money
from pertvarka.engines.planner.problem import Floats, Integers, Problem
from pertvarka.engines.planner.program import Frozen


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The program and where in it a plan stands.

    Shapes: `moves` (A, T) by arc; `modules` (Z, T) open at a site (size, municipality); `existing` (E, T) used of a
    free place (service, municipality); `used` (U, T) places of homes used at (service, municipality); `trips` (W, T)
    units of a service from a home to a place (service, home, place).
    """

    problem: Problem
    arcs: arcs_of.Arcs
    program: Frozen
    moves: Integers
    sites: Integers
    modules: Integers
    free: Integers
    existing: Integers
    homes: Integers
    used: Integers
    routes: Integers
    trips: Integers
    carried: Integers
    overspent: Integers
    running: Integers
    budget_rows: Integers


def build(
    problem: Problem, *, are_whole: bool | None = None, has_cuts: bool = False, overspending: float | None = None,
    prices: Floats | None = None, most_carried: Floats | None = None,
) -> Model:  # fmt: skip
    """The program of the problem.

    Args:
        are_whole: whether households move whole; by default as the problem's weights say.
        has_cuts: with the aggregate rows (9), which cut off nothing but fractions.
        overspending: what a kEUR above the budget costs; by default there is none above it.
        prices: what every kEUR of each budget and year costs beside, (B, T); without `overspending` in place of limits.
        most_carried: what may be carried on after each year, (B, T), where the problem's own shares do not say it.
    """
    builder = _Builder(problem, are_whole=problem.weights.whole_persons if are_whole is None else are_whole)
    return builder.model(has_cuts, Money(overspending, prices, most_carried))


class _Builder(CutBlocks):
    """All blocks in their order."""

    def model(self, has_cuts: bool, money: Money) -> Model:  # noqa: FBT001 (named by `build`)
        self.add_moves()
        self.add_modules()
        self.add_homes()
        self.add_trips()
        self.add_capacity()
        self.add_rolling()
        self.add_staff_and_moves()
        self.add_supply()
        self.add_budgets(money)
        if has_cuts:
            self.add_cuts()
        return Model(
            self.problem, self.arcs, self.program.frozen(), self.moves, self.sites, self.modules, self.free,
            self.existing, self.homes, self.used, self.routes, self.trips, self.carried,
            self.overspent, self.running, self.budget_rows,
        )  # fmt: skip


def spending(model: Model, values: Floats) -> Floats:
    """What the budgets pay in the values of a program, by region and year: (R, T)."""
    problem, program = model.problem, model.program
    region = np.full(len(program.cost), -1, dtype=np.int64)
    region[model.running] = np.arange(len(problem.regions))[:, None]
    for columns, places in (
        (model.modules, model.sites[:, 1]), (model.existing, model.free[:, 1]), (model.used, model.homes[:, 1]),
        (model.trips, model.routes[:, 2]), (model.moves, model.arcs.home),
    ):  # fmt: skip
        region[columns] = problem.region_of[places][:, None]
    year = np.full(len(program.row_lower), -1, dtype=np.int64)
    year[model.budget_rows] = np.arange(len(problem.years))
    column = np.repeat(np.arange(len(program.cost)), np.diff(program.starts))
    paid = (region[column] >= 0) & (year[program.rows] >= 0)
    spent = np.zeros((len(problem.regions), len(problem.years)))
    np.add.at(spent, (region[column[paid]], year[program.rows[paid]]), program.values[paid] * values[column[paid]])
    return spent

"""Blocks of the program that hold it down: hands, moves of a year, supply and money; rows (5) to (7)."""

from dataclasses import dataclass

import numpy as np

from pertvarka.engines.planner.blocks_of_places import PlaceBlocks
from pertvarka.engines.planner.problem import NOWHERE, Floats, Integers
from pertvarka.engines.planner.program import INFINITY


@dataclass(frozen=True, slots=True, eq=False)
class Money:
    """How money holds a program down: as `model.build` describes."""

    overspending: float | None = None
    prices: Floats | None = None
    most_carried: Floats | None = None

    @property
    def is_limited(self) -> bool:
        return self.prices is None or self.overspending is not None


class LimitBlocks(PlaceBlocks):
    """Rows of every region and budget, over the columns that stand."""

    def add_rolling(self) -> None:
        """Running costs of services by unit less what follows the person, and their staff, as sums of every region."""
        regions = len(self.problem.regions)
        nothing = np.zeros((regions, len(self.years)))
        self.running = self.program.columns(cost=nothing, lower=-INFINITY)
        self.hands = self.program.columns(cost=nothing)
        region = self.problem.region_of[self.arcs.home]
        everyone = np.arange(len(self.arcs.cell))
        self.roll(self.running, region, everyone, self.unit_running - self.released)
        self.roll(self.hands, region, everyone, self.unit_staff)

    def add_staff_and_moves(self) -> None:
        """Hands and moves of every region and year: (5), (6)."""
        problem = self.problem
        region_of_site = problem.region_of[self.sites[:, 1]]
        staff = np.array([size.staff for size in problem.sizes])[self.sites[:, 0]]
        rows = self.program.rows(problem.staff.shape, upper=_limit(problem.staff))
        self.program.put(rows, self.hands, 1.0)
        self.program.put(rows[region_of_site], self.modules, staff[:, None])
        rows = self.program.rows(problem.moves.shape, upper=_limit(problem.moves))
        self.program.put(rows[problem.region_of[self.arcs.home]], self.moves, self.persons[:, None])

    def add_supply(self) -> None:
        """No more units of a service by unit than a municipality can give: foster families, hours of staff."""
        problem = self.problem
        for s, j in np.argwhere((np.isfinite(problem.supply)).any(axis=2) & self.by_unit[:, None]):
            wanting = np.flatnonzero((self.arcs.home == j) & (self.needs[:, s] > 0))
            if len(wanting):
                rows = self.program.rows((len(self.years),), upper=_limit(problem.supply[s, j]))
                for t in self.years:
                    units = np.repeat(self.needs[wanting, s][:, None], t + 1, axis=1)
                    self.program.put(rows[t], self.moves[wanting, : t + 1], units)

    def add_budgets(self, given: Money) -> None:
        """What is built and run in a year is paid from its money and from what was carried on: (7)."""
        problem, years = self.problem, self.years
        budgets = problem.budgets
        amounts = np.array([one.amounts for one in budgets], dtype=float).reshape(len(budgets), len(years))
        carry = np.array([one.carry for one in budgets], dtype=float).reshape(len(budgets), 1)
        # What the last year leaves is nobody's.
        most = np.where(years < len(years) - 1, np.maximum(amounts, 0.0) * carry, 0.0)
        if given.most_carried is not None:
            most = given.most_carried
        self.carried = self.program.columns(cost=np.zeros_like(amounts), upper=most if given.is_limited else 0.0)
        self.prices = given.prices
        rows = self.program.rows(amounts.shape, upper=amounts if given.is_limited else INFINITY)
        self.budget_rows = rows
        self.program.put(rows, self.carried, 1.0)
        self.program.put(rows[:, 1:], self.carried[:, :-1], -1.0)
        of_region = np.full(len(problem.regions), NOWHERE, dtype=np.int64)
        for number, budget in enumerate(budgets):
            of_region[list(budget.regions)] = number
        of_place = of_region[problem.region_of]
        build = problem.site_cost[self.sites[:, 0], self.sites[:, 1]]
        run = np.array([size.running_cost for size in problem.sizes])[self.sites[:, 0]]
        running = np.array([one.running_cost for one in problem.services])
        self._pay(0, of_place[self.sites[:, 1]], self.modules, build + run)
        self._pay(1, of_place[self.sites[:, 1]], self.modules[:, :-1], -build)
        self._pay(0, of_place[self.free[:, 1]], self.existing, self.existing_extra)
        self._pay(0, of_place[self.homes[:, 1]], self.used, running[self.homes[:, 0]])
        self._pay(0, of_place[self.routes[:, 2]], self.trips, running[self.routes[:, 0]])
        self._pay(0, of_region, self.running, np.ones(len(problem.regions)))
        self._pay(0, of_place[self.arcs.home], self.moves, self.unit_build)
        allowed = INFINITY if given.overspending is not None else 0.0
        self.overspent = self.program.columns(
            cost=np.broadcast_to(self.once * (given.overspending or 0.0), amounts.shape),
            upper=np.full(amounts.shape, allowed),
        )
        self.program.put(rows, self.overspent, -1.0)

    def _pay(self, since: int, budget: Integers, columns: Integers, amounts: Floats) -> None:
        """From the budget of each, the columns' first year being `since`."""
        kept = np.flatnonzero(budget != NOWHERE)
        self.program.put(self.budget_rows[budget[kept], since:], columns[kept], amounts[kept][:, None])
        if self.prices is not None:
            self.program.charge(columns[kept], self.prices[budget[kept], since:] * amounts[kept][:, None])


def _limit(values: Floats) -> Floats:
    return np.where(np.isfinite(values), values, INFINITY)

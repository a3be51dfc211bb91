"""What a plan costs and uses, added up from the plan itself: for its summary, for its objective, and for `check`.

Independent of the program the solver saw: it reads what the plan says and the prices of the problem, nothing else.
"""

from dataclasses import dataclass

import numpy as np

from pertvarka.engines.planner import money
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import NOWHERE, Floats, Problem


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """By region and year, all (R, T): kEUR of building, kEUR a year of running and of money that follows those who
    left, FTE of staff, persons who move. `kilometres` is what distance weighs, kEUR by year (T,).
    """

    building: Floats
    running: Floats
    released: Floats
    staff: Floats
    moved: Floats
    kilometres: Floats

    @property
    def spending(self) -> Floats:
        """What the budgets pay in each year."""
        return self.building + self.running - self.released


def ledger(problem: Problem, plan: Plan) -> Ledger:
    """Everything a plan spends and takes up, by region and year."""
    shape = (len(problem.regions), len(problem.years))
    building, running, released, staff, moved = (np.zeros(shape) for _ in range(5))
    kilometres = np.zeros(shape[1])
    region_of, distance = problem.region_of, problem.distance
    for move in plan.moves:
        cell = problem.cells[move.cell]
        profile, region, on = problem.profiles[cell.profile], region_of[move.home], slice(move.year, None)
        moved[region, move.year] += move.households * profile.persons
        released[region, on] += move.households * profile.released
        way = distance[cell.municipality, move.home] * profile.persons * problem.weights.kilometre
        kilometres[on] += move.households * way
        for service, amount in zip(problem.services, profile.amounts, strict=True):
            if amount and service.is_by_unit:
                building[region, move.year] += move.households * amount * service.build_cost
                running[region, on] += move.households * amount * service.running_cost
                staff[region, on] += move.households * amount * service.staff
            elif amount and profile.home != NOWHERE and service is problem.services[profile.home]:
                running[region, on] += move.households * amount * service.running_cost
    for opening in plan.openings:
        size, region = problem.sizes[opening.size], region_of[opening.municipality]
        building[region, opening.year] += opening.count * problem.site_cost[opening.size, opening.municipality]
        running[region, opening.year :] += opening.count * size.running_cost
        staff[region, opening.year :] += opening.count * size.staff
    for use in plan.uses:
        service = problem.services[use.service]
        running[region_of[use.municipality], use.year] += use.units * (service.existing_cost - service.running_cost)
    for trip in plan.trips:
        running[region_of[trip.place], trip.year] += trip.units * problem.services[trip.service].running_cost
        kilometres[trip.year] += trip.units * distance[trip.home, trip.place] * problem.weights.kilometre
    return Ledger(building, running, released, staff, moved, kilometres)


def waiting(problem: Problem, plan: Plan) -> Floats:
    """Households of every cell that have not moved by the end of each year: (C, T)."""
    left = np.array([[cell.households] * len(problem.years) for cell in problem.cells], dtype=float)
    left = left.reshape(len(problem.cells), len(problem.years))
    for move in plan.moves:
        left[move.cell, move.year :] -= move.households
    return left


def objective(problem: Problem, plan: Plan) -> float:
    """What the weights of the problem make of the plan. Money that follows a person is income of the budget and no
    saving here: what the institution still costs is counted with those who wait.
    """
    spent = ledger(problem, plan)
    once, yearly = money.once(problem), money.yearly(problem)
    left = waiting(problem, plan)
    waits = np.array([money.waiting(problem, cell) for cell in problem.cells]).reshape(left.shape)
    never = np.array([money.never(problem, cell) for cell in problem.cells])
    total = spent.building.sum(axis=0) @ once + (spent.running.sum(axis=0) + spent.kilometres) @ yearly
    return float(total + (left * waits).sum() + (left[:, -1] @ never if left.size else 0.0))


def carried(problem: Problem, spending: Floats) -> tuple[Floats, Floats]:
    """What each budget carries on after every year, and what it lacks in that year: both (B, T)."""
    years = len(problem.years)
    kept = np.zeros((len(problem.budgets), years))
    short = np.zeros_like(kept)
    for number, budget in enumerate(problem.budgets):
        spent = spending[list(budget.regions)].sum(axis=0) if budget.regions else np.zeros(years)
        before = 0.0
        for year in range(years):
            left = budget.amounts[year] + before - spent[year]
            short[number, year] = max(0.0, -left)
            most = budget.carry * max(budget.amounts[year], 0.0) if year < years - 1 else 0.0
            before = kept[number, year] = min(max(left, 0.0), most)
    return kept, short

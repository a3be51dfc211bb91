"""Whether a plan keeps every rule of its problem, found out from the plan alone.

Nothing here is shared with the program the solver saw: a mistake in the model shows as a violation of what it made.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from pertvarka.engines.planner import costs
from pertvarka.engines.planner.plan import Opening, Plan
from pertvarka.engines.planner.problem import NOWHERE, Floats, Problem

TOLERANCE = 1e-5
"""Units, persons, FTE or kEUR, beside a millionth of the limit itself: what a solver's arithmetic may leave."""


class Rule(StrEnum):
    """What a plan can break; the numbers are those of docs/methods/planner.md."""

    HOUSEHOLDS = "households"
    WHOLE = "whole"
    TOO_EARLY = "too_early"
    HOME = "home"
    SITE = "site"
    DECIDED = "decided"
    SERVED = "served"
    REACH = "reach"
    PLACES = "places"
    FREE_PLACES = "free_places"
    SUPPLY = "supply"
    STAFF = "staff"
    MOVES = "moves"
    BUDGET = "budget"
    CARRIED = "carried"
    OBJECTIVE = "objective"


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that is broken, where (codes and years as the problem names them), and by how much."""

    rule: Rule
    where: str
    amount: float


def check(problem: Problem, plan: Plan) -> tuple[Violation, ...]:
    """Every violation, none in a plan that may be carried out."""
    found = [
        *_moves(problem, plan),
        *_sites(problem, plan),
        *_served(problem, plan),
        *_places(problem, plan),
        *_limits(problem, plan),
        *_money(problem, plan),
    ]
    return tuple(found)


def _moves(problem: Problem, plan: Plan) -> list[Violation]:
    found = []
    moved: dict[int, float] = defaultdict(float)
    for move in plan.moves:
        cell = problem.cells[move.cell]
        where = f"{_cell(problem, move.cell)} → {problem.municipalities[move.home]} {problem.years[move.year]}"
        moved[move.cell] += move.households
        if problem.weights.whole_persons and move.households != round(move.households):
            found.append(Violation(Rule.WHOLE, where, move.households))
        if move.households < 0:
            found.append(Violation(Rule.HOUSEHOLDS, where, move.households))
        if move.year < cell.earliest:
            found.append(Violation(Rule.TOO_EARLY, where, cell.earliest - move.year))
        if not _may_live(problem, move.cell, move.home):
            found.append(Violation(Rule.HOME, where, float(problem.distance[cell.municipality, move.home])))
    found += [
        Violation(Rule.HOUSEHOLDS, _cell(problem, number), count - problem.cells[number].households)
        for number, count in moved.items()
        if _is_above(count, problem.cells[number].households)
    ]
    return found


def _may_live(problem: Problem, number: int, home: int) -> bool:
    cell = problem.cells[number]
    service = problem.profiles[cell.profile].home
    if home in cell.refused or problem.region_of[home] != problem.region_of[cell.municipality]:
        return False
    if service == NOWHERE:
        return home == cell.municipality
    furthest = min(cell.within_km, problem.services[service].reach_km)
    return bool(problem.distance[cell.municipality, home] <= furthest)


def _sites(problem: Problem, plan: Plan) -> list[Violation]:
    found = []
    opened, decided = _opened(problem, plan.openings), _opened(problem, problem.decided)
    for one in plan.openings:
        where = f"{problem.sizes[one.size].code} {problem.municipalities[one.municipality]} {problem.years[one.year]}"
        if one.count < 1 or one.count != int(one.count):
            found.append(Violation(Rule.WHOLE, where, one.count))
        is_decided = decided[one.size, one.municipality, one.year] >= opened[one.size, one.municipality, one.year]
        if one.year < problem.site_from[one.size, one.municipality] and not is_decided:
            found.append(Violation(Rule.SITE, where, float(problem.site_from[one.size, one.municipality] - one.year)))
    most = np.maximum(problem.site_limit, decided[:, :, -1])
    over = opened[:, :, -1] - most
    found += [
        Violation(Rule.SITE, f"{problem.sizes[k].code} {problem.municipalities[j]}", float(over[k, j]))
        for k, j in np.argwhere(over > 0)
    ]
    missing = decided - opened
    found += [
        Violation(
            Rule.DECIDED,
            f"{problem.sizes[k].code} {problem.municipalities[j]} {problem.years[t]}",
            float(missing[k, j, t]),
        )
        for k, j, t in np.argwhere(missing > 0)
    ]
    return found


def _served(problem: Problem, plan: Plan) -> list[Violation]:
    """Everybody who has moved gets, in that very year, all the services the household needs, from near enough."""
    shape = (len(problem.services), len(problem.municipalities), len(problem.years))
    needed, given = np.zeros(shape), np.zeros(shape)
    for move in plan.moves:
        profile = problem.profiles[problem.cells[move.cell].profile]
        for s, amount in enumerate(profile.amounts):
            if amount and s != profile.home and not problem.services[s].is_by_unit:
                needed[s, move.home, move.year :] += move.households * amount
    found = []
    for trip in plan.trips:
        given[trip.service, trip.home, trip.year] += trip.units
        far = problem.distance[trip.home, trip.place] > problem.services[trip.service].reach_km
        if far or problem.region_of[trip.home] != problem.region_of[trip.place]:
            code, names = problem.services[trip.service].code, problem.municipalities
            where = f"{code} {names[trip.home]} → {names[trip.place]}"
            found.append(Violation(Rule.REACH, where, float(problem.distance[trip.home, trip.place])))
    found += _above(problem, Rule.SERVED, needed, given)
    return found


def _places(problem: Problem, plan: Plan) -> list[Violation]:
    """No more is used than stands: free places, and modules that are open."""
    shape = (len(problem.services), len(problem.municipalities), len(problem.years))
    used, existing, built = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    by_unit = np.zeros(shape)
    for move in plan.moves:
        profile = problem.profiles[problem.cells[move.cell].profile]
        for s, amount in enumerate(profile.amounts):
            target = by_unit if problem.services[s].is_by_unit else used if s == profile.home else None
            if target is not None:
                target[s, move.home, move.year :] += move.households * amount
    for trip in plan.trips:
        used[trip.service, trip.place, trip.year] += trip.units
    for use in plan.uses:
        existing[use.service, use.municipality, use.year] += use.units
    for one in plan.openings:
        built[problem.sizes[one.size].service, one.municipality, one.year :] += (
            one.count * problem.sizes[one.size].places
        )
    return [
        *_above(problem, Rule.PLACES, used, existing + built),
        *_above(problem, Rule.FREE_PLACES, existing, problem.free_places),
        *_uses(problem, used, existing),
        *_below_nothing(problem, plan),
        *_above(problem, Rule.SUPPLY, by_unit, problem.supply),
    ]


def _uses(problem: Problem, used: Floats, existing: Floats) -> list[Violation]:
    """Nobody gains by using less than nothing, nor by places that stand empty where those are cheaper to run."""
    cheaper = np.array([one.existing_cost < one.running_cost for one in problem.services])
    return _above(problem, Rule.FREE_PLACES, np.where(cheaper[:, None, None], existing, 0.0), np.maximum(used, 0.0))


def _below_nothing(problem: Problem, plan: Plan) -> list[Violation]:
    units = [(Rule.FREE_PLACES, one.service, one.municipality, one.units) for one in plan.uses]
    units += [(Rule.SERVED, one.service, one.home, one.units) for one in plan.trips]
    return [
        Violation(rule, f"{problem.services[s].code} {problem.municipalities[j]}", amount)
        for rule, s, j, amount in units
        if amount < -TOLERANCE
    ]


def _limits(problem: Problem, plan: Plan) -> list[Violation]:
    spent = costs.ledger(problem, plan)
    found = []
    for rule, used, limit in ((Rule.STAFF, spent.staff, problem.staff), (Rule.MOVES, spent.moved, problem.moves)):
        found += [
            Violation(rule, f"{problem.regions[r]} {problem.years[t]}", float(used[r, t] - limit[r, t]))
            for r, t in np.argwhere(_over(used, limit))
        ]
    return found


def _money(problem: Problem, plan: Plan) -> list[Violation]:
    lacking = _lacking(problem, plan)
    raised = replace(
        problem,
        budgets=tuple(
            replace(one, amounts=tuple(np.add(one.amounts, more).tolist()))
            for one, more in zip(problem.budgets, lacking, strict=True)
        ),
    )
    kept, short = costs.carried(raised, costs.ledger(problem, plan).spending)
    found = []
    told_short = np.array(plan.short).reshape(short.shape) if plan.short else np.zeros_like(short)
    told = np.array(plan.carried).reshape(kept.shape)
    for rule, over in (
        (Rule.BUDGET, short), (Rule.BUDGET, np.abs(told_short - lacking)), (Rule.CARRIED, np.abs(told - kept))
    ):  # fmt: skip
        found += [
            Violation(rule, f"{problem.budgets[b].code} {problem.years[t]}", float(over[b, t]))
            for b, t in np.argwhere(_over(over, np.zeros_like(over)))
        ]
    counted = costs.objective(problem, plan)
    if abs(counted - plan.objective) > TOLERANCE * max(1.0, abs(counted)):
        found.append(Violation(Rule.OBJECTIVE, "objective", plan.objective - counted))
    if plan.bound > counted + TOLERANCE * max(1.0, abs(counted)):
        found.append(Violation(Rule.OBJECTIVE, "bound", plan.bound - counted))
    return found


def _lacking(problem: Problem, plan: Plan) -> Floats:
    """What the budgets lack for what was decided before: the only thing that may go beyond them."""
    if not problem.decided:
        return np.zeros((len(problem.budgets), len(problem.years)))
    alone = replace(plan, moves=(), openings=problem.decided, uses=(), trips=())
    return costs.carried(problem, costs.ledger(problem, alone).spending)[1]


def _opened(problem: Problem, openings: tuple[Opening, ...]) -> Floats:
    """Modules open by size, municipality and year: (K, M, T)."""
    opened = np.zeros((len(problem.sizes), len(problem.municipalities), len(problem.years)))
    for one in openings:
        opened[one.size, one.municipality, one.year :] += one.count
    return opened


def _above(problem: Problem, rule: Rule, used: Floats, limit: Floats) -> list[Violation]:
    return [
        Violation(
            rule,
            f"{problem.services[s].code} {problem.municipalities[j]} {problem.years[t]}",
            float(used[s, j, t] - limit[s, j, t]),
        )
        for s, j, t in np.argwhere(_over(used, limit))
    ]


def _over(used: Floats, limit: Floats) -> npt.NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        return used > limit + TOLERANCE + np.where(np.isfinite(limit), np.abs(limit) * 1e-6, 0.0)


def _is_above(count: float, limit: float) -> bool:
    return count > limit + TOLERANCE


def _cell(problem: Problem, number: int) -> str:
    cell = problem.cells[number]
    return f"{problem.profiles[cell.profile].code} {problem.municipalities[cell.municipality]}"

"""Why a plan is as it is: answers as data, each found by solving again; the words for them are the pages' business.

An answer never invents a reason. A difference below what the plan is proved to is none: the places are equally good.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from pertvarka.engines.planner import costs, regions
from pertvarka.engines.planner import model as models
from pertvarka.engines.planner.plan import Opening, Plan
from pertvarka.engines.planner.problem import UNLIMITED, Problem
from pertvarka.engines.planner.search import Relaxation, Search
from pertvarka.engines.planner.solve import solve


class Limit(StrEnum):
    """What can hold somebody back."""

    STUCK = "stuck"
    """No home or no service within reach, or all refused; `Plan.stuck` says which."""
    WISH = "wish"
    """They wish to move later, or will only have come by then."""
    MOVES = "moves"
    STAFF = "staff"
    BUDGET = "budget"
    DISTANCE = "distance"
    TOGETHER = "together"
    """No limit alone: only without several of them would it be otherwise."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """The same module in another municipality: kEUR more (worth today) than where the plan has it; `is_equal` where
    that is less than the plan's own gap.
    """

    municipality: int
    regret: float
    is_equal: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why households of a cell wait: the first limit without which more of them would have moved by the year, and how
    many more (households, parts of them allowed) without each.
    """

    limit: Limit
    more: tuple[tuple[Limit, float], ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change would bring: the new plan, and persons who wait at the end before and after it."""

    plan: Plan
    waiting_before: float
    waiting_after: float

    @property
    def gain(self) -> float:
        """Fewer persons who wait."""
        return self.waiting_before - self.waiting_after


@dataclass(frozen=True, slots=True)
class Wish:
    """Households that live in another municipality than they wished, and how far from it (km)."""

    cell: int
    home: int
    households: float
    kilometres: float


def why_here(problem: Problem, plan: Plan, opening: Opening) -> tuple[Alternative, ...]:
    """What it would cost to open this module elsewhere in the region, everything else open as planned and everybody
    placed anew; the cheapest first.
    """
    part = regions.part(problem, int(problem.region_of[opening.municipality]))
    own = part.openings(plan.openings)
    (here,) = part.openings((opening,))
    search = Search(models.build(part.problem, are_whole=False, overspending=100.0))
    relaxation, columns = search.relaxation, search.model.modules

    def cost(openings: tuple[Opening, ...]) -> float:
        modules = search.modules_of(openings).astype(float)
        relaxation.narrow(columns, modules, modules)
        solved = relaxation.solve()
        return UNLIMITED if solved is None else solved[0]

    present = cost(own)
    kept = _without(own, replace(here, count=1))
    near = plan.gap * abs(plan.objective) / max(len(problem.regions), 1)
    found = []
    for place in range(len(part.problem.municipalities)):
        stands = sum(one.count for one in kept if (one.size, one.municipality) == (here.size, place))
        is_ready = part.problem.site_from[here.size, place] <= here.year
        possible = part.problem.site_limit[here.size, place] > stands and is_ready
        if place != here.municipality and possible:
            # Below nothing the plan itself is not the best of its neighbours: that is no reason to show.
            regret = max(0.0, cost((*kept, replace(here, municipality=place, count=1))) - present)
            found.append(Alternative(int(part.municipalities[place]), regret, regret <= near))
    return tuple(sorted(found, key=lambda one: (one.regret, one.municipality)))


def why_waiting(problem: Problem, plan: Plan, cell: int, year: int) -> Waiting:
    """What keeps households of the cell from having moved by the end of the year (index).

    Each limit is taken away alone, with what the plan opens and parts of further modules allowed.
    """
    if cell in {one.cell for one in plan.stuck}:
        return Waiting(Limit.STUCK, ())
    if problem.cells[cell].earliest > year:
        return Waiting(Limit.WISH, ())
    part = regions.part(problem, int(problem.region_of[problem.cells[cell].municipality]))
    number = int(np.flatnonzero(part.cells == cell)[0])
    own = part.openings(plan.openings)
    present = _moved(part.problem, own, number, year)
    more = []
    for limit, without in _without_limits(part.problem, number):
        gained = _moved(without, own, number, year) - present
        if gained > 1e-6:  # noqa: PLR2004 (a part of a household that arithmetic leaves)
            more.append((limit, gained))
    return Waiting(more[0][0] if more else Limit.TOGETHER, tuple(more))


def what_if(problem: Problem, plan: Plan, changed: Problem, *, time_limit_s: float = 10.0) -> Changed:
    """The plan anew after a change of the problem, beginning with what the old plan opens."""
    after = solve(changed, time_limit_s=time_limit_s, start=plan)
    return Changed(after, _left(problem, plan), _left(changed, after))


def wishes(problem: Problem, plan: Plan) -> tuple[Wish, ...]:
    """Everybody who lives elsewhere than wished, the furthest first."""
    found = [
        Wish(
            one.cell, one.home, one.households, float(problem.distance[problem.cells[one.cell].municipality, one.home])
        )
        for one in plan.moves
        if one.home != problem.cells[one.cell].municipality
    ]
    return tuple(sorted(found, key=lambda one: (-one.kilometres, one.cell, one.home)))


def with_money(problem: Problem, budget: int, year: int, amount: float) -> Problem:
    """The problem with kEUR more (or less) in one year of a budget."""
    amounts = list(problem.budgets[budget].amounts)
    amounts[year] += amount
    budgets = list(problem.budgets)
    budgets[budget] = replace(budgets[budget], amounts=tuple(amounts))
    return replace(problem, budgets=tuple(budgets))


def with_places(problem: Problem, service: int, municipality: int, places: float) -> Problem:
    """The problem with so many more free places of a service in a municipality, from the first year on."""
    free = problem.free_places.copy()
    free[service, municipality] += places
    return replace(problem, free_places=free)


def _left(problem: Problem, plan: Plan) -> float:
    persons = np.array([problem.profiles[cell.profile].persons for cell in problem.cells], dtype=float)
    return float(persons @ costs.waiting(problem, plan)[:, -1]) if problem.cells else 0.0


def _moved(problem: Problem, openings: tuple[Opening, ...], cell: int, year: int) -> float:
    """Households of the cell that move by then in the best relaxed plan that opens at least this."""
    model = models.build(problem, are_whole=False, overspending=100.0)
    relaxation = Relaxation(model)
    modules = Search.openings_in(model, openings).astype(float)
    relaxation.narrow(model.modules, modules, np.maximum(model.program.upper[model.modules], modules))
    solved = relaxation.solve()
    if solved is None:
        return 0.0
    return float(solved[1][model.moves[model.arcs.cell == cell, : year + 1]].sum())


def _without_limits(problem: Problem, cell: int) -> list[tuple[Limit, Problem]]:
    unlimited = np.full(problem.moves.shape, UNLIMITED)
    cells = list(problem.cells)
    cells[cell] = replace(cells[cell], within_km=UNLIMITED, refused=())
    wider = tuple(replace(one, reach_km=UNLIMITED) for one in problem.services)
    return [
        (Limit.MOVES, replace(problem, moves=unlimited)),
        (Limit.STAFF, replace(problem, staff=unlimited)),
        (Limit.BUDGET, replace(problem, budgets=())),
        (Limit.DISTANCE, replace(problem, cells=tuple(cells), services=wider)),
    ]


def _without(openings: tuple[Opening, ...], one: Opening) -> tuple[Opening, ...]:
    kept = []
    left = one.count
    for opening in openings:
        is_it = (opening.size, opening.municipality, opening.year) == (one.size, one.municipality, one.year)
        taken = min(left, opening.count) if is_it else 0
        left -= taken
        if opening.count > taken:
            kept.append(replace(opening, count=opening.count - taken))
    return tuple(kept)

"""One region of a problem as a problem of its own, with the money it is given."""

from dataclasses import dataclass, replace

import numpy as np

from pertvarka.engines.planner.problem import Budget, Floats, Integers, Opening, Problem


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A region's problem, which cells and municipalities of the whole are its own, and what of its money it may carry
    on after each year (1, T) where the shares of the budget do not say it.
    """

    problem: Problem
    region: int
    cells: Integers
    municipalities: Integers
    most_carried: Floats | None = None

    def openings(self, openings: tuple[Opening, ...]) -> tuple[Opening, ...]:
        """Those of the whole that stand here, in the numbering of the part."""
        new = {int(j): n for n, j in enumerate(self.municipalities)}
        return tuple(replace(one, municipality=new[one.municipality]) for one in openings if one.municipality in new)


def part(problem: Problem, region: int, budget: Floats | None = None, most_carried: Floats | None = None) -> Part:
    """The region alone. `budget` (T,) is its money a year, infinite for as much as it likes, with at most
    `most_carried` (T,) carried on, by default nothing; without a budget it has those of the whole problem to itself.
    """
    places = np.flatnonzero(problem.region_of == region)
    new = np.full(len(problem.municipalities), -1, dtype=np.int64)
    new[places] = np.arange(len(places))
    chosen = [n for n, cell in enumerate(problem.cells) if problem.region_of[cell.municipality] == region]
    cells = tuple(
        replace(
            problem.cells[n],
            municipality=int(new[problem.cells[n].municipality]),
            refused=tuple(int(new[j]) for j in problem.cells[n].refused if new[j] >= 0),
        )
        for n in chosen
    )
    budgets: tuple[Budget, ...] = ()
    if budget is None:
        budgets = tuple(replace(one, regions=(0,)) for one in problem.budgets if region in one.regions)
    elif np.isfinite(budget).all():
        budgets = (Budget(problem.regions[region], (0,), tuple(budget.tolist())),)
    alone = replace(
        problem,
        municipalities=tuple(problem.municipalities[j] for j in places),
        regions=(problem.regions[region],),
        region_of=np.zeros(len(places), dtype=np.int64),
        cells=cells,
        distance=problem.distance[np.ix_(places, places)],
        free_places=problem.free_places[:, places],
        supply=problem.supply[:, places],
        site_limit=problem.site_limit[:, places],
        site_from=problem.site_from[:, places],
        site_cost=problem.site_cost[:, places],
        staff=problem.staff[region : region + 1],
        moves=problem.moves[region : region + 1],
        budgets=budgets,
    )
    most = None if most_carried is None or not budgets else most_carried[None, :]
    made = Part(alone, region, np.array(chosen, dtype=np.int64), places, most)
    return replace(made, problem=replace(alone, decided=made.openings(problem.decided)))

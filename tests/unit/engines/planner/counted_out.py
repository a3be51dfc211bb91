"""The best plan of a small problem by trying every one: every move of every household with every opening of every module.

Written from the words of the problem alone and sharing nothing with the model, the solver or `check`. Takes problems as
`made_up` makes them: two municipalities, at most one module of a size in each; where places cannot serve both, ways fixed.
"""

import itertools

import numpy as np

from pertvarka.engines.planner.problem import NOWHERE, Problem

Floats = np.ndarray
CENT = 1e-7


def least(problem: Problem) -> float:
    """The objective of the best plan."""
    years = len(problem.years)
    factor = np.array([problem.weights.discount**t for t in range(years)])
    worth = factor.copy()
    worth[-1] *= 1 + sum(problem.weights.discount**n for n in range(1, problem.weights.tail_years + 1))
    table = _Table(problem, _Moves(problem, factor, worth), _Modules(problem, factor, worth), worth)
    table.homes()
    table.day_care()
    for budget in problem.budgets:
        table.possible &= _paid(table.spent[:, :, list(budget.regions)].sum(axis=2), budget.amounts, budget.carry)
    return float(table.objective[table.possible].min())


class _Moves:
    """Every way in which the households may move: what it costs by itself and what it takes up."""

    def __init__(self, problem: Problem, factor: Floats, worth: Floats) -> None:
        years, regions = len(problem.years), len(problem.regions)
        one_by_one = [self._ways(problem, c) for c, cell in enumerate(problem.cells) for _ in range(cell.households)]
        of_cell = [c for c, cell in enumerate(problem.cells) for _ in range(cell.households)]
        combinations = list(itertools.product(*one_by_one))
        count = len(combinations)
        self.objective = np.zeros(count)
        self.spent, self.staff = np.zeros((count, regions, years)), np.zeros((count, regions, years))
        self.moved = np.zeros((count, regions, years))
        self.home, self.day = np.zeros((count, 2, years)), np.zeros((count, 2, years))
        units = np.zeros((count, 2, years))
        for n, ways in enumerate(combinations):
            for c, way in zip(of_cell, ways, strict=True):
                cell = problem.cells[c]
                profile = problem.profiles[cell.profile]
                gone = years if way is None else way[1]
                self.objective[n] += self._waiting(problem, c, gone) @ worth
                if way is None:
                    self.objective[n] += problem.weights.never * profile.persons * profile.weight
                    continue
                h, t = way
                r = int(problem.region_of[h])
                self.moved[n, r, t] += profile.persons
                self.spent[n, r, t:] -= profile.released
                kilometres = problem.distance[cell.municipality, h] * profile.persons * problem.weights.kilometre
                self.objective[n] += kilometres * worth[t:].sum()
                for s, amount in enumerate(profile.amounts):
                    service = problem.services[s]
                    if service.is_by_unit:
                        self.spent[n, r, t] += amount * service.build_cost
                        self.spent[n, r, t:] += amount * service.running_cost
                        self.staff[n, r, t:] += amount * service.staff
                        self.objective[n] += amount * (
                            service.build_cost * factor[t] + service.running_cost * worth[t:].sum()
                        )
                self.home[n, h, t:] += profile.amounts[0]
                self.day[n, h, t:] += profile.amounts[1]
                units[n, h, t:] += profile.amounts[2]
        enough = (units <= problem.supply[2] + CENT).all(axis=(1, 2))
        for name in ("objective", "spent", "staff", "moved", "home", "day"):
            setattr(self, name, getattr(self, name)[enough])

    @staticmethod
    def _ways(problem: Problem, c: int) -> list[tuple[int, int] | None]:
        cell = problem.cells[c]
        home = problem.profiles[cell.profile].home
        ways: list[tuple[int, int] | None] = [None]
        for h in range(2):
            far = problem.distance[cell.municipality, h]
            if home == NOWHERE:
                fits = h == cell.municipality
            else:
                same = problem.region_of[h] == problem.region_of[cell.municipality]
                fits = same and far <= problem.services[home].reach_km and far <= cell.within_km
            if fits and h not in cell.refused:
                ways += [(h, t) for t in range(cell.earliest, len(problem.years))]
        return ways

    @staticmethod
    def _waiting(problem: Problem, c: int, gone: int) -> Floats:
        cell = problem.cells[c]
        profile = problem.profiles[cell.profile]
        cost = np.zeros(len(problem.years))
        for t in range(cell.earliest, gone):
            cost[t] = profile.institution_cost + problem.weights.waiting * profile.persons * profile.weight
            closes = NOWHERE if cell.institution == NOWHERE else problem.institutions[cell.institution].closes
            if closes != NOWHERE and t >= closes:
                cost[t] += problem.weights.late_closing * profile.persons
        return cost


class _Modules:
    """Every way in which the modules may open."""

    def __init__(self, problem: Problem, factor: Floats, worth: Floats) -> None:
        years, regions = len(problem.years), len(problem.regions)
        sites = [(k, j) for k in range(2) for j in range(2) if problem.site_limit[k, j]]
        ways = [[None, *range(int(problem.site_from[site]), years)] for site in sites]
        combinations = list(itertools.product(*ways))
        count = len(combinations)
        self.objective = np.zeros(count)
        self.spent, self.staff = np.zeros((count, regions, years)), np.zeros((count, regions, years))
        self.places = np.zeros((count, 2, 2, years))  # of homes and of day care
        for n, opened in enumerate(combinations):
            for (k, j), t in zip(sites, opened, strict=True):
                if t is None:
                    continue
                size, r = problem.sizes[k], int(problem.region_of[j])
                self.places[n, k, j, t:] += size.places
                self.spent[n, r, t] += problem.site_cost[k, j]
                self.spent[n, r, t:] += size.running_cost
                self.staff[n, r, t:] += size.staff
                self.objective[n] += problem.site_cost[k, j] * factor[t] + size.running_cost * worth[t:].sum()


def _used(used: Floats, built: Floats, free: Floats, extra: float) -> tuple[Floats, Floats]:
    """Whether the places are enough, and how many of those that stood already are best used."""
    enough = used <= built + free + CENT
    return enough, np.minimum(free, used) if extra < 0 else np.clip(used - built, 0.0, free)


class _Table:
    """Every way to move with every way to build: which are possible, and what they cost."""

    def __init__(self, problem: Problem, moves: _Moves, modules: _Modules, worth: Floats) -> None:
        self.problem, self.moves, self.modules, self.worth = problem, moves, modules, worth
        self.objective = moves.objective[:, None] + modules.objective[None, :]
        self.spent = moves.spent[:, None] + modules.spent[None, :]  # (moves, modules, region, year)
        staff = moves.staff[:, None] + modules.staff[None, :]
        self.possible = (staff <= problem.staff + CENT).all(axis=(2, 3))
        self.possible &= (moves.moved <= problem.moves + CENT).all(axis=(1, 2))[:, None]

    def homes(self) -> None:
        used = np.broadcast_to(self.moves.home[:, None], (*self.objective.shape, *self.moves.home.shape[1:]))
        self._each_alone(0, used)

    def day_care(self) -> None:
        problem, service = self.problem, self.problem.services[1]
        extra = service.existing_cost - service.running_cost
        used = np.broadcast_to(self.moves.day[:, None], (*self.objective.shape, *self.moves.day.shape[1:]))
        way, inside = problem.distance[0, 1], problem.distance[0, 0]
        if problem.region_of[0] != problem.region_of[1] or way > service.reach_km:
            self._each_alone(1, used)
            self.objective += used.sum(axis=2) * inside * problem.weights.kilometre @ self.worth
            return
        # Both places serve both towns; one of the other town only when the own is full, for it is farther.
        assert extra == 0 or problem.weights.kilometre == 0
        built, free = self.modules.places[None, :, 1], problem.free_places[1]
        together = used.sum(axis=2)
        enough, standing = _used(together, built.sum(axis=2), free.sum(axis=0), extra)
        self.possible &= enough.all(axis=2)
        running = together * service.running_cost + standing * extra
        self.spent[:, :, problem.region_of[0]] += running
        self.objective += running @ self.worth
        if problem.weights.kilometre:
            across = np.clip(used - built - free, 0.0, None).sum(axis=2)
            kilometres = across * way + (together - across) * inside
            self.objective += kilometres * problem.weights.kilometre @ self.worth

    def _each_alone(self, number: int, used: Floats) -> None:
        """Places that serve their own town only."""
        problem, service = self.problem, self.problem.services[number]
        extra = service.existing_cost - service.running_cost
        enough, standing = _used(used, self.modules.places[None, :, number], problem.free_places[number], extra)
        self.possible &= enough.all(axis=(2, 3))
        running = used * service.running_cost + standing * extra
        self.objective += running.sum(axis=2) @ self.worth
        for j in range(2):
            self.spent[:, :, problem.region_of[j]] += running[:, :, j]


def _paid(spent: Floats, amounts: tuple[float, ...], carry: float) -> Floats:
    before = np.zeros(spent.shape[:2])
    fits = np.ones(spent.shape[:2], dtype=bool)
    for t, amount in enumerate(amounts):
        left = amount + before - spent[:, :, t]
        fits &= left >= -CENT
        before = np.minimum(np.maximum(left, 0.0), carry * amount)
    return fits

"""Blocks of the program: who moves where, what opens, and who is served from where; rows (1) to (4)."""

import numpy as np

from pertvarka.engines.planner import arcs as arcs_of
from pertvarka.engines.planner import money
from pertvarka.engines.planner.problem import NOWHERE, Floats, Integers, Problem
from pertvarka.engines.planner.program import Program


class PlaceBlocks:
    """Columns and rows of moves, modules, homes and services, added in this order."""

    def __init__(self, problem: Problem, *, are_whole: bool) -> None:
        self.problem, self.are_whole = problem, are_whole
        self.program = Program()
        self.arcs = arcs_of.find(problem)
        self.years = np.arange(len(problem.years))
        self.amounts = problem.amounts()
        self.once, self.yearly, self.on = money.once(problem), money.yearly(problem), money.from_year_on(problem)
        self.profile = np.array([cell.profile for cell in problem.cells], dtype=np.int64)
        self.needs = (
            self.amounts[self.profile[self.arcs.cell]] if len(self.arcs.cell) else np.zeros((0, len(problem.services)))
        )
        self.by_unit = np.array([service.is_by_unit for service in problem.services], dtype=bool)

    def add_moves(self) -> None:
        """Who moves when and where to, each household at most once: (1), (2)."""
        problem, arcs = self.problem, self.arcs
        households = np.array([cell.households for cell in problem.cells], dtype=float)
        earliest = np.array([cell.earliest for cell in problem.cells], dtype=np.int64)
        waits = np.array([money.waiting(problem, cell) for cell in problem.cells]).reshape(-1, len(self.years))
        never = np.array([money.never(problem, cell) for cell in problem.cells])
        self.program.constant = float(households @ (waits.sum(axis=1) + never)) if len(households) else 0.0
        ended = np.cumsum(waits[:, ::-1], axis=1)[:, ::-1]
        services = problem.services
        self.unit_running = self.needs @ np.array([s.running_cost if s.is_by_unit else 0.0 for s in services])
        self.unit_build = self.needs @ np.array([s.build_cost for s in services])
        self.unit_staff = self.needs @ np.array([s.staff for s in services])
        wished = np.array([cell.municipality for cell in problem.cells], dtype=np.int64)
        profiles = problem.profiles
        self.persons = np.array([profiles[p].persons for p in self.profile[arcs.cell]], dtype=float)
        self.released = np.array([profiles[p].released for p in self.profile[arcs.cell]], dtype=float)
        far = problem.distance[wished[arcs.cell], arcs.home] * self.persons * problem.weights.kilometre
        cost = (
            -ended[arcs.cell] - never[arcs.cell, None]
            + (self.unit_running + far)[:, None] * self.on + self.unit_build[:, None] * self.once
        )  # fmt: skip
        upper = np.where(self.years >= earliest[arcs.cell, None], households[arcs.cell, None], 0.0)
        self.moves = self.program.columns(cost=cost, upper=upper, is_whole=self.are_whole)
        present = np.unique(arcs.cell)
        rows = self.program.rows((len(present),), upper=households[present])
        self.program.put(rows[np.searchsorted(present, arcs.cell)][:, None], self.moves, 1.0)

    def add_modules(self) -> None:
        """What is built, and that it stays: (2)."""
        problem = self.problem
        possible = (problem.site_limit > 0) & (problem.site_from < len(self.years))
        for one in problem.decided:
            possible[one.size, one.municipality] = True
        self.sites = np.argwhere(possible).astype(np.int64)
        k, j = self.sites.T
        build, run = problem.site_cost[k, j], np.array([s.running_cost for s in problem.sizes])[k]
        # Open in year t and not the year before costs the building: the difference of what years weigh.
        later = np.append(self.once[1:], 0.0)
        cost = build[:, None] * (self.once - later) + run[:, None] * self.yearly
        upper = np.where(self.years >= problem.site_from[k, j][:, None], problem.site_limit[k, j][:, None], 0)
        least = self._decided()
        self.modules = self.program.columns(
            cost=cost, lower=least, upper=np.maximum(upper.astype(float), least), is_whole=True
        )
        rows = self.program.rows((len(k), max(len(self.years) - 1, 0)), lower=0.0)
        self.program.put(rows, self.modules[:, 1:], 1.0)
        self.program.put(rows, self.modules[:, :-1], -1.0)
        lumpy = ~self.by_unit
        self.free = np.argwhere((problem.free_places.max(axis=2, initial=0.0) > 0) & lumpy[:, None]).astype(np.int64)
        s, j = self.free.T
        # A unit that stands already costs what it costs there instead of what a unit of a module does.
        extra = np.array([one.existing_cost - one.running_cost for one in problem.services])[s]
        self.existing = self.program.columns(cost=extra[:, None] * self.yearly, upper=problem.free_places[s, j])
        self.existing_extra = extra

    def _decided(self) -> Floats:
        """How many modules stand at each site whatever the plan says: (Z, T)."""
        least = np.zeros((len(self.sites), len(self.years)))
        number = {(int(k), int(j)): z for z, (k, j) in enumerate(self.sites)}
        for one in self.problem.decided:
            least[number[one.size, one.municipality], one.year :] += one.count
        return least

    def add_homes(self) -> None:
        """Places of homes that are used, rolling on with those who move in: (4) of residential services."""
        home_of = np.array([self.problem.profiles[p].home for p in self.profile], dtype=np.int64)
        service = home_of[self.arcs.cell] if len(self.arcs.cell) else np.zeros(0, dtype=np.int64)
        counted = np.flatnonzero((service != NOWHERE) & ~self.by_unit[service])
        pairs = np.stack([service[counted], self.arcs.home[counted]], axis=1)
        self.homes, place = np.unique(pairs, axis=0, return_inverse=True)
        self.homes = self.homes.reshape(-1, 2)
        running = np.array([one.running_cost for one in self.problem.services])[self.homes[:, 0]]
        self.used = self.program.columns(cost=running[:, None] * self.yearly)
        units = self.needs[counted, service[counted]]
        self.roll(self.used, place.reshape(-1), counted, units)

    def add_trips(self) -> None:
        """From which place each home is served: (3), rolling on with those who move in."""
        problem = self.problem
        has_places = arcs_of.places(problem)
        routes: list[Integers] = []
        demands: list[tuple[int, int]] = []
        entries: list[tuple[Integers, int]] = []
        for s, service in enumerate(problem.services):
            if service.is_by_unit:
                continue
            wanting = self._elsewhere(s)
            near = arcs_of.reach(problem, s) & has_places[s][None, :]
            for h in np.unique(self.arcs.home[wanting]):
                to = np.flatnonzero(near[h])
                routes.append(np.stack([np.full(len(to), s), np.full(len(to), h), to], axis=1))
                demands.append((s, int(h)))
                entries.append((wanting[self.arcs.home[wanting] == h], len(to)))
        self.routes = np.concatenate(routes).astype(np.int64) if routes else np.zeros((0, 3), dtype=np.int64)
        s, h, j = self.routes.T
        running = np.array([one.running_cost for one in problem.services])[s]
        way = problem.distance[h, j] * problem.weights.kilometre
        self.trips = self.program.columns(cost=(running + way)[:, None] * self.yearly)
        rows = self.program.rows((len(demands), len(self.years)), lower=0.0, upper=0.0)
        begun = 0
        for number, (wanting, count) in enumerate(entries):
            columns = self.trips[begun : begun + count]
            self.program.put(rows[number][None, :], columns, 1.0)
            self.program.put(rows[number][None, 1:], columns[:, :-1], -1.0)
            self.program.put(
                rows[number][None, :], self.moves[wanting], -self.needs[wanting, demands[number][0]][:, None]
            )
            begun += count

    def _elsewhere(self, service: int) -> Integers:
        """Arcs whose household needs units of the service that are not its home."""
        home_of = np.array([self.problem.profiles[p].home for p in self.profile], dtype=np.int64)
        is_home = home_of[self.arcs.cell] == service if len(self.arcs.cell) else np.zeros(0, dtype=bool)
        return np.flatnonzero((self.needs[:, service] > 0) & ~is_home)

    def roll(self, sums: Integers, place: Integers, arcs: Integers, units: Floats) -> None:
        """A sum of a year is the sum of the year before and what those who move bring."""
        rows = self.program.rows(sums.shape, lower=0.0, upper=0.0)
        self.program.put(rows, sums, 1.0)
        self.program.put(rows[:, 1:], sums[:, :-1], -1.0)
        self.program.put(rows[place], self.moves[arcs], -units[:, None])

    def add_capacity(self) -> None:
        """No more is used at a place than stands free there and is open in modules: (4)."""
        shape = (len(self.problem.services), len(self.problem.municipalities))
        used = np.zeros(shape, dtype=bool)
        used[self.homes[:, 0], self.homes[:, 1]] = True
        used[self.routes[:, 0], self.routes[:, 2]] = True
        numbers = np.full(shape, NOWHERE, dtype=np.int64)
        numbers[used] = np.arange(used.sum())
        rows = self.program.rows((int(used.sum()), len(self.years)), upper=0.0)
        self.program.put(rows[numbers[self.homes[:, 0], self.homes[:, 1]]], self.used, 1.0)
        self.program.put(rows[numbers[self.routes[:, 0], self.routes[:, 2]]], self.trips, 1.0)
        self._give(rows, numbers[self.free[:, 0], self.free[:, 1]], self.existing, np.ones(len(self.free)))
        service = np.array([size.service for size in self.problem.sizes], dtype=np.int64)[self.sites[:, 0]]
        units = np.array([size.places for size in self.problem.sizes])[self.sites[:, 0]]
        self._give(rows, numbers[service, self.sites[:, 1]], self.modules, units)
        self.site_service, self.site_units = service, units
        self._no_gain_from_empty_places(numbers)

    def _no_gain_from_empty_places(self, numbers: Integers) -> None:
        """Where a place that stands already is cheaper to run than a new one, no more of them count than are used."""
        cheaper = np.flatnonzero(self.existing_extra < 0)
        rows = self.program.rows((len(cheaper), len(self.years)), upper=0.0)
        self.program.put(rows, self.existing[cheaper], 1.0)
        at = np.full(int(numbers.max(initial=NOWHERE)) + 1, NOWHERE, dtype=np.int64)
        counted = numbers[self.free[cheaper, 0], self.free[cheaper, 1]]
        at[counted[counted != NOWHERE]] = np.flatnonzero(counted != NOWHERE)
        for of, columns in ((self.homes, self.used), (self.routes[:, [0, 2]], self.trips)):
            row = at[numbers[of[:, 0], of[:, 1]]]
            self.program.put(rows[row[row != NOWHERE]], columns[row != NOWHERE], -1.0)

    def _give(self, rows: Integers, at: Integers, columns: Integers, units: Floats) -> None:
        kept = np.flatnonzero(at != NOWHERE)
        self.program.put(rows[at[kept]], columns[kept], -units[kept][:, None])

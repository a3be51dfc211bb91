"""Where and when modules open: diving from fractions to whole modules, and freeing a part of the answer again.

The linear relaxation stays in memory between steps: after a few bounds have changed it is solved anew in hundredths of
a second, and that is what makes thousands of trials affordable. Nothing here looks at the clock except to stop.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

import highspy
import numpy as np

from pertvarka.engines.planner import program as programs
from pertvarka.engines.planner.model import Model
from pertvarka.engines.planner.problem import Floats, Integers, Opening

NEAR = 1e-5
WORTH = 1e-6
"""A change of the objective below this share is none."""
CENT = 1e-4
"""kEUR above the budget that are none."""
BIG = 0.3
"""A fraction of a module from which on it is opened rather than left."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Whole modules (Z, T), the objective with everything else at its best, and all values of the program."""

    modules: Integers
    objective: float
    values: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Raised:
    """A site that was rounded up to `whole` modules from a year on, and the least it had to have before."""

    site: int
    year: int
    whole: float
    before: Floats


class Relaxation:
    """A linear program kept warm."""

    def __init__(self, model: Model) -> None:
        self.program = model.program
        self._highs = programs.simplex(model.program)
        self.lower, self.upper = model.program.lower.copy(), model.program.upper.copy()

    def narrow(self, columns: Integers, lower: Floats | None = None, upper: Floats | None = None) -> None:
        """New bounds of columns; those not given stay."""
        if lower is not None:
            self.lower[columns] = lower
        if upper is not None:
            self.upper[columns] = upper
        flat = np.unique(columns)
        self._highs.changeColsBounds(len(flat), flat.astype(np.int32), self.lower[flat], self.upper[flat])

    def solve(self) -> tuple[float, Floats] | None:
        """Objective and values, None where the bounds leave nothing."""
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return float(self._highs.getInfo().objective_function_value), np.array(self._highs.getSolution().col_value)


class Search:
    """One model, searched step by step; `steps` counts the trials, so that the same number gives the same answer."""

    def __init__(self, model: Model, *, seed: int = 1, is_limited: bool = True) -> None:
        """`is_limited`: whether what goes beyond the money is taken back, or only costs what it costs."""
        self.model, self.problem, self.is_limited = model, model.problem, is_limited
        self.relaxation = Relaxation(model)
        self.chance = random.Random(seed)  # noqa: S311 (the same every time)
        sizes = self.problem.sizes
        self.service = np.array([sizes[k].service for k in model.sites[:, 0]], dtype=np.int64)
        self.least, self.most = model.program.lower[model.modules], model.program.upper[model.modules]
        self.best: Found | None = None
        self.steps = 0

    def begin(self, modules: Integers | None = None) -> Found | None:
        """The first answer: by diving, or from modules that are known."""
        if modules is None:
            self._open(np.ones(self.model.modules.shape, dtype=bool), np.zeros(self.model.modules.shape))
        else:
            self.relaxation.narrow(self.model.modules, modules.astype(float), modules.astype(float))
        self.best = self._dive(float("inf"))
        if modules is not None and (self.best is None or self._above(self.best.values) > CENT):
            # The money does not carry what is known: as much of it as it does.
            self.relaxation.narrow(self.model.modules, self.least, np.maximum(modules, self.least).astype(float))
            self.best = self._dive(float("inf")) or self.best
        return self.best

    def modules_of(self, openings: tuple[Opening, ...]) -> Integers:
        """Openings as modules that are open at each site, within what the model allows: (Z, T)."""
        return np.clip(self.openings_in(self.model, openings), self.least, self.most).astype(np.int64)

    @staticmethod
    def openings_in(model: Model, openings: tuple[Opening, ...]) -> Integers:
        """Openings as modules that are open at each site of the model, those of other sites left out: (Z, T)."""
        number = {(int(k), int(j)): z for z, (k, j) in enumerate(model.sites)}
        modules = np.zeros(model.modules.shape, dtype=np.int64)
        for one in openings:
            if (one.size, one.municipality) in number:
                modules[number[one.size, one.municipality], one.year :] += one.count
        return modules

    def step(self, *, deadline: float) -> bool:
        """Free a part and dive again; whether it ended before the deadline (then the better answer is kept)."""
        best = self.found
        self._open(self._part(), best.modules.astype(float))
        found = self._dive(best.objective - WORTH * abs(best.objective), lambda: time.monotonic() > deadline)
        if time.monotonic() > deadline:
            return False
        self.steps += 1
        if found is not None:
            self.best = found
        return True

    @property
    def found(self) -> Found:
        """The best so far, once `begin` has found one."""
        if self.best is None:
            raise LookupError
        return self.best

    def _open(self, is_free: np.ndarray, held: Floats) -> None:
        columns = self.model.modules
        self.relaxation.narrow(columns, np.where(is_free, self.least, held), np.where(is_free, self.most, held))

    def _part(self) -> np.ndarray:
        """Which modules are free in this step: two services, some years, some municipalities, or a mixture."""
        shape = self.model.modules.shape
        services = sorted(set(self.service.tolist()))
        years, places = shape[1], sorted(set(self.model.sites[:, 1].tolist()))
        chosen = self.chance.choice(("services", "years", "places", "both"))
        if chosen == "services":
            return np.repeat(np.isin(self.service, self._some(services, 2))[:, None], years, axis=1)
        if chosen == "years":
            begun = self.chance.randrange(max(1, years - 2))
            return np.repeat(((np.arange(years) >= begun) & (np.arange(years) < begun + 3))[None, :], shape[0], axis=0)
        if chosen == "places":
            return np.repeat(np.isin(self.model.sites[:, 1], self._some(places, 3))[:, None], years, axis=1)
        begun = self.chance.randrange(max(1, years - 3))
        window = (np.arange(years) >= begun) & (np.arange(years) < begun + 4)
        return np.isin(self.service, self._some(services, 4))[:, None] & window[None, :]

    def _some(self, values: list[int], count: int) -> list[int]:
        return self.chance.sample(values, min(count, len(values)))

    def _dive(self, below: float, is_over: Callable[[], bool] = lambda: False) -> Found | None:
        """Round the greatest fraction of every service, solve again, until all are whole; None when not below.

        What was rounded up and cannot be paid is taken back and rounded down.
        """
        columns = self.model.modules
        raised: list[Raised] = []
        overspent = float("inf")
        while not is_over():
            solved = self.relaxation.solve()
            if solved is None or (solved[0] >= below and not raised):
                return None
            objective, values = solved
            above = self._above(values)
            if raised and (objective >= below or above > overspent + CENT):
                self._take_back(raised)
                raised = []
                continue
            overspent, modules = above, values[columns]
            parts = modules - np.floor(modules + NEAR)
            parts[parts < NEAR] = 0.0
            if not parts.any():
                return Found(np.rint(modules).astype(np.int64), objective, values)
            raised = []
            for service in sorted(set(self.service[parts.any(axis=1)].tolist())):
                raised += self._round(np.flatnonzero(self.service == service), modules, parts)
        return None

    def _above(self, values: Floats) -> float:
        """kEUR beyond the money, where they count."""
        return float(values[self.model.overspent].sum()) if self.is_limited else 0.0

    def _round(self, sites: Integers, modules: Floats, parts: Floats) -> list[Raised]:
        """The greatest part up, or, where all are small, those of the first year down; what went up, and from what."""
        of_service = parts[sites]
        z, t = (int(one) for one in np.unravel_index(int(np.argmax(of_service)), of_service.shape))
        columns = self.model.modules
        if of_service[z, t] > BIG:
            site, later = int(sites[z]), columns[sites[z], t:]
            before = self.relaxation.lower[later].copy()
            whole = np.ceil(modules[site, t] - NEAR)
            self.relaxation.narrow(later, np.maximum(before, whole))
            return [Raised(site, t, float(whole), before)]
        year = int(np.flatnonzero(of_service.any(axis=0))[0])
        for site in sites[of_service[:, year] > 0]:
            self._hold_down(int(site), year, float(np.floor(modules[site, year] + NEAR)))
        return []

    def _take_back(self, raised: list[Raised]) -> None:
        columns = self.model.modules
        for one in raised:
            self.relaxation.narrow(columns[one.site, one.year :], one.before)
            self._hold_down(one.site, one.year, one.whole - 1)

    def _hold_down(self, site: int, year: int, most: float) -> None:
        until = self.model.modules[site, : year + 1]
        self.relaxation.narrow(until, None, np.minimum(self.relaxation.upper[until], most))

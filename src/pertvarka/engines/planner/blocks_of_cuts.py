"""Rows that cut off nothing but fractions: needs of a region rounded up to whole modules; rows (9)."""

import numpy as np

from pertvarka.engines.planner.blocks_of_limits import LimitBlocks
from pertvarka.engines.planner.problem import Floats, Integers

WHOLE = 1e-6
"""A quotient so near a whole number has nothing to round."""


class CutBlocks(LimitBlocks):
    """Mixed-integer rounding of the capacity of a whole region."""

    def add_cuts(self) -> None:
        """Of a region and service: units of modules and units of those who wait cover the need, rounded up: (9).

        Mixed-integer rounding by each size's places; valid for every plan, tighter than what fractions allow.
        """
        problem = self.problem
        region_of = problem.region_of
        households = np.array([cell.households for cell in problem.cells], dtype=float)
        has_arc = np.zeros(len(problem.cells), dtype=bool)
        has_arc[self.arcs.cell] = True
        cell_region = region_of[np.array([cell.municipality for cell in problem.cells], dtype=np.int64)]
        for r in range(len(problem.regions)):
            chosen = has_arc & (cell_region == r)
            for s in sorted(set(self.site_service.tolist())):
                needed = float((households * self.amounts[self.profile, s])[chosen].sum())
                sites = np.flatnonzero((self.site_service == s) & (region_of[self.sites[:, 1]] == r))
                homes = np.flatnonzero((self.homes[:, 0] == s) & (region_of[self.homes[:, 1]] == r))
                routes = np.flatnonzero((self.routes[:, 0] == s) & (region_of[self.routes[:, 1]] == r))
                free = problem.free_places[s][region_of == r].sum(axis=0)
                for divisor in sorted(set(self.site_units[sites].tolist())):
                    self._round(divisor, needed - free, needed, (sites, homes, routes))

    def _round(
        self, divisor: float, lacking: Floats, needed: float, columns: tuple[Integers, Integers, Integers]
    ) -> None:
        sites, homes, routes = columns
        whole, part = np.divmod(self.site_units[sites] / divisor, 1.0)
        for t in self.years:
            quotient = lacking[t] / divisor
            over = quotient - np.floor(quotient)
            if quotient <= 0 or over < WHOLE:
                continue
            waiting = 1.0 / (divisor * over)
            row = self.program.rows((1,), lower=np.ceil(quotient) - needed * waiting)
            self.program.put(row, self.modules[sites, t], whole + np.minimum(1.0, part / over))
            self.program.put(row, self.used[homes, t], -waiting)
            self.program.put(row, self.trips[routes, t], -waiting)

"""The classical question as a tight program: which warehouses open, and who is served from where.

The relaxation alone lets a warehouse open by as much as is taken from it. Rows that say "nobody is served from what is
not open" are too many to write down; those that an answer breaks are added, round by round, to a relaxation kept warm.
"""

import time
from dataclasses import dataclass, replace

import highspy
import numpy as np

from pertvarka.engines.planner import model as models
from pertvarka.engines.planner import money
from pertvarka.engines.planner import program as programs
from pertvarka.engines.planner.problem import Floats, Integers, Problem
from pertvarka.engines.planner.program import INFINITY, Frozen

BROKEN = 1e-6
ROUNDS = 80
TRIED = 500
"""So many steps of the simplex method settle a site; most that can be settled need far fewer."""


class NotClassical(ValueError):
    """Only problems of one year, one service and one module a site, without budget or free places, are solved here."""


@dataclass(frozen=True, slots=True, eq=False)
class Classical:
    """The program in which everybody is served: `flows` (A,) columns of who is served from where, `sites` (Z,) columns
    of what opens, `places` (Z,) what each holds; `site_of`, `customer` and its whole `demand` (A,) of each flow.
    """

    program: Frozen
    flows: Integers
    sites: Integers
    site_of: Integers
    customer: Integers
    demand: Floats
    places: Floats


def classical(problem: Problem) -> Classical:
    """The program of a classical problem. Raises NotClassical."""
    if len(problem.years) != 1 or len(problem.services) != 1 or problem.budgets or problem.weights.whole_persons:
        raise NotClassical
    model = models.build(problem)
    if len(model.free) or len(model.routes) or len(set(model.sites[:, 1].tolist())) != len(model.sites):
        raise NotClassical
    if (problem.site_limit > 1).any() or problem.decided:
        raise NotClassical
    sites, flows = model.modules[:, 0], model.moves[:, 0]
    number = np.zeros(len(problem.municipalities), dtype=np.int64)
    number[model.sites[:, 1]] = np.arange(len(sites))
    households = np.array([cell.households for cell in problem.cells], dtype=float)
    never = np.array([money.never(problem, cell) for cell in problem.cells])
    program = model.program
    # Everybody is served: what serving nobody would cost goes out of the sums, whose last digits it would take up.
    cost, floor = program.cost.copy(), program.row_lower.copy()
    cost[flows] += never[model.arcs.cell]
    served = program.rows[program.starts[flows]]
    floor[served] = program.row_upper[served]
    served_cells = np.unique(model.arcs.cell)
    return Classical(
        replace(program, cost=cost, row_lower=floor, constant=program.constant - float(households @ never)),
        flows,
        sites,
        number[model.arcs.home],
        np.searchsorted(served_cells, model.arcs.cell),
        households[model.arcs.cell],
        np.array([problem.sizes[k].places for k in model.sites[:, 0]]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """An answer of the relaxation and what the columns would cost it (reduced costs)."""

    objective: float
    values: Floats
    reduced: Floats


class Tight:
    """The relaxation kept warm, with the rows added so far."""

    def __init__(self, question: Classical) -> None:
        self.question = question
        self.lower, self.upper = question.program.lower.copy(), question.program.upper.copy()
        self._highs = programs.simplex(question.program)
        self._added: list[Integers] = []
        # So many of the largest warehouses hold everybody; fewer of any do not.
        total = float(question.demand[np.unique(question.customer, return_index=True)[1]].sum())
        self.fewest = int(np.searchsorted(np.cumsum(np.sort(question.places)[::-1]), total)) + 1
        self._rows([self.fewest], [np.ones(len(question.sites))], [question.sites])

    def separated(self, deadline: float) -> Bound | None:
        """The relaxation solved until no row is broken or time is up; None where nobody can be served."""
        found = self.solved()
        for _round in range(ROUNDS):
            if found is None or time.monotonic() > deadline:
                break
            broken = self._broken(found)
            if not len(broken):
                break
            self._added.append(broken)
            question = self.question
            self._rows(
                [-0.0] * len(broken),
                [np.array([-1.0, question.demand[a]]) for a in broken],
                [np.array([question.flows[a], question.sites[question.site_of[a]]]) for a in broken],
            )
            found = self.solved() or found
        return found

    def solved(self) -> Bound | None:
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = self._highs.getSolution()
        objective = float(self._highs.getInfo().objective_function_value)
        return Bound(objective, np.array(solution.col_value), np.array(solution.col_dual))

    def costs_more_than(self, limit: float, column: int, value: float) -> bool:
        """Whether every answer with the column at this value is soon proved to cost more than the limit."""
        self._highs.setOptionValue("objective_bound", limit)
        self._highs.setOptionValue("simplex_iteration_limit", TRIED)
        self._highs.changeColBounds(column, value, value)
        self._highs.run()
        known = highspy.HighsModelStatus
        status = self._highs.getModelStatus()
        is_more = status in (known.kObjectiveBound, known.kInfeasible) or (
            status == known.kOptimal and self._highs.getInfo().objective_function_value > limit
        )
        self._highs.setOptionValue("objective_bound", INFINITY)
        self._highs.setOptionValue("simplex_iteration_limit", highspy.kHighsIInf)
        self._highs.changeColBounds(column, float(self.lower[column]), float(self.upper[column]))
        return is_more

    def settle(self, columns: Integers, lower: Floats | float, upper: Floats | float) -> None:
        """Narrow the bounds for good."""
        self.lower[columns], self.upper[columns] = lower, upper
        self._highs.changeColsBounds(len(columns), columns.astype(np.int32), self.lower[columns], self.upper[columns])

    def strong(self) -> Frozen:
        """The program with the rows that were added."""
        question, program = self.question, self.question.program
        flows = np.concatenate(self._added) if self._added else np.zeros(0, dtype=np.int64)
        begun = len(program.row_lower)
        own = begun + 1 + np.arange(len(flows))
        entries = [
            (program.rows, np.repeat(np.arange(len(program.cost)), np.diff(program.starts)), program.values),
            (np.full(len(question.sites), begun), question.sites, np.ones(len(question.sites))),
            (own, question.flows[flows], np.full(len(flows), -1.0)),
            (own, question.sites[question.site_of[flows]], question.demand[flows]),
        ]
        rows, columns, values = (np.concatenate(part) for part in zip(*entries, strict=True))
        order = np.lexsort((rows, columns))
        more = 1 + len(flows)
        return replace(
            program,
            row_lower=np.concatenate([program.row_lower, [float(self.fewest)], np.zeros(len(flows))]),
            row_upper=np.concatenate([program.row_upper, np.full(more, INFINITY)]),
            starts=np.searchsorted(columns[order], np.arange(len(program.cost) + 1)).astype(np.int64),
            rows=rows[order].astype(np.int64),
            values=values[order].astype(float),
        )

    def _broken(self, found: Bound) -> Integers:
        question = self.question
        served, opened = found.values[question.flows], found.values[question.sites]
        over = served - question.demand * opened[question.site_of]
        return np.flatnonzero(over > BROKEN * np.maximum(1.0, question.demand))

    def _rows(self, lower: list[float], values: list[Floats], columns: list[Integers]) -> None:
        starts = np.concatenate([[0], np.cumsum([len(one) for one in columns])[:-1]]).astype(np.int32)
        flat = np.concatenate(columns).astype(np.int32)
        self._highs.addRows(
            len(lower), np.array(lower, dtype=float), np.full(len(lower), INFINITY), len(flat), starts, flat,
            np.concatenate(values).astype(float),
        )  # fmt: skip

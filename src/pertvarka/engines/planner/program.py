"""A linear program with whole-number columns, in the arrays HiGHS takes; built block by block, solved with limits.

The limits that shape a plan are counts of nodes, which repeat; the clock only cuts a solve short, and says so.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import highspy
import numpy as np

from pertvarka.engines.planner.problem import Floats, Integers

INFINITY = highspy.kHighsInf
TOLERANCE = 1e-6
ASKING = 0.3
"""Seconds between two questions whether to go on: HiGHS would ask thousands of times."""


class Ending(StrEnum):
    OPTIMAL = "optimal"
    LIMIT = "limit"
    """Nodes or leaves were spent: the answer repeats."""
    TIME = "time"
    """The clock cut it short: the answer may be another one next time."""
    NOTHING = "nothing"
    """No answer at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """What a solve found: `values` by column (None without an answer), `bound` valid in every case."""

    ending: Ending
    values: Floats | None
    objective: float
    bound: float
    row_duals: Floats | None = None


class Program:
    """Columns and rows as they are added; every row is lower ≤ sum ≤ upper."""

    def __init__(self) -> None:
        self.columns_count = 0
        self.rows_count = 0
        self.constant = 0.0
        self._costs: list[Floats] = []
        self._lowers: list[Floats] = []
        self._uppers: list[Floats] = []
        self._whole: list[Integers] = []
        self._row_lowers: list[Floats] = []
        self._row_uppers: list[Floats] = []
        self._rows: list[Integers] = []
        self._columns: list[Integers] = []
        self._values: list[Floats] = []
        self._charges: list[tuple[Integers, Floats]] = []

    def columns(
        self, *, cost: Floats, upper: Floats | float = INFINITY, lower: Floats | float = 0.0, is_whole: bool = False
    ) -> Integers:
        """Add columns in the shape of `cost`; returns their numbers in the same shape."""
        shape, count = cost.shape, cost.size
        numbers = np.arange(self.columns_count, self.columns_count + count, dtype=np.int64).reshape(shape)
        self.columns_count += count
        self._costs.append(np.array(cost, dtype=float).ravel())
        self._lowers.append(np.broadcast_to(np.asarray(lower, dtype=float), shape).ravel())
        self._uppers.append(np.broadcast_to(np.asarray(upper, dtype=float), shape).ravel())
        self._whole.append(np.full(count, int(is_whole), dtype=np.int64))
        return numbers

    def rows(
        self, shape: tuple[int, ...], *, lower: Floats | float = -INFINITY, upper: Floats | float = INFINITY
    ) -> Integers:
        """Add empty rows; returns their numbers in the shape."""
        count = int(np.prod(shape))
        numbers = np.arange(self.rows_count, self.rows_count + count, dtype=np.int64).reshape(shape)
        self.rows_count += count
        self._row_lowers.append(np.broadcast_to(np.asarray(lower, dtype=float), shape).ravel())
        self._row_uppers.append(np.broadcast_to(np.asarray(upper, dtype=float), shape).ravel())
        return numbers

    def put(self, rows: Integers, columns: Integers, values: Floats | float) -> None:
        """Entries of rows; the three are broadcast against each other, entries of the same place are added up."""
        rows, columns, numbers = np.broadcast_arrays(rows, columns, np.asarray(values, dtype=float))
        kept = numbers.ravel() != 0
        self._rows.append(rows.ravel()[kept])
        self._columns.append(columns.ravel()[kept])
        self._values.append(numbers.ravel()[kept])

    def charge(self, columns: Integers, amounts: Floats) -> None:
        """More cost for columns that stand; the two are broadcast against each other."""
        numbers, added = np.broadcast_arrays(columns, amounts)
        self._charges.append((numbers.ravel(), added.ravel()))

    def frozen(self) -> "Frozen":
        """The arrays, entries in the order of columns."""
        rows, columns, values = _joined(self._rows), _joined(self._columns), _joined(self._values, float)
        keys, places = np.unique(columns * max(self.rows_count, 1) + rows, return_inverse=True)
        added = np.bincount(places, weights=values, minlength=len(keys)).astype(float)
        keys, added = keys[added != 0], added[added != 0]
        starts = np.searchsorted(keys // max(self.rows_count, 1), np.arange(self.columns_count + 1))
        cost = _joined(self._costs, float)
        for numbers, charged in self._charges:
            np.add.at(cost, numbers, charged)
        return Frozen(
            cost=cost,
            lower=_joined(self._lowers, float),
            upper=_joined(self._uppers, float),
            whole=_joined(self._whole),
            row_lower=_joined(self._row_lowers, float),
            row_upper=_joined(self._row_uppers, float),
            starts=starts.astype(np.int64),
            rows=(keys % max(self.rows_count, 1)).astype(np.int64),
            values=added,
            constant=self.constant,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Frozen:
    """A program that is not changed any more; a solve may narrow its bounds."""

    cost: Floats
    lower: Floats
    upper: Floats
    whole: Integers
    row_lower: Floats
    row_upper: Floats
    starts: Integers
    rows: Integers
    values: Floats
    constant: float

    def activity(self, values: Floats) -> Floats:
        """What every row adds up to."""
        of_entries = np.repeat(values, np.diff(self.starts)) * self.values
        return np.bincount(self.rows, weights=of_entries, minlength=len(self.row_lower)).astype(float)

    def objective(self, values: Floats) -> float:
        return float(self.cost @ values) + self.constant


def solve(
    program: Frozen,
    *,
    lower: Floats | None = None,
    upper: Floats | None = None,
    is_relaxed: bool = False,
    start: Floats | None = None,
    gap: float = 1e-6,
    nodes: int | None = None,
    seconds: float = INFINITY,
    threads: int = 1,
    goes_on: Callable[[], bool] | None = None,
) -> Solved:
    """Solve it with HiGHS, columns narrowed to `lower` and `upper` where given.

    Args:
        is_relaxed: leave out that columns are whole.
        start: an answer to begin with.
        gap: stop when (objective − bound) / |objective| is not above it.
        nodes: stop after so many nodes of branching.
        goes_on: asked now and then while it branches; the clock is taken for over when it says no.
    """
    if seconds <= 0:
        return Solved(Ending.TIME, None, INFINITY, -INFINITY)
    highs = _highs(threads, gap, nodes, seconds)
    highs.passModel(_model(program, lower, upper, is_relaxed=is_relaxed))
    if start is not None and not is_relaxed:
        solution = highspy.HighsSolution()
        solution.col_value = start.tolist()
        highs.setSolution(solution)
    if goes_on is not None:
        highs.cbMipInterrupt += _asking(goes_on)
    if threads != 1:
        # One pool of threads serves the whole process: another number needs another pool, or HiGHS refuses to run.
        highspy.Highs.resetGlobalScheduler(True)
    highs.run()
    if threads != 1:
        highspy.Highs.resetGlobalScheduler(True)
    return _read(highs, program, is_whole=bool(program.whole.any()) and not is_relaxed)


def _asking(goes_on: Callable[[], bool]) -> Callable[[Any], None]:
    asked_at = time.monotonic()

    def ask(event: Any) -> None:
        nonlocal asked_at
        if time.monotonic() - asked_at > ASKING:
            asked_at = time.monotonic()
            if not goes_on():
                event.interrupt()

    return ask


def _read(highs: highspy.Highs, program: Frozen, *, is_whole: bool) -> Solved:
    status, info = highs.getModelStatus(), highs.getInfo()
    known = highspy.HighsModelStatus
    has_answer = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = np.array(highs.getSolution().col_value) if has_answer else None
    bound = float(info.mip_dual_bound) if is_whole else -INFINITY
    if status == known.kOptimal:
        ending = Ending.OPTIMAL
        bound = bound if is_whole else float(info.objective_function_value)
    elif status in (known.kTimeLimit, known.kInterrupt):
        ending = Ending.TIME
    elif status in (known.kSolutionLimit, known.kIterationLimit, known.kObjectiveBound):
        ending = Ending.LIMIT
    else:
        ending = Ending.NOTHING
    objective = program.objective(values) if values is not None else INFINITY
    duals = np.array(highs.getSolution().row_dual) if has_answer and not is_whole else None
    if values is None and ending != Ending.TIME:
        ending = Ending.NOTHING
    return Solved(ending, values, objective, bound, duals)


def simplex(program: Frozen) -> highspy.Highs:
    """The relaxation inside HiGHS, to be solved again and again by the dual simplex from where it stood."""
    highs = _highs(1, TOLERANCE, None, INFINITY)
    highs.setOptionValue("solver", "simplex")
    highs.setOptionValue("simplex_strategy", 1)
    highs.passModel(_model(program, None, None, is_relaxed=True))
    return highs


def optimum(relaxed: highspy.Highs) -> Floats | None:
    """Values of a relaxation inside HiGHS, None where the clock ended it or there are none."""
    relaxed.run()
    if relaxed.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.array(relaxed.getSolution().col_value)


def _highs(threads: int, gap: float, nodes: int | None, seconds: float) -> highspy.Highs:
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", threads)
    highs.setOptionValue("parallel", "off" if threads == 1 else "choose")
    highs.setOptionValue("random_seed", 1)
    highs.setOptionValue("mip_rel_gap", gap)
    highs.setOptionValue("mip_abs_gap", 1e-9)
    highs.setOptionValue("mip_feasibility_tolerance", TOLERANCE)
    if nodes is not None:
        highs.setOptionValue("mip_max_nodes", nodes)
    if seconds < INFINITY:
        highs.setOptionValue("time_limit", float(seconds))
    return highs


def _model(program: Frozen, lower: Floats | None, upper: Floats | None, *, is_relaxed: bool) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(program.cost), len(program.row_lower)
    model.col_cost_ = program.cost
    model.col_lower_ = program.lower if lower is None else lower
    model.col_upper_ = program.upper if upper is None else upper
    model.row_lower_, model.row_upper_ = program.row_lower, program.row_upper
    model.offset_ = program.constant
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = program.starts
    model.a_matrix_.index_ = program.rows
    model.a_matrix_.value_ = program.values
    if not is_relaxed and program.whole.any():
        model.integrality_ = [
            highspy.HighsVarType.kInteger if one else highspy.HighsVarType.kContinuous for one in program.whole
        ]
    return model


def _joined(parts: list[np.ndarray], kind: type = int) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)

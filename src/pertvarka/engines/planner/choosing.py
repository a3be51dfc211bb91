"""One plan for every region out of those that were found, so that the money carries them all together.

Each region has several plans, found at several prices of money; a small program picks the best combination (the
restricted master problem of Dantzig and Wolfe, in whole numbers).
"""

import numpy as np

from pertvarka.engines.planner import program as programs
from pertvarka.engines.planner.placing import Placed
from pertvarka.engines.planner.problem import Integers, Problem

NODES = 500
CENT = 1e-6
"""kEUR by which a combination may go beyond the money, for what adding up in another order may change: the best ones
use it up, and `check` lets ten times as much pass.
"""


def choose(
    problem: Problem, found: dict[int, list[Placed]], *, beyond: float | None = None
) -> dict[int, Placed] | None:
    """The combination of least objective that every budget carries; None where there is none.

    Args:
        beyond: what a kEUR beyond the money costs; by default there is none.
    """
    program = programs.Program()
    columns = {
        r: program.columns(cost=np.array([one.objective for one in plans]), upper=1.0, is_whole=True)
        for r, plans in sorted(found.items())
    }
    for numbers in columns.values():
        program.put(program.rows((1,), lower=1.0, upper=1.0), numbers, 1.0)
    rows = _budgets(problem, program, found, columns)
    if beyond is not None:
        program.put(rows, program.columns(cost=np.full(rows.shape, beyond)), -1.0)
    solved = programs.solve(program.frozen(), nodes=NODES)
    if solved.values is None:
        return None
    return {r: found[r][int(np.argmax(solved.values[numbers]))] for r, numbers in columns.items()}


def _budgets(
    problem: Problem, program: programs.Program, found: dict[int, list[Placed]], columns: dict[int, Integers]
) -> Integers:
    """Rows of money, with what is carried on."""
    shape = (len(problem.budgets), len(problem.years))
    amounts = np.array([one.amounts for one in problem.budgets], dtype=float).reshape(shape)
    carry = np.array([one.carry for one in problem.budgets], dtype=float).reshape(-1, 1)
    most = np.where(np.arange(shape[1]) < shape[1] - 1, np.maximum(amounts, 0.0) * carry, 0.0)
    carried = program.columns(cost=np.zeros(shape), upper=most)
    rows = program.rows(shape, upper=amounts + CENT)
    program.put(rows, carried, 1.0)
    program.put(rows[:, 1:], carried[:, :-1], -1.0)
    for number, budget in enumerate(problem.budgets):
        for r in budget.regions:
            if r in columns:
                spending = np.array([one.spending for one in found[r]]).reshape(len(found[r]), -1)
                program.put(rows[number][None, :], columns[r][:, None], spending)
    return rows

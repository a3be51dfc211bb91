"""Rows that cut off parts of modules where the relaxation lives on them: needs within reach rounded up; rows (10).

A relaxation opens a third of a day centre for the five people who live near it, but whoever moves there needs a whole
one: rows that say so are found where they are broken and added, and the relaxation is solved again (cutting planes).
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from pertvarka.engines.planner import arcs as arcs_of
from pertvarka.engines.planner import model as models
from pertvarka.engines.planner import program as programs
from pertvarka.engines.planner.model import Model
from pertvarka.engines.planner.problem import Floats, Integers, Problem
from pertvarka.engines.planner.program import Frozen

ROUNDS = 6
MOST = 1_500
"""Rows that one round adds, those broken the most."""
JOINED = 40
"""Sets of places of a service up to which they are joined two and two."""
WHOLE = 1e-6
BROKEN = 1e-4
Places = frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Households that get a service only at `sites`, and in the units that are free near them, by year.

    `arcs` are their possible homes, `amounts` the units a household asks for on each, `needed` those of all of them.
    """

    arcs: Integers
    amounts: Floats
    needed: float
    sites: Integers
    free: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Cuts:
    """Rows by their entries; each is at least `lower`. They name moves and modules only, so they fit every program of
    the same households and sites, whatever its money.
    """

    starts: Integers
    columns: Integers
    values: Floats
    lower: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Tightened:
    """All rows after so many rounds, those that the last relaxation leaned on, and what no plan can go below with them.

    Branching does best with all of them; a search that solves its relaxation thousands of times with the few.
    """

    every: Cuts
    leaned_on: Cuts
    rounds: int
    bound: float


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    group: Group
    year: int
    modules: Floats
    waiting: float
    lower: float
    broken: float


def of_region(problem: Problem, prices: Floats | None, rounds: int | None, seconds: float) -> Tightened:
    """The rows of a region's program, money at its prices (B, T) or within its limits: `rounds` of them, or as many as
    begin within `seconds`. The clock is looked at between rounds only, so that the same number gives the same rows.
    """
    model = models.build(problem, are_whole=False, has_cuts=True, prices=prices)
    return of_model(model, rounds, time.monotonic() + seconds)


def of_model(model: Model, rounds: int | None = None, until: float = float("inf")) -> Tightened:
    """The rows of any program of a problem; see `of_region`."""
    groups, relaxed = list(_groups(model)), programs.simplex(model.program)
    rows: list[_Row] = []
    done, values = 0, programs.optimum(relaxed)
    while values is not None and done < (ROUNDS if rounds is None else rounds):
        broken = sorted(_broken(model, groups, values), key=lambda row: -row.broken)[:MOST]
        if not broken or (rounds is None and time.monotonic() > until):
            break
        added = _cuts(model, broken)
        relaxed.addRows(
            len(broken), added.lower, np.full(len(broken), programs.INFINITY), len(added.columns),
            added.starts[:-1].astype(np.int32), added.columns.astype(np.int32), added.values,
        )  # fmt: skip
        rows += broken
        done, values = done + 1, programs.optimum(relaxed)
    if values is None:
        return Tightened(_cuts(model, []), _cuts(model, []), done, -programs.INFINITY)
    duals = np.array(relaxed.getSolution().row_dual)[len(model.program.row_lower) :]
    leaned_on = [row for row, dual in zip(rows, duals, strict=True) if abs(dual) > WHOLE]
    return Tightened(_cuts(model, rows), _cuts(model, leaned_on), done, model.program.objective(values))


def _groups(model: Model) -> Iterator[Group]:
    """Of each service given in modules: every cell, each of its homes, and the cells that share places."""
    problem, needs = model.problem, model.problem.amounts()
    service_of = np.array([size.service for size in problem.sizes], dtype=np.int64)[model.sites[:, 0]]
    has_places = arcs_of.places(problem)
    for s in np.unique(service_of).tolist():
        near = arcs_of.reach(problem, s) & has_places[s][None, :]
        ways = _ways(model, s, [frozenset(np.flatnonzero(row).tolist()) for row in near])
        places = {cell: frozenset[int]().union(*of_cell.values()) for cell, of_cell in ways.items()}
        asked: dict[tuple[tuple[int, ...], Places], set[int]] = {}
        for cell, of_cell in ways.items():
            asked[tuple(of_cell), places[cell]] = {cell}
            asked.update({((arc,), at): {cell} for arc, at in of_cell.items()})
        for at in _joined(set(places.values())):
            cells = {cell for cell, reached in places.items() if reached <= at}
            asked[tuple(arc for cell in sorted(cells) for arc in ways[cell]), at] = cells
        for (arcs, at), cells in asked.items():
            here = sorted(at)
            profiles = [problem.cells[cell].profile for cell in model.arcs.cell[list(arcs)].tolist()]
            yield Group(
                arcs=np.array(arcs, dtype=np.int64),
                amounts=needs[profiles, s],
                needed=sum(problem.cells[cell].households * needs[problem.cells[cell].profile, s] for cell in cells),
                sites=np.flatnonzero((service_of == s) & np.isin(model.sites[:, 1], here)),
                free=problem.free_places[s][here].sum(axis=0),
            )


def _ways(model: Model, service: int, near: list[Places]) -> dict[int, dict[int, Places]]:
    """Of each cell that needs the service: the places that may give it, by arc; a home is its own place."""
    problem, needs = model.problem, model.problem.amounts()
    found: dict[int, dict[int, Places]] = {}
    for arc, (cell, home) in enumerate(zip(model.arcs.cell.tolist(), model.arcs.home.tolist(), strict=True)):
        profile = problem.cells[cell].profile
        if needs[profile, service] > 0:
            is_home = problem.profiles[profile].home == service
            found.setdefault(cell, {})[arc] = frozenset((home,)) if is_home else near[home]
    return found


def _joined(places: set[Places]) -> list[Places]:
    """The sets of places, what two of them make together, and what all do."""
    few = sorted(places, key=sorted) if len(places) <= JOINED else []
    every = frozenset[int]().union(*places)
    return sorted({every} | places | {one | other for one, other in combinations(few, 2)}, key=sorted)


def _broken(model: Model, groups: list[Group], values: Floats) -> Iterator[_Row]:
    """Mixed-integer rounding of what a group lacks, by the places of each size near it."""
    places = np.array([size.places for size in model.problem.sizes], dtype=float)[model.sites[:, 0]]
    moved, opened = np.cumsum(values[model.moves], axis=1), values[model.modules]
    for group in groups:
        units, lacking = places[group.sites], group.needed - group.free
        waiting = group.needed - group.amounts @ moved[group.arcs]
        # Where nothing can be built the places that are free are all there is, and the program says so itself.
        for divisor in np.unique(units):
            quotient = lacking / divisor
            over = quotient - np.floor(quotient)
            whole, part = np.divmod(units / divisor, 1.0)
            for t in np.flatnonzero((quotient > 0) & (over > WHOLE)).tolist():
                modules, least = whole + np.minimum(1.0, part / over[t]), float(np.ceil(quotient[t]))
                share = 1.0 / (divisor * over[t])
                missing = least - float(modules @ opened[group.sites, t]) - share * float(waiting[t])
                if missing > BROKEN:
                    size = modules @ modules + (group.amounts @ group.amounts) * (t + 1) * share**2
                    yield _Row(group, t, modules, share, least - group.needed * share, missing / float(np.sqrt(size)))


def _cuts(model: Model, rows: list[_Row]) -> Cuts:
    columns, values, starts = [np.zeros(0, dtype=np.int64)], [np.zeros(0)], [0]
    for row in rows:
        moves = model.moves[row.group.arcs, : row.year + 1]
        columns += [model.modules[row.group.sites, row.year], moves.ravel()]
        values += [row.modules, np.repeat(-row.waiting * row.group.amounts, row.year + 1)]
        starts.append(starts[-1] + len(row.modules) + moves.size)
    return Cuts(
        np.array(starts, dtype=np.int64), np.concatenate(columns), np.concatenate(values),
        np.array([row.lower for row in rows]),
    )  # fmt: skip


def with_cuts(program: Frozen, cuts: Cuts) -> Frozen:
    """The program with these rows after its own."""
    owner = np.repeat(np.arange(len(program.cost)), np.diff(program.starts))
    number = len(program.row_lower) + np.repeat(np.arange(len(cuts.lower)), np.diff(cuts.starts))
    column = np.concatenate([owner, cuts.columns])
    order = np.argsort(column, kind="stable")
    return replace(
        program,
        starts=np.searchsorted(column[order], np.arange(len(program.cost) + 1)).astype(np.int64),
        rows=np.concatenate([program.rows, number])[order].astype(np.int64),
        values=np.concatenate([program.values, cuts.values])[order],
        row_lower=np.append(program.row_lower, cuts.lower),
        row_upper=np.append(program.row_upper, np.full(len(cuts.lower), programs.INFINITY)),
    )

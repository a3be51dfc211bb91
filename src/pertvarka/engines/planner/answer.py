"""From values of a program to the words of a plan, in the numbering of the whole problem."""

from dataclasses import dataclass, replace

import numpy as np

from pertvarka.engines.planner import costs, money
from pertvarka.engines.planner.arcs import Arcs
from pertvarka.engines.planner.model import Model
from pertvarka.engines.planner.plan import Move, Opening, Plan, Stuck, Trip, Use
from pertvarka.engines.planner.problem import Floats, Integers, Problem

NOTHING = 1e-7


@dataclass(frozen=True, slots=True)
class Piece:
    """What a plan says of some regions."""

    moves: tuple[Move, ...] = ()
    openings: tuple[Opening, ...] = ()
    uses: tuple[Use, ...] = ()
    trips: tuple[Trip, ...] = ()


def piece(model: Model, values: Floats, *, cells: Integers | None = None, places: Integers | None = None) -> Piece:
    """What the values say; `cells` and `places` translate indices of a part into those of the whole."""
    problem = model.problem
    cell_of = np.arange(len(problem.cells)) if cells is None else cells
    place_of = np.arange(len(problem.municipalities)) if places is None else places
    is_whole = problem.weights.whole_persons
    moves = []
    for a, t, count in _present(values[model.moves]):
        households = float(round(count)) if is_whole else count
        if households > NOTHING:
            moves.append(Move(int(cell_of[model.arcs.cell[a]]), int(place_of[model.arcs.home[a]]), t, households))
    opened = np.diff(np.rint(values[model.modules]).astype(np.int64), axis=1, prepend=0)
    openings = [
        Opening(int(model.sites[z, 0]), int(place_of[model.sites[z, 1]]), int(t), int(opened[z, t]))
        for z, t in np.argwhere(opened > 0)
    ]
    uses = [
        Use(int(model.free[n, 0]), int(place_of[model.free[n, 1]]), t, units)
        for n, t, units in _present(values[model.existing])
    ]
    trips = [
        Trip(int(s), int(place_of[h]), int(place_of[j]), t, units)
        for n, t, units in _present(values[model.trips])
        for s, h, j in [model.routes[n]]
    ]
    return Piece(
        tuple(sorted(moves, key=_of_move)), tuple(sorted(openings, key=_of_opening)), tuple(uses), tuple(trips)
    )


def plan(
    problem: Problem, pieces: list[Piece], arcs: Arcs, *, digest: str, bound: float, bound_of: str,
    steps: tuple[int, ...], is_repeatable: bool,
) -> Plan:  # fmt: skip
    """The pieces together as one plan, its objective counted anew from what it says."""
    together = Plan(
        problem=digest,
        moves=tuple(sorted((one for piece in pieces for one in piece.moves), key=_of_move)),
        openings=tuple(sorted((one for piece in pieces for one in piece.openings), key=_of_opening)),
        uses=tuple(one for piece in pieces for one in piece.uses),
        trips=tuple(one for piece in pieces for one in piece.trips),
        carried=(),
        stuck=tuple(Stuck(cell, *why) for cell, why in sorted(arcs.stuck.items())),
        objective=0.0, bound=bound, bound_of=bound_of, nothing_done=money.nothing_done(problem),
        steps=steps, is_repeatable=is_repeatable,
    )  # fmt: skip
    kept, _short = costs.carried(problem, costs.ledger(problem, together).spending)
    objective = costs.objective(problem, together)
    return replace(
        together, carried=tuple(tuple(row) for row in kept.tolist()), objective=objective, bound=min(bound, objective)
    )


def _present(values: Floats) -> list[tuple[int, int, float]]:
    return [(int(n), int(t), float(values[n, t])) for n, t in np.argwhere(values > NOTHING)]


def _of_move(move: Move) -> tuple[int, int, int]:
    return move.cell, move.year, move.home


def _of_opening(opening: Opening) -> tuple[int, int, int]:
    return opening.municipality, opening.size, opening.year

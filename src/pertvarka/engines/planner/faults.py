"""What cannot be in a problem: each fault with its name, where it stands and what stands there.

A service that nobody offers and no module can give, or a budget of zero, are none: they are what a plan is asked for,
and it tells who waits and why. A number that is a thousand times too great is one, within stated limits.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from pertvarka.engines.planner import shapes
from pertvarka.engines.planner.problem import UNLIMITED, Problem

MOST = 20
"""So many places of one array are named; who mends those sees the rest."""


class FaultCode(StrEnum):
    EMPTY = "empty"
    """No year, municipality, region or service at all."""
    YEARS_NOT_IN_ORDER = "years_not_in_order"
    CODE_TWICE = "code_twice"
    WRONG_SHAPE = "wrong_shape"
    """An array or a list runs along something else than it has to."""
    UNKNOWN_INDEX = "unknown_index"
    """It points at a year, place, service, profile, size, region or institution that is not there."""
    NOT_A_NUMBER = "not_a_number"
    INFINITE = "infinite"
    """Without end where only a number makes sense."""
    NEGATIVE = "negative"
    NEGATIVE_COST = "negative_cost"
    NO_DISTANCE = "no_distance"
    """From or to this municipality no distance is known."""
    ONE_WAY = "one_way"
    """There is a way there and none back."""
    CLOSES_BEFORE_START = "closes_before_start"
    MOVES_BEFORE_START = "moves_before_start"
    OPENS_BEFORE_START = "opens_before_start"
    NO_HOUSEHOLD = "no_household"
    """A cell of no household, or of a part of one."""
    NO_PERSON = "no_person"
    HOME_NOT_RESIDENTIAL = "home_not_residential"
    HOME_WITHOUT_UNITS = "home_without_units"
    NOBODY_FITS = "nobody_fits"
    """A module that gives no places."""
    MODULE_OF_UNITS = "module_of_units"
    """A module of a service that is given by unit."""
    RELEASED_ABOVE_COST = "released_above_cost"
    """More money follows a person than the institution costs."""
    REGION_IN_TWO_BUDGETS = "region_in_two_budgets"
    NOT_A_SHARE = "not_a_share"
    PLACE_TOO_DEAR = "place_too_dear"
    """A place costs more than is plausible: euros typed where thousands are meant."""
    YEAR_TOO_DEAR = "year_too_dear"
    """A year of one person costs more than is plausible."""
    BUDGET_TOO_GREAT = "budget_too_great"
    """More money a year for one person than is plausible."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that cannot be. `where` is a path into the problem: `sizes[3].build_cost`, `distance[4,7]`."""

    code: FaultCode
    where: str
    value: float | str


@dataclass(frozen=True, slots=True)
class Plausible:
    """The most that is believed, in kEUR; above it a zero too many or euros for thousands are meant.

    Args:
        place: to build one place, or one unit of a service by unit.
        year: to run one place, one unit or one person's stay in an institution for a year.
        person: budget of a year for one person of its regions.
    """

    place: float = 1_000.0
    year: float = 500.0
    person: float = 1_000.0


BELIEVED = Plausible()
ANYTHING = Plausible(UNLIMITED, UNLIMITED, UNLIMITED)


def faults(problem: Problem, plausible: Plausible = BELIEVED) -> tuple[Fault, ...]:
    """Every fault of the problem; without one it can be planned, however little that may give."""
    from pertvarka.engines.planner import faults_of_parts as parts  # noqa: PLC0415 (they speak in these words)

    found = [*_shapes(problem)]
    if found:
        # Indices mean nothing while what they point into is of another length.
        return tuple(found)
    found += parts.pointing(problem)
    if found:
        return tuple(found)
    found += _numbers(problem)
    found += parts.services(problem, plausible)
    found += parts.people(problem, plausible)
    found += parts.money(problem, plausible)
    return tuple(found)


def _shapes(problem: Problem) -> Iterator[Fault]:
    for name in ("years", "municipalities", "regions", "services"):
        if not getattr(problem, name):
            yield Fault(FaultCode.EMPTY, name, 0)
    for name, shape in shapes.expected(problem).items():
        stands = getattr(problem, name).shape
        if stands != shape:
            yield Fault(FaultCode.WRONG_SHAPE, name, f"{stands} instead of {shape}")
    for p, profile in enumerate(problem.profiles):
        if len(profile.amounts) != len(problem.services):
            yield Fault(FaultCode.WRONG_SHAPE, f"profiles[{p}].amounts", len(profile.amounts))
    for b, budget in enumerate(problem.budgets):
        if len(budget.amounts) != len(problem.years):
            yield Fault(FaultCode.WRONG_SHAPE, f"budgets[{b}].amounts", len(budget.amounts))


def _numbers(problem: Problem) -> Iterator[Fault]:
    """What stands in the arrays."""
    yield from _distances(problem)
    for name in ("free_places", "site_cost", "supply", "staff", "moves"):
        values = getattr(problem, name)
        yield from _at(FaultCode.NOT_A_NUMBER, name, values, np.isnan)
        if f"Problem.{name}" not in shapes.ENDLESS:
            yield from _at(FaultCode.INFINITE, name, values, np.isinf)
        yield from _at(FaultCode.NEGATIVE_COST if name == "site_cost" else FaultCode.NEGATIVE, name, values, _below)
    yield from _at(FaultCode.NEGATIVE, "site_limit", problem.site_limit, _below)
    yield from _at(FaultCode.OPENS_BEFORE_START, "site_from", problem.site_from, _below)


def _distances(problem: Problem) -> Iterator[Fault]:
    known = ~np.isnan(problem.distance)
    there = np.isfinite(problem.distance)
    for j in np.flatnonzero(~(known.all(axis=0) & known.all(axis=1)))[:MOST]:
        yield Fault(FaultCode.NO_DISTANCE, f"distance[{j}]", problem.municipalities[j])
    yield from _at(FaultCode.NEGATIVE, "distance", problem.distance, _below)
    yield from _at(FaultCode.ONE_WAY, "distance", problem.distance, lambda _values: known & known.T & there & ~there.T)


def _below(values: np.ndarray) -> np.ndarray:
    return np.asarray(values < 0)


def _at(
    code: FaultCode,
    name: str,
    values: np.ndarray,
    is_wrong: Callable[[np.ndarray], np.ndarray],
) -> Iterator[Fault]:
    for place in np.argwhere(is_wrong(values))[:MOST]:
        yield Fault(code, f"{name}[{','.join(str(n) for n in place)}]", float(values[tuple(place)]))

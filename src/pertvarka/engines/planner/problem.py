"""What is to be planned: who needs what, where it may be built, what it costs and what there is of money and hands.

Sets and their letters, as in docs/methods/planner.md: years t (T), municipalities i, h, j (M), regions r (R),
services s (S), sizes of modules k (K), need profiles p, cells c. Money is thousands of euros (kEUR), distance km
by road, staff full-time equivalents (FTE).
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

UNLIMITED = float("inf")
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Service:
    """One kind of service. By unit: leased homes, foster families, staff hours, given where the person lives, in any
    amount. Otherwise only in existing free places and in modules that are built.

    Args:
        reach_km: of a residential service, from where the person wishes to live to the home; of another one, from the
            home to the place that serves.
        running_cost: kEUR a year for one used unit, beside what its module costs anyway.
        existing_cost: kEUR a year for one used unit of a place that exists already.
        build_cost, staff: kEUR once and FTE for one unit; only of services by unit.
    """

    code: str
    is_residential: bool = False
    is_by_unit: bool = False
    reach_km: float = UNLIMITED
    running_cost: float = 0.0
    existing_cost: float = 0.0
    build_cost: float = 0.0
    staff: float = 0.0


@dataclass(frozen=True, slots=True)
class ModuleSize:
    """What can be built of a service in one piece: a group home of eight, a day centre of thirty.

    Args:
        service: index of the service.
        places: units of the service it gives.
        build_cost: kEUR once; `Problem.site_cost` may say another sum for a municipality.
        running_cost: kEUR a year as soon as it is open, however many use it.
        staff: FTE as soon as it is open.
    """

    code: str
    service: int
    places: float
    build_cost: float
    running_cost: float = 0.0
    staff: float = 0.0


@dataclass(frozen=True, slots=True)
class Profile:
    """Households with the same needs: a person alone, or siblings who stay together.

    Args:
        persons: how many live in one household.
        home: index of the residential service they need, NOWHERE where they stay in a home of their own.
        amounts: units of every service one household needs, in the order of services, the home included.
        institution_cost: kEUR a year while the household waits in an institution.
        released: kEUR of it a year that follow the household when it leaves.
        weight: how much a year of waiting of this profile weighs beside others.
    """

    code: str
    amounts: tuple[float, ...]
    persons: int = 1
    home: int = NOWHERE
    institution_cost: float = 0.0
    released: float = 0.0
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """So many households of one profile that wish to live in one municipality.

    Args:
        profile, municipality: indices.
        households: how many; whole.
        institution: index of the institution they live in, NOWHERE where they live in none.
        earliest: index of the first year in which they can move: the wish, or the year in which they will have come.
        within_km: how far from the wished municipality the home may be, where plans say less than the service's reach.
        refused: indices of municipalities they said no to.
    """

    profile: int
    municipality: int
    households: int
    institution: int = NOWHERE
    earliest: int = 0
    within_km: float = UNLIMITED
    refused: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution that is to be left. `closes` is the index of the first year in which nobody shall live there,
    NOWHERE without a date; a date that cannot be kept costs `Weights.late_closing` and is told, it forbids nothing.
    """

    code: str
    closes: int = NOWHERE


@dataclass(frozen=True, slots=True)
class Budget:
    """Money of some regions together, in kEUR by year. What a year leaves is carried on up to `carry` of that year's
    sum; the rest lapses.
    """

    code: str
    regions: tuple[int, ...]
    amounts: tuple[float, ...]
    carry: float = 0.0


@dataclass(frozen=True, slots=True)
class Opening:
    """So many modules of a size open in a municipality in a year; they stay open."""

    size: int
    municipality: int
    year: int
    count: int


@dataclass(frozen=True, slots=True)
class Weights:
    """What the plan minimises beside money: policy, kept apart from money in every answer.

    Args:
        discount: what a euro of next year is worth this year.
        tail_years: for how many years after the last one its running costs still count, so that no plan saves up
            for an end of the world.
        waiting: kEUR for one person's year of waiting; not money.
        never: kEUR for a person who waits to the end; not money.
        late_closing: kEUR for one person's year in an institution after its closing date; not money.
        kilometre: kEUR a year for one person's kilometre from the wished municipality, and for one unit's kilometre
            from home to a service; small, it only decides between equals.
        whole_persons: households move whole; without it parts of them do (OR-Library's customers).
    """

    discount: float = 0.97
    tail_years: int = 7
    waiting: float = 20.0
    never: float = 100.0
    late_closing: float = 30.0
    kilometre: float = 0.01
    whole_persons: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Everything a plan follows from; the same problem gives the same plan.

    Shapes: `region_of` (M,), `distance` (M, M) from row to column, `free_places` (S, M, T) units that stand empty today
    or will, `site_limit` (K, M) how many modules of a size may ever stand there, `site_from` (K, M) index of the first
    year in which one can be open, `site_cost` (K, M) kEUR to build it there, `supply` (S, M, T) the most units of a
    service by unit, `staff` (R, T) FTE that new services may employ, `moves` (R, T) persons who can be moved in a year.
    Infinity says that there is no limit. `decided` opens whatever the plan thinks of it: what is being built already,
    and what people put into a computed plan.
    """

    years: tuple[int, ...]
    municipalities: tuple[str, ...]
    regions: tuple[str, ...]
    services: tuple[Service, ...]
    sizes: tuple[ModuleSize, ...]
    profiles: tuple[Profile, ...]
    cells: tuple[Cell, ...]
    region_of: Integers
    distance: Floats
    free_places: Floats
    site_limit: Integers
    site_from: Integers
    site_cost: Floats
    supply: Floats
    staff: Floats
    moves: Floats
    budgets: tuple[Budget, ...] = ()
    institutions: tuple[Institution, ...] = ()
    weights: Weights = field(default_factory=Weights)
    decided: tuple[Opening, ...] = ()

    @property
    def persons_count(self) -> int:
        """How many persons all cells hold."""
        return sum(cell.households * self.profiles[cell.profile].persons for cell in self.cells)

    def amounts(self) -> Floats:
        """Units of each service that a household of each profile needs: (P, S)."""
        return np.array([profile.amounts for profile in self.profiles], dtype=float).reshape(
            len(self.profiles), len(self.services)
        )

"""What a freeze reads, without a name: needs, where people live, places, institutions, municipalities."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Need:
    """One open service need of a plan in force. `amount` is in units of one place (`amounts.in_units`); `is_home` where
    the person asks to live there, not to be helped there for some hours.
    """

    key: int
    plan: int
    person: int
    service: str
    amount: float
    is_home: bool
    municipality: str
    wished_from: date
    within_km: float | None
    blocks_move: bool
    together: bool


@dataclass(frozen=True, slots=True)
class Person:
    """`group` is the target group, '' where none is recorded; `institution` the code of where they live, else ''."""

    group: str
    institution: str
    siblings: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Offer:
    """Free places of a service; `opens_on` of one that is only planned."""

    service: str
    municipality: str
    free: int
    opens_on: date | None
    last_checked_on: date


@dataclass(frozen=True, slots=True)
class Institution:
    code: str
    region: str
    target_on: date | None
    admissions_stop_on: date | None


@dataclass(frozen=True, slots=True)
class Municipality:
    """`latitude` and `longitude` in degrees."""

    code: str
    region: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything of the regions that are planned. `roads` are kilometres that somebody measured."""

    as_of: date
    needs: tuple[Need, ...]
    persons: dict[int, Person]
    offers: tuple[Offer, ...]
    institutions: tuple[Institution, ...]
    municipalities: tuple[Municipality, ...]
    roads: dict[tuple[str, str], float]
    plans_without_needs: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the plan would need and does not have. `owner` is who can mend it: the code of a role; `place` what it
    concerns: a service, a municipality, an institution; `count` of persons or records, None where it says nothing.
    """

    code: str
    owner: str
    place: str = ""
    count: int | None = None

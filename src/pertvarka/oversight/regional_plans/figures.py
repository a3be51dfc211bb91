"""What is told of a frozen input and of a computed plan. Counts of persons have been through disclosure control: None
stands for one to four, or for a figure that would give such a one away. Money is thousands of euros.
"""

from pydantic import BaseModel, ConfigDict

Count = int | None


class Told(BaseModel):
    """Read from and written to JSON as it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class GapTold(Told):
    """`code` names the sentence (words.py), `owner` the role that can mend it."""

    code: str
    owner: str
    place: str = ""
    count: Count = None


class MunicipalityNeeds(Told):
    """Municipalities told together: persons with open needs, free places that stand today."""

    codes: tuple[str, ...]
    persons: Count
    places: int


class ServiceNeeds(Told):
    """Persons who need a service and the places of it that are free today."""

    code: str
    persons: Count
    places: int


class NeedCell(Told):
    """Persons of municipalities who need a service."""

    codes: tuple[str, ...]
    service: str
    persons: Count
    places: int


class UnitFull(Told):
    """How much of a need one unit of a service by unit is: hours, days or times a week, or one place round the clock;
    which of them, the kind of service says.
    """

    service: str
    full: float


class InputTold(Told):
    """A frozen input."""

    plans: Count
    needs: Count
    persons: Count
    households: Count
    expected: int
    places: int
    years: tuple[int, ...]
    budget: tuple[float, ...]
    municipalities: tuple[MunicipalityNeeds, ...]
    services: tuple[ServiceNeeds, ...]
    cells: tuple[NeedCell, ...]
    gaps: tuple[GapTold, ...]
    assumptions: int
    """How many of the values it counts with nobody has stated officially."""
    units: tuple[UnitFull, ...] = ()
    """Of services by unit; none in inputs frozen before it was told."""

    @property
    def fulls(self) -> dict[str, float]:
        """What one unit is, by code of the service."""
        return {one.service: one.full for one in self.units}


class MunicipalityLeft(Told):
    """Persons of municipalities who wait at the end of each year; `persons` are all with needs there."""

    codes: tuple[str, ...]
    persons: Count
    waiting: tuple[Count, ...]
    places: int
    """Places that open there until the end."""


class ServiceLeft(Told):
    """A service: who needs it, who of them waits at the end, what opens by year."""

    code: str
    persons: Count
    waiting: Count
    places_now: int
    places_opened: tuple[int, ...]


class OpeningTold(Told):
    """Modules that open; nothing of it is about persons."""

    size: str
    service: str
    municipality: str
    year: int
    count: int
    places: int
    build_cost: float
    running_cost: float
    staff: float
    is_by_hand: bool = False


class Reason(Told):
    """Why persons still wait at the end; `service` '' where it is none in particular."""

    code: str
    service: str
    persons: Count


class UnitsRow(Told):
    """Units that come in addition in each year, for whoever lives in these municipalities; no codes: in all of them."""

    codes: tuple[str, ...]
    units: tuple[float | None, ...]
    total: float | None


class UnitsTold(Told):
    """A service by unit: what is needed of it where and when, and what one unit costs. None stands for units of so few
    persons that they would be found. The last row is of all municipalities.
    """

    service: str
    build_cost: float
    running_cost: float
    staff: float
    rows: tuple[UnitsRow, ...]

    @property
    def together(self) -> UnitsRow:
        return self.rows[-1]

    def is_sum(self, row: UnitsRow) -> bool:
        """Whether it adds up others; a region of which no municipality may be told stands alone."""
        return row is self.together and len(self.rows) > 1

    def cost(self, units: float | None) -> tuple[float | None, float | None]:
        """kEUR once and kEUR a year of so many units."""
        return (None, None) if units is None else (units * self.build_cost, units * self.running_cost)


class Help(Told):
    """Something more, and who would still wait at the end with it: so much money (kEUR) in a year, or a free place of a
    service in a municipality. `places` are municipalities told together of which fewer would wait.
    """

    year: int | None = None
    amount: float = 0.0
    service: str = ""
    municipality: str = ""
    before: int
    after: int
    places: tuple[tuple[str, ...], ...] = ()


class HelpTold(Told):
    """What was tried and found to help, what helps most first; empty where nobody waits or none of it may be told."""

    lines: tuple[Help, ...]
    tried: int
    is_rough: bool = False
    """Nothing was tried: so far from the proved bound, what helps and what a longer search finds look alike."""


class Summary(Told):
    """A computed plan. Lists by year stand in the order of `years`; `waiting` and `moved` count persons."""

    years: tuple[int, ...]
    persons: Count
    moved: tuple[Count, ...]
    moved_total: Count
    waiting: Count
    waiting_share: float | None
    waits_over_year: Count
    places: tuple[int, ...]
    places_total: int
    build_cost: tuple[float, ...]
    running_cost: tuple[float, ...]
    released: tuple[float, ...]
    budget: tuple[float, ...]
    carried: tuple[float, ...]
    staff: tuple[float, ...]
    missing_money: float
    longest_trip_km: float
    municipalities: tuple[MunicipalityLeft, ...]
    services: tuple[ServiceLeft, ...]
    openings: tuple[OpeningTold, ...]
    reasons: tuple[Reason, ...]
    late_institutions: tuple[str, ...]
    """Institutions where somebody still lives after the closing date."""
    units: tuple[UnitsTold, ...] = ()
    """Services by unit; none in plans computed before they were told."""

    @property
    def build_cost_total(self) -> float:
        return sum(self.build_cost)

    @property
    def running_cost_last(self) -> float:
        """A year of everything once it stands: the last year's."""
        return self.running_cost[-1] if self.running_cost else 0.0

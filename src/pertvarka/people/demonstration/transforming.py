"""What the invented institutions are at today: which step their newest plan stands on, which of them are late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pertvarka.people.demonstration import organisations
from pertvarka.people.demonstration.organisations import Organisation

LISTED_ON = date(2016, 11, 2)
MOVES_BEGIN = date(2018, 1, 1)
"""Until then people were counted and nobody moved."""
FIRST_PLANS_BY_2017 = 10
VISITS, HOURS = 12, 6
"""72 hours a plan: 26 plans make the 1,872 the sources tell."""
EXPERT_REGION = "LT-TA"
_SECOND_VERSIONS = ("under_expert_review", "endorsed", "drafting", "under_expert_review")
"""The first stands with the expert whom the demonstration shows."""
LATE_CENSUSES = 3
LATE_EVERY = 9


@dataclass(frozen=True, slots=True)
class Way:
    """An institution's plans: when the first was made, how the second stands, and whether its census is late."""

    code: str
    begun_on: date
    endorsed_on: date
    second_state: str
    is_census_late: bool
    is_late: bool

    def visit_days(self) -> tuple[date, ...]:
        """Spread between the beginning and the expert's word."""
        span = (self.endorsed_on - self.begun_on).days
        return tuple(self.begun_on + timedelta(days=span * (at + 1) // (VISITS + 1)) for at in range(VISITS))


def ways(bodies: Sequence[Organisation]) -> tuple[Way, ...]:
    """Of the institutions of one layer, in their order. The first one for adults is where the demonstration works."""
    found = [body for body in bodies if body.kind == organisations.INSTITUTION]
    second = {body.code: "returned" for body in found if body.code == organisations.DEMO_INSTITUTION}
    of_expert = [
        body.code for body in found if body.region_code == EXPERT_REGION and organisations.ADULTS in body.serves
    ]
    others = [body.code for body in found if body.code not in (*second, *of_expert)]
    second |= dict(zip((*of_expert[:1], *others), _SECOND_VERSIONS, strict=False))
    late = {organisations.DEMO_INSTITUTION, *others[3 : 2 + LATE_CENSUSES]}
    return tuple(
        Way(
            code=body.code,
            begun_on=date(2017, 1, 9) + timedelta(days=4 * number),
            endorsed_on=date(2017, 9, 11) + timedelta(days=9 * number)
            if number < FIRST_PLANS_BY_2017
            else date(2018, 1, 8) + timedelta(days=4 * (number - FIRST_PLANS_BY_2017)),
            second_state=second.get(body.code, ""),
            is_census_late=body.code in late,
            is_late=number % LATE_EVERY == 4,  # noqa: PLR2004 (some that are no neighbours of the others)
        )
        for number, body in enumerate(found)
    )

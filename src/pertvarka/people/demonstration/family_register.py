"""The invented register of family conferences: 120 coordinators and 15 supervisors of ten regions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import names, organisations, staff
from pertvarka.people.demonstration.country import Country

COORDINATORS, SUPERVISORS = 120, 15
ROLE = "family_conference_coordinator"
DEMO_COORDINATOR = f"demo:{ROLE}"
DEMO_REGION = "LT-SA"
"""Where definitions/roles lets the demonstration's coordinator work."""
COORDINATOR, SUPERVISOR = "coordinator", "supervisor"
TRAINED = (date(2017, 9, 4), date(2019, 11, 27))
"""The training of the programme."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register; a key that has an account stands for it, otherwise one is opened in that name."""

    key: str
    name: str
    email: str
    kind: str
    organisation_code: str
    region_code: str
    certificate: str
    trained_on: date
    training_hours: int


@dataclass(frozen=True, slots=True)
class Session:
    coordinator_key: str
    supervisor_key: str
    held_on: date
    hours: float


def entries(layer: Country, chance: Random, *, regions: Sequence[str]) -> list[Entry]:
    """The demonstration's own coordinator, those already at work, then newly trained ones, region by region."""
    providers = {
        region: [
            body.code
            for body in layer.organisations
            if body.kind == organisations.PROVIDER and body.region_code == region
        ]
        for region in regions
    }
    anywhere = [code for codes in providers.values() for code in codes]
    at_work = {
        row.region_code: row.staff_key
        for row in layer.memberships
        if row.role_code == ROLE and row.region_code and row.valid_until is None
    }
    people = {member.key: member for member in layer.staff}
    numbers = count(1)

    def entry(region: str, kind: str, key: str = "") -> Entry:
        number = next(numbers)
        sex = "female" if chances.happens(chance, 0.85) else "male"
        first = names.first_name(chance, sex=sex, birth_year=chance.randint(1965, 1992))
        surname = names.surname(chance).form(sex=sex, is_married=chances.happens(chance, 0.6))
        known = people.get(key)
        bodies = providers[region] or anywhere
        if key == DEMO_COORDINATOR:
            # Whoever tries the system may let its own provider and its own coordinator meet in one family.
            bodies = [code for code in bodies if code != organisations.DEMO_PROVIDER] or bodies
        return Entry(
            key=key or f"family:{number:03d}",
            name=known.name if known else f"{first} {surname}",
            email=known.email if known else f"seimos.konferencija.{number}@{staff.MAIL_DOMAIN}",
            kind=kind,
            organisation_code=chance.choice(bodies),
            region_code=region,
            certificate=f"{'SK' if kind == COORDINATOR else 'SS'}-{number:03d}",
            trained_on=chances.working_day(chances.day_between(chance, *TRAINED)),
            training_hours=80 if kind == COORDINATOR else 120,
        )

    made = [entry(DEMO_REGION, COORDINATOR, DEMO_COORDINATOR)]
    made += [entry(region, COORDINATOR, key) for region, key in sorted(at_work.items()) if region in regions]
    made += [entry(regions[number % len(regions)], COORDINATOR) for number in range(COORDINATORS - len(made))]
    return made + [entry(regions[number % len(regions)], SUPERVISOR) for number in range(SUPERVISORS)]


def sessions(register: Sequence[Entry], chance: Random, *, today: date) -> list[Session]:
    supervisors = [one for one in register if one.kind == SUPERVISOR]
    made = []
    for one in register:
        if one.kind == COORDINATOR:
            near = [other for other in supervisors if other.region_code == one.region_code] or supervisors
            for _session in range(chance.randint(1, 4)):
                held_on = chances.working_day(chances.day_between(chance, today - timedelta(days=360), today))
                made.append(Session(one.key, chance.choice(near).key, held_on, chance.choice((1.0, 1.5, 2.0, 3.0))))
    return made

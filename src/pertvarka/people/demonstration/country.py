"""The invented country as a whole: from a seed number and a day, the same on every machine. Nobody in it exists.

A country of scale n has n layers, each with the same totals. Municipal units are made once; institutions, providers,
staff, people and cases anew in each layer. `layers` gives one after another, so that loading needs little memory.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from pertvarka.people.demonstration import cases, organisations, people, staff
from pertvarka.people.demonstration.codes import CodeBook
from pertvarka.people.demonstration.organisations import Organisation
from pertvarka.people.demonstration.people import Person
from pertvarka.people.demonstration.places import DEMO_MUNICIPALITY, Municipality
from pertvarka.people.demonstration.records import Case
from pertvarka.people.demonstration.staff import Membership, Staff, StaffMember

EARLIEST_TODAY = date(2025, 6, 1)
"""The reform's years and the staff's last changes lie before it."""


class CountryImpossible(ValueError):
    """If you are seeing this, the country was asked for a day too early, a scale below one or without its demo town."""


@dataclass(frozen=True, slots=True)
class Country:
    """Everything invented. Parts refer to each other by keys and codes."""

    seed: int
    today: date
    organisations: tuple[Organisation, ...]
    staff: tuple[StaffMember, ...]
    memberships: tuple[Membership, ...]
    people: tuple[Person, ...]
    cases: tuple[Case, ...]


def invent(*, seed: int, today: date, scale: int = 1, municipalities: Sequence[Municipality]) -> Country:
    """The whole country at once.

    Raises:
        CountryImpossible: a day before 2025-06-01, a scale below one, or municipalities without LT-02.
    """
    made = list(layers(seed=seed, today=today, scale=scale, municipalities=municipalities))
    return Country(
        seed=seed,
        today=today,
        organisations=tuple(chain.from_iterable(layer.organisations for layer in made)),
        staff=tuple(chain.from_iterable(layer.staff for layer in made)),
        memberships=tuple(chain.from_iterable(layer.memberships for layer in made)),
        people=tuple(chain.from_iterable(layer.people for layer in made)),
        cases=tuple(chain.from_iterable(layer.cases for layer in made)),
    )


def layers(*, seed: int, today: date, scale: int = 1, municipalities: Sequence[Municipality]) -> Iterator[Country]:
    """One layer after another; case numbers and national codes run through all of them."""
    if today < EARLIEST_TODAY or scale < 1 or DEMO_MUNICIPALITY not in {place.code for place in municipalities}:
        raise CountryImpossible(f"today={today} scale={scale} municipalities={len(municipalities)}")
    numbers: Counter[int] = Counter()
    codes = CodeBook()
    for layer in range(1, scale + 1):
        yield _layer(seed, layer, today, municipalities, numbers=numbers, codes=codes)


def _layer(
    seed: int,
    layer: int,
    today: date,
    municipalities: Sequence[Municipality],
    *,
    numbers: Counter[int],
    codes: CodeBook,
) -> Country:
    bodies = organisations.invent(municipalities, seed=seed, layer=layer)
    workers: Staff = staff.invent(municipalities, bodies, seed=seed, layer=layer, today=today)
    persons = people.invent(municipalities, bodies, seed=seed, layer=layer, today=today, codes=codes)
    files = cases.invent(persons, municipalities, bodies, workers, seed=seed, layer=layer, today=today, numbers=numbers)
    return Country(
        seed=seed,
        today=today,
        organisations=bodies,
        staff=workers.members,
        memberships=workers.memberships,
        people=persons,
        cases=files,
    )

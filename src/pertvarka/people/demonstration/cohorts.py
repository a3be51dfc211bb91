"""The groups the country is made of, each as large as the sources state it, and the families within them.

A person is invented as they were on the day the reform counted them (assessed in 2017, served between March 2017 and
March 2020) and has grown older since. Siblings are counted together, share a municipality and a surname.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import names
from pertvarka.people.demonstration.names import Surname
from pertvarka.people.demonstration.places import Municipality

SERVICES_END = date(2020, 3, 31)
_YEAR = 365
_BETWEEN_SIBLINGS = 300


class Counted(StrEnum):
    """As what the reform counted a person; nobody is counted twice."""

    ASSESSED_ADULT = "assessed_adult"
    ASSESSED_CHILD = "assessed_child"
    SERVED_CHILD = "served_child"
    SERVED_YOUNG_PERSON = "served_young_person"
    SERVED_MOTHER = "served_mother"
    BESIDE_MOTHER = "beside_mother"
    WITH_CARER = "with_carer"


class Circumstance(StrEnum):
    """What brought the person to the reform, where the counted group does not say it."""

    WITHOUT_CARE = "without_care"
    INFANT = "infant"
    DISABILITY = "disability"
    OTHER = "other"


@dataclass(slots=True)
class Draft:
    """A person in the making."""

    key: str
    counted_as: Counted
    counted_on: date
    circumstance: Circumstance
    sex: str
    born_on: date
    family: Surname
    place: Municipality
    served_until: date | None = None
    is_married: bool = False
    siblings: list[str] = field(default_factory=list)
    children: list[str] = field(default_factory=list)
    mother: str | None = None


@dataclass(frozen=True, slots=True)
class _Cohort:
    """How many, how old on the day they were counted (in days), counted when, and how large families are."""

    counted_as: Counted
    count: int
    circumstance: Circumstance
    youngest_days: int
    oldest_days: int
    counted_from: date
    counted_until: date
    served_days: tuple[int, int] | None = None
    family_sizes: tuple[float, ...] = (0.55, 0.33, 0.12)
    women_share: float = 0.48


_IN_2017 = (date(2017, 1, 16), date(2017, 12, 15))

COHORTS = (
    _Cohort(Counted.ASSESSED_ADULT, 1312, Circumstance.DISABILITY, 19 * 366, 78 * _YEAR, *_IN_2017,
            family_sizes=(0.97, 0.03)),
    _Cohort(Counted.ASSESSED_CHILD, 372, Circumstance.WITHOUT_CARE, 4 * 366, 17 * _YEAR, *_IN_2017),
    _Cohort(Counted.ASSESSED_CHILD, 158, Circumstance.DISABILITY, 4 * 366, 17 * _YEAR, *_IN_2017,
            family_sizes=(0.94, 0.06), women_share=0.4),
    _Cohort(Counted.ASSESSED_CHILD, 84, Circumstance.INFANT, 90, 3 * _YEAR - 20, *_IN_2017, family_sizes=(0.92, 0.08)),
    _Cohort(Counted.SERVED_CHILD, 312, Circumstance.WITHOUT_CARE, 2 * 366, 17 * _YEAR, date(2017, 3, 6),
            date(2019, 11, 29), served_days=(150, 900)),
    _Cohort(Counted.SERVED_YOUNG_PERSON, 275, Circumstance.OTHER, 16 * 366, 23 * _YEAR, date(2017, 4, 3),
            date(2019, 11, 29), served_days=(90, 500), family_sizes=(1.0,)),
    _Cohort(Counted.WITH_CARER, 17, Circumstance.INFANT, 60, 3 * _YEAR - 20, date(2017, 1, 16), date(2017, 11, 30),
            served_days=(20, 300), family_sizes=(1.0,)),
    _Cohort(Counted.WITH_CARER, 60, Circumstance.WITHOUT_CARE, 3 * 366, 14 * _YEAR, date(2017, 1, 16),
            date(2017, 11, 30), served_days=(20, 400)),
)  # fmt: skip
MOTHERS = 168
PREGNANT = 24
CHILDREN_BESIDE = 265
_MOST_CHILDREN = 4


def invent(municipalities: Sequence[Municipality], *, seed: int, layer: int) -> tuple[Draft, ...]:
    """Everybody, group after group; keys number them through."""
    chance = chances.stream(seed, layer, "cohorts")
    drafts: list[Draft] = []
    weights = [place.weight for place in municipalities]

    def somewhere() -> Municipality:
        return chance.choices(municipalities, weights=weights)[0]

    for cohort in COHORTS:
        end = len(drafts) + cohort.count
        while len(drafts) < end:
            size = 1 + chances.weighted(chance, dict(enumerate(cohort.family_sizes)))
            drafts += _family(cohort, min(size, end - len(drafts)), chance, place=somewhere(), start=len(drafts))
    for count, is_pregnant in _numbers_of_children(chance):
        drafts += _mother_with_children(count, chance, is_pregnant=is_pregnant, place=somewhere(), start=len(drafts))
    return tuple(_numbered(drafts, layer))


def _family(cohort: _Cohort, size: int, chance: Random, *, place: Municipality, start: int) -> list[Draft]:
    counted_on = chances.working_day(chances.day_between(chance, cohort.counted_from, cohort.counted_until))
    surname = names.surname(chance)
    births = _births(cohort, size, chance, counted_on)
    keys = [f"{start + number}" for number in range(len(births))]
    return [
        Draft(
            key=key,
            counted_as=cohort.counted_as,
            counted_on=counted_on,
            circumstance=cohort.circumstance,
            sex="female" if chance.random() < cohort.women_share else "male",
            born_on=born_on,
            family=surname,
            place=place,
            served_until=_served_until(chance, counted_on, cohort.served_days),
            is_married=cohort.counted_as == Counted.ASSESSED_ADULT and chances.happens(chance, 0.2),
            siblings=[other for other in keys if other != key],
        )
        for key, born_on in zip(keys, births, strict=True)
    ]


def _births(cohort: _Cohort, size: int, chance: Random, counted_on: date) -> list[date]:
    """Dates of birth a year or so apart; fewer than asked where the ages of the group leave no room."""
    births: list[date] = []
    for _ in range(size):
        days = round(chance.triangular(cohort.youngest_days, cohort.oldest_days))
        born_on = counted_on - timedelta(days=days)
        if all(abs((born_on - other).days) >= _BETWEEN_SIBLINGS for other in births):
            births.append(born_on)
    return births


def _served_until(chance: Random, counted_on: date, days: tuple[int, int] | None) -> date | None:
    return min(counted_on + timedelta(days=chance.randint(*days)), SERVICES_END) if days else None


def _numbers_of_children(chance: Random) -> Iterator[tuple[int, bool]]:
    """How many children came with each mother, and whether the youngest was still to be born: 265 in all."""
    numbers = [1] * MOTHERS
    while sum(numbers) < CHILDREN_BESIDE:
        at = chance.randrange(MOTHERS)
        numbers[at] += numbers[at] < _MOST_CHILDREN
    for number, count in enumerate(numbers):
        yield count, number < PREGNANT


def _mother_with_children(
    count: int, chance: Random, *, is_pregnant: bool, place: Municipality, start: int
) -> list[Draft]:
    last = date(2019, 6, 28) if is_pregnant else date(2019, 11, 29)
    counted_on = chances.working_day(chances.day_between(chance, date(2017, 3, 6), last))
    youngest_days = -chance.randint(20, 180) if is_pregnant else chance.randint(20, 3 * _YEAR - 40)
    births = [counted_on - timedelta(days=youngest_days)]
    while len(births) < count:
        births.append(births[-1] - timedelta(days=chance.randint(360, 1300)))
    ends = max(counted_on + timedelta(days=chance.randint(120, 420)), births[0] + timedelta(days=30))
    served_until = min(ends, SERVICES_END)
    family = names.surname(chance)
    mother = Draft(
        key=f"{start}",
        counted_as=Counted.SERVED_MOTHER,
        counted_on=counted_on,
        circumstance=Circumstance.OTHER,
        sex="female",
        born_on=births[-1] - timedelta(days=round(chance.triangular(18 * 366, 34 * _YEAR, 23 * _YEAR))),
        family=family,
        place=place,
        served_until=served_until,
        children=[f"{start + number}" for number in range(1, count + 1)],
    )
    children = [
        Draft(
            key=key,
            counted_as=Counted.BESIDE_MOTHER,
            counted_on=max(counted_on, born_on),
            circumstance=Circumstance.OTHER,
            sex=chance.choice(("female", "male")),
            born_on=born_on,
            family=family,
            place=place,
            served_until=served_until,
            siblings=[other for other in mother.children if other != key],
            mother=mother.key,
        )
        for key, born_on in zip(mother.children, births, strict=True)
    ]
    return [mother, *children]


def _numbered(drafts: Sequence[Draft], layer: int) -> Iterator[Draft]:
    """Lasting keys in place of the numbers by which a family refers to its own."""

    def lasting(key: str) -> str:
        return f"person:{layer}-{int(key) + 1:05d}"

    for draft in drafts:
        draft.key = lasting(draft.key)
        draft.siblings = [lasting(key) for key in draft.siblings]
        draft.children = [lasting(key) for key in draft.children]
        draft.mother = lasting(draft.mother) if draft.mother else None
        yield draft

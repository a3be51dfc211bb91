"""Where people live and lived: stays in institutions, and the kind of home today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import organisations
from pertvarka.people.demonstration.cohorts import Circumstance, Counted, Draft
from pertvarka.people.demonstration.organisations import Organisation

_ADULT_AGE = 18
_RESIDENT_SHARE = 0.78
_ADULTS_WHO_LEFT = 0.42
_CHILDREN_WHO_LEFT_EARLY = 0.75
_IN_OWN_REGION = 0.8


class Home(StrEnum):
    """Kind of home today."""

    INSTITUTION = "care_institution"
    OWN_FAMILY = "own_family"
    OWN_HOME = "own_home"
    GROUP_HOME = "group_home"
    INDEPENDENT_LIVING_HOME = "independent_living_home"
    PROTECTED_HOUSING = "protected_housing"
    COMMUNITY_CHILDRENS_HOME = "community_childrens_home"
    GUARDIAN_FAMILY = "guardian_family"


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's time in one institution; no end: lives there today."""

    organisation_code: str
    since_on: date
    until_on: date | None


class Institutions:
    """Picks an institution near the person's municipality."""

    def __init__(self, bodies: Sequence[Organisation]) -> None:
        self._all = [body for body in bodies if body.kind == organisations.INSTITUTION]

    def near(self, draft: Draft, serving: str, chance: Random) -> str:
        fitting = [body for body in self._all if serving in body.serves]
        near = [body for body in fitting if body.region_code == draft.place.region_code]
        return chance.choice(near if near and chances.happens(chance, _IN_OWN_REGION) else fitting).code


def stay_of(draft: Draft, chance: Random, *, institutions: Institutions, today: date) -> Stay | None:
    """The stay the reform is about, if there was one; nobody's stay begins before birth or ends after today."""
    if draft.counted_as == Counted.ASSESSED_ADULT:
        return _stay_of_adult(draft, chance, institutions, today)
    grown_up = chances.birthday(draft.born_on, _ADULT_AGE)
    counted = draft.counted_on - timedelta(days=14)
    until: date | None
    if draft.counted_as == Counted.ASSESSED_CHILD:
        if draft.circumstance == Circumstance.DISABILITY and not chances.happens(chance, 0.6):
            return None
        until = grown_up
        if chances.happens(chance, _CHILDREN_WHO_LEFT_EARLY):
            until = min(until, chances.day_between(chance, date(2018, 1, 15), date(2024, 6, 28)))
    elif draft.counted_as in {Counted.SERVED_CHILD, Counted.SERVED_YOUNG_PERSON} and chances.happens(chance, 0.7):
        until = min(grown_up, draft.counted_on)
        counted = until - timedelta(days=60)
    else:
        return None
    since = chances.day_between(chance, draft.born_on + timedelta(days=20), counted)
    return Stay(
        institutions.near(draft, organisations.CHILDREN, chance),
        since,
        until if until <= today else None,
    )


def _stay_of_adult(draft: Draft, chance: Random, institutions: Institutions, today: date) -> Stay | None:
    if not chances.happens(chance, _RESIDENT_SHARE):
        return None
    since = chances.day_between(
        chance,
        max(chances.birthday(draft.born_on, _ADULT_AGE), date(1994, 1, 10)),
        draft.counted_on - timedelta(days=60),
    )
    left = chances.day_between(chance, date(2018, 2, 1), today - timedelta(days=20))
    return Stay(
        institutions.near(draft, organisations.ADULTS, chance),
        since,
        left if chances.happens(chance, _ADULTS_WHO_LEFT) else None,
    )


def home_of(draft: Draft, stay: Stay | None, chance: Random, *, today: date) -> Home:
    if stay and stay.until_on is None:
        return Home.INSTITUTION
    is_adult = chances.age(draft.born_on, on=today) >= _ADULT_AGE
    if draft.counted_as in {Counted.ASSESSED_ADULT, Counted.ASSESSED_CHILD} and is_adult:
        return chances.weighted(chance, _OF_ADULTS_WHO_LEFT if stay else _OF_ADULTS_AT_HOME)
    if draft.counted_as in {Counted.SERVED_MOTHER, Counted.BESIDE_MOTHER}:
        return Home.OWN_HOME if is_adult else Home.OWN_FAMILY
    return chances.weighted(chance, _OF_YOUNG_ADULTS if is_adult else _OF_CHILDREN)


_OF_ADULTS_WHO_LEFT = {
    Home.GROUP_HOME: 0.45,
    Home.INDEPENDENT_LIVING_HOME: 0.2,
    Home.PROTECTED_HOUSING: 0.2,
    Home.OWN_FAMILY: 0.1,
    Home.OWN_HOME: 0.05,
}
_OF_ADULTS_AT_HOME = {Home.OWN_FAMILY: 0.7, Home.OWN_HOME: 0.3}
_OF_YOUNG_ADULTS = {Home.OWN_HOME: 0.7, Home.INDEPENDENT_LIVING_HOME: 0.3}
_OF_CHILDREN = {Home.COMMUNITY_CHILDRENS_HOME: 0.4, Home.GUARDIAN_FAMILY: 0.35, Home.OWN_FAMILY: 0.25}

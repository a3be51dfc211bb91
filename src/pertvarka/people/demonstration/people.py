"""The invented people: who they are, where they live, what brought them to the reform, who matters to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import cohorts, homes, names, organisations, places, relations
from pertvarka.people.demonstration.codes import CodeBook
from pertvarka.people.demonstration.cohorts import Circumstance, Counted, Draft
from pertvarka.people.demonstration.homes import Home, Institutions, Stay
from pertvarka.people.demonstration.organisations import Organisation
from pertvarka.people.demonstration.places import Municipality
from pertvarka.people.demonstration.relations import Relationship

_ADULT_AGE = 18


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A target group a person belonged to, first and last day included."""

    code: str
    since_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Service:
    """The service of the pilot years for which a person was counted."""

    organisation_code: str
    since_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist. `counted_on`: assessed that day, or served from that day."""

    key: str
    first_name: str
    surname: str
    sex: str
    born_on: date
    national_code: str | None
    address: str
    municipality_code: str
    region_code: str
    counted_as: Counted
    circumstance: Circumstance
    counted_on: date
    service: Service | None
    target_groups: tuple[TargetGroup, ...]
    communication: tuple[str, ...]
    languages: tuple[str, ...]
    legal_status: str
    relationships: tuple[Relationship, ...]
    stays: tuple[Stay, ...]
    home: Home

    @property
    def institution_code(self) -> str | None:
        """The institution the person lives in today."""
        return next((stay.organisation_code for stay in self.stays if stay.until_on is None), None)

    def age(self, *, on: date) -> int:
        return chances.age(self.born_on, on=on)


def invent(
    municipalities: Sequence[Municipality],
    bodies: Sequence[Organisation],
    *,
    seed: int,
    layer: int,
    today: date,
    codes: CodeBook,
) -> tuple[Person, ...]:
    chance = chances.stream(seed, layer, "people")
    drafts = cohorts.invent(municipalities, seed=seed, layer=layer)
    apart = frozenset(_apart(drafts, chance))
    making = _Making(bodies, chance=chance, today=today, codes=codes, apart=apart)
    return tuple(making.person(draft) for draft in drafts)


def _apart(drafts: Sequence[Draft], chance: Random) -> Iterator[frozenset[str]]:
    """Pairs of siblings who may live apart: grown-up ones, and a few others."""
    for draft in drafts:
        for other in draft.siblings:
            if draft.key < other and draft.counted_as != Counted.BESIDE_MOTHER and chances.happens(chance, 0.15):
                yield frozenset((draft.key, other))


class _Making:
    """Turns drafts into people, with what it has to look up beside it."""

    def __init__(
        self,
        bodies: Sequence[Organisation],
        *,
        chance: Random,
        today: date,
        codes: CodeBook,
        apart: frozenset[frozenset[str]],
    ) -> None:
        self.chance, self.today, self.codes, self.apart = chance, today, codes, apart
        self.institutions = Institutions(bodies)
        self.addresses = {body.code: body.address for body in bodies}
        self.providers = [body for body in bodies if body.kind == organisations.PROVIDER]

    def person(self, draft: Draft) -> Person:
        stay = homes.stay_of(draft, self.chance, institutions=self.institutions, today=self.today)
        legal_status = _legal_status(draft, self.chance, today=self.today)
        home = homes.home_of(draft, stay, self.chance, today=self.today)
        address = places.address(self.chance, seat=draft.place.seat)
        return Person(
            key=draft.key,
            first_name=names.first_name(self.chance, sex=draft.sex, birth_year=draft.born_on.year),
            surname=draft.family.form(sex=draft.sex, is_married=draft.is_married),
            sex=draft.sex,
            born_on=draft.born_on,
            national_code=self.codes.code_for(sex=draft.sex, born_on=draft.born_on),
            address=self.addresses[stay.organisation_code] if stay and home == Home.INSTITUTION else address,
            municipality_code=draft.place.code,
            region_code=draft.place.region_code,
            counted_as=draft.counted_as,
            circumstance=draft.circumstance,
            counted_on=draft.counted_on,
            service=self._service(draft),
            target_groups=tuple(_target_groups(draft, stay, self.today)),
            communication=_communication(draft, self.chance),
            languages=_languages(draft, self.chance),
            legal_status=legal_status,
            relationships=(
                *relations.within(draft, apart=self.apart),
                *relations.outside(draft, self.chance, legal_status=legal_status),
            ),
            stays=(stay,) if stay else (),
            home=home,
        )

    def _service(self, draft: Draft) -> Service | None:
        if draft.served_until is None:
            return None
        serving = _SERVED_BY[draft.counted_as]
        fitting = [body for body in self.providers if serving in body.serves]
        near = [body for body in fitting if body.region_code == draft.place.region_code]
        # A mother's children are served where she is, so the choice may not depend on the draw.
        provider = min(near or fitting, key=lambda body: body.code)
        return Service(provider.code, draft.counted_on, draft.served_until)


_SERVED_BY = {
    Counted.SERVED_CHILD: organisations.CHILDREN,
    Counted.SERVED_YOUNG_PERSON: organisations.YOUNG_PEOPLE,
    Counted.SERVED_MOTHER: organisations.MOTHERS,
    Counted.BESIDE_MOTHER: organisations.MOTHERS,
    Counted.WITH_CARER: organisations.CARERS,
}


def _legal_status(draft: Draft, chance: Random, *, today: date) -> str:
    if chances.age(draft.born_on, on=today) < _ADULT_AGE:
        return "minor"
    if draft.counted_as == Counted.ASSESSED_ADULT:
        return chances.weighted(chance, {"full_capacity": 0.62, "limited_capacity": 0.23, "guardianship": 0.15})
    return "full_capacity"


def _target_groups(draft: Draft, stay: Stay | None, today: date) -> Iterator[TargetGroup]:
    """Groups with their days. A child's group ends with childhood; what follows it is a group of its own."""
    birthday = {years: chances.birthday(draft.born_on, years) for years in (3, 16, 18, 24)}
    began = min(stay.since_on, draft.counted_on) if stay else draft.counted_on

    def group(code: str, since: date, until: date | None = None) -> Iterator[TargetGroup]:
        last = until - timedelta(days=1) if until and until <= today else None
        if since <= today and (last is None or last >= since):
            yield TargetGroup(code, since, last)

    if draft.counted_as == Counted.ASSESSED_ADULT:
        yield from group("adult_with_disability", birthday[18])
    elif draft.counted_as == Counted.SERVED_YOUNG_PERSON:
        yield from group("young_care_leaver", max(birthday[16], began), birthday[24])
    elif draft.counted_as == Counted.BESIDE_MOTHER:
        yield from group("child_beside", draft.counted_on, draft.served_until)
    elif draft.counted_as == Counted.SERVED_MOTHER:
        yield from group("mother_with_small_child", draft.counted_on, draft.served_until)
    elif draft.circumstance == Circumstance.DISABILITY:
        yield from group("child_with_disability", began, birthday[18])
        yield from group("adult_with_disability", birthday[18])
    else:
        if draft.circumstance == Circumstance.INFANT:
            yield from group("infant", min(began, draft.counted_on), birthday[3])
        yield from group("child_without_parental_care", began, birthday[18])
        if draft.counted_as != Counted.WITH_CARER:
            yield from group("young_care_leaver", max(birthday[16], began), birthday[24])


def _communication(draft: Draft, chance: Random) -> tuple[str, ...]:
    if draft.circumstance != Circumstance.DISABILITY:
        return ("speech",)
    first = chances.weighted(chance, {"speech": 0.78, "aac": 0.15, "sign": 0.04, "supported": 0.03})
    return (first, "easy_read") if chances.happens(chance, 0.55) else (first,)


def _languages(draft: Draft, chance: Random) -> tuple[str, ...]:
    if draft.mother:
        return ("lt",)
    shares = (
        {("lt",): 0.62, ("pl",): 0.14, ("lt", "ru"): 0.14, ("ru",): 0.1}
        if draft.place.region_code == "LT-VL"
        else {("lt",): 0.92, ("lt", "ru"): 0.06, ("ru",): 0.02}
    )
    return chances.weighted(chance, shares)

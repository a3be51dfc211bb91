"""Invented services: places of providers, institutions and municipal units, what each offers, and carers' households.

Every region has homes for children and adults, help in a crisis, day services and on-duty carers; about half of the
offers have conditions of their own. Everything is drawn from streams named by the organisation, so that a larger
country only adds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import names, organisations, places
from pertvarka.people.demonstration.organisations import Organisation
from pertvarka.people.demonstration.service_texts import ABOUTS

ON_DUTY_CARERS = 39
"""As many as the review of 2017 names."""
GUARDIANS = 20

_SECRET = frozenset({"S01", "S02", "S23", "S30", "S32", "S35"})
_HOMES = frozenset({"S01", "S02", "S03", "S04", "S05", "S06", "S30", "S31", "S32"})
"""Each stands at a place of its own."""

_BY_SORT: dict[str, tuple[str, ...]] = {
    "bendruomeniniai-namai": ("S04", "S05", "S06", "S06", "S08", "S20", "S24"),
    "vaiku-ir-seimu-namai": ("S01", "S02", "S03", "S14", "S18", "S30", "S31", "S32"),
    "socialines-dirbtuves": ("S07", "S11", "S12", "S13", "S19"),
    "globos-centras": ("S23", "S27", "S35"),
}
_OF_UNITS = ("S15", "S25", "S33")
_RULES: dict[str, tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]] = {
    "S01": ((("age_until", ("17",)),), (("age_from", ("3",)), ("age_until", ("17",)))),
    "S03": ((("age_from", ("18",)), ("age_until", ("24",))),),
    "S04": (
        (("age_from", ("18",)), ("support_until", ("2",))),
        (("age_from", ("18",)), ("support_until", ("2",)), ("language", ("lt", "ru"))),
    ),
    "S05": ((("age_from", ("18",)), ("support_until", ("3",))),),
    "S06": (
        (("age_from", ("18",)), ("support_from", ("2",))),
        (("age_from", ("18",)), ("communication", ("speech", "aac", "supported"))),
    ),
    "S08": ((("age_from", ("18",)), ("target_group", ("adult_with_disability",))),),
    "S12": ((("age_from", ("16",)), ("support_until", ("3",))),),
    "S11": ((("age_from", ("18",)), ("support_until", ("2",))),),
    "S30": ((("age_until", ("17",)), ("target_group", ("child_without_parental_care", "infant"))),),
    "S31": ((("age_from", ("16",)), ("age_until", ("21",))),),
    "S32": ((("sex", ("female",)), ("target_group", ("mother_with_small_child",))),),
    "S35": ((("age_until", ("17",)),), (("age_until", ("3",)),)),
    "S23": ((("age_until", ("17",)),),),
    "S34": ((("age_from", ("18",)), ("support_until", ("3",))),),
}
_WITH_RULES = 0.7
_STALE, _CLOSED, _PLANNED = 0.08, 0.03, 0.04


@dataclass(frozen=True, slots=True)
class Offer:
    """A service given at one place of an organisation."""

    service_type: str
    capacity: int
    service_area: tuple[str, ...]
    rules: tuple[tuple[str, tuple[str, ...]], ...]
    monthly_cost: int
    languages: tuple[str, ...]
    last_checked_on: date
    state: str = "active"
    opens_on: date | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A place of an organisation; `number` tells its places apart."""

    organisation_code: str
    municipality_code: str
    number: int
    address: str
    is_institution: bool
    is_address_secret: bool
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Household:
    """A family that takes children in."""

    care_centre_code: str
    municipality_code: str
    kind: str
    state: str
    carer_names: tuple[str, ...]
    address: str
    places: int
    ages: tuple[int, int]
    applied_on: date
    active_from: date | None
    is_free_tonight: bool


@dataclass(frozen=True, slots=True)
class Services:
    sites: tuple[Site, ...]
    households: tuple[Household, ...]


def invent(
    bodies: Sequence[Organisation], municipalities: Sequence[places.Municipality], *, seed: int, today: date
) -> Services:
    """Services of these organisations, the same for the same seed and day."""
    by_region: dict[str, list[places.Municipality]] = {}
    for place in municipalities:
        by_region.setdefault(place.region_code, []).append(place)
    sites = [site for body in bodies for site in _sites(body, by_region[body.region_code], seed=seed, today=today)]
    return Services(tuple(sites), tuple(_households(bodies, by_region, seed=seed)))


def _sites(body: Organisation, near: Sequence[places.Municipality], *, seed: int, today: date) -> Iterable[Site]:
    chance = chances.stream(seed, "services", body.code)
    region = tuple(place.code for place in near)
    if body.kind == organisations.UNIT:
        area = (body.municipality_code,)
        yield _site(body, 1, [_offer(code, area, chance, today=today) for code in _OF_UNITS])
        return
    if body.kind == organisations.INSTITUTION:
        given = ["S34"] if organisations.ADULTS in body.serves else ["S10"]
        yield _site(body, 1, [_offer(code, region, chance, today=today) for code in given], is_institution=True)
        return
    kinds = _BY_SORT[next(sort for sort in _BY_SORT if body.code.startswith(sort))]
    here = [code for code in kinds if code not in _HOMES]
    number = 1
    if here:
        # What has no secret stands under one roof; on-duty and social carers are reached through the care centre.
        yield _site(body, number, [_offer(code, region, chance, today=today) for code in here])
    for code in kinds:
        if code in _HOMES:
            number += 1
            place = (
                next(one for one in near if one.code == body.municipality_code) if number % 2 else chance.choice(near)
            )
            offer = _offer(code, region, chance, today=today)
            yield Site(
                organisation_code=body.code,
                municipality_code=place.code,
                number=number,
                address=places.address(chance, seat=place.seat),
                is_institution=False,
                is_address_secret=code in _SECRET,
                offers=(offer,),
            )


def _site(body: Organisation, number: int, offers: Sequence[Offer], *, is_institution: bool = False) -> Site:
    return Site(
        organisation_code=body.code,
        municipality_code=body.municipality_code,
        number=number,
        address=body.address,
        is_institution=is_institution,
        is_address_secret=any(offer.service_type in _SECRET for offer in offers),
        offers=tuple(offers),
    )


def _offer(code: str, area: tuple[str, ...], chance: Random, *, today: date) -> Offer:
    about = ABOUTS[code]
    capacity = chance.randint(*about.places)
    cost = round(chance.randint(*about.monthly_cost), -1)
    checked_on = today - timedelta(days=chance.randint(3, 150))
    if chances.happens(chance, _STALE):
        checked_on = today - timedelta(days=chance.randint(200, 330))
    conditions = _RULES.get(code, ())
    rules = chance.choice(conditions) if conditions and chances.happens(chance, _WITH_RULES) else ()
    if not rules and code in _OF_UNITS and chances.happens(chance, 0.4):
        rules = (("municipality", area),)
    draw = chance.random()
    state, opens_on = "active", None
    if code not in _HOMES and draw < _CLOSED:
        state, opens_on = "temporarily_closed", today + timedelta(days=chance.randint(20, 90))
    elif code not in _HOMES and draw < _CLOSED + _PLANNED:
        state, opens_on = "planned", today + timedelta(days=chance.randint(20, 180))
    languages = chances.weighted(chance, {("lt",): 0.6, ("lt", "ru"): 0.3, ("lt", "ru", "pl"): 0.1})
    return Offer(
        service_type=code,
        capacity=capacity,
        service_area=area,
        rules=rules,
        monthly_cost=cost,
        languages=languages,
        last_checked_on=checked_on,
        state=state,
        opens_on=opens_on,
    )


def _households(
    bodies: Sequence[Organisation], by_region: Mapping[str, Sequence[places.Municipality]], *, seed: int
) -> Iterable[Household]:
    centres = [body for body in bodies if organisations.CARERS in body.serves]
    if not centres:
        return
    kinds = ["on_duty"] * ON_DUTY_CARERS + ["guardian"] * GUARDIANS
    for position, kind in enumerate(kinds):
        centre = centres[position % len(centres)]
        chance = chances.stream(seed, "households", centre.code, position)
        place = chance.choice(by_region[centre.region_code])
        yield _household(centre, place, kind, chance)


def _household(centre: Organisation, place: places.Municipality, kind: str, chance: Random) -> Household:
    surname, born = names.surname(chance), chance.randint(1965, 1992)
    carers = [
        f"{names.first_name(chance, sex='female', birth_year=born)} {surname.form(sex='female', is_married=True)}"
    ]
    if chances.happens(chance, 0.7):
        carers.append(f"{names.first_name(chance, sex='male', birth_year=born)} {surname.form(sex='male')}")
    # On-duty carers worked already in the year of the review, and children lived with them.
    first, last = (date(2015, 6, 1), date(2016, 7, 1)) if kind == "on_duty" else (date(2017, 3, 1), date(2024, 3, 1))
    applied_on = chances.working_day(chances.day_between(chance, first, last))
    # All on-duty carers of the review work; of the others some are on their way.
    state = "active" if kind == "on_duty" else chances.weighted(chance, {"active": 0.7, "training": 0.2, "paused": 0.1})
    lowest = 0 if kind == "on_duty" else chance.choice((0, 3, 7))
    return Household(
        care_centre_code=centre.code,
        municipality_code=place.code,
        kind=kind,
        state=state,
        carer_names=tuple(carers),
        address=places.address(chance, seat=place.seat),
        places=chance.randint(1, 3),
        ages=(lowest, chance.choice((12, 17)) if lowest else 17),
        applied_on=applied_on,
        active_from=chances.working_day(applied_on + timedelta(days=150)) if state != "training" else None,
        is_free_tonight=kind == "on_duty" and chances.happens(chance, 0.35),
    )

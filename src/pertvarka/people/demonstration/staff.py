"""Invented staff: who works where, in which role, from when.

The people of definitions/roles stay apart, under demo keys. A key such as `demo:case_manager` stands for
the account of that role's own demonstration person.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import names, organisations, places
from pertvarka.people.demonstration.organisations import Organisation
from pertvarka.people.demonstration.places import Municipality

BEGINNING = date(2015, 1, 5)
"""Every unit has one manager since then, so each case of the country had somebody from its first day."""
DEMO_SINCE = date(2019, 2, 4)
MAIL_DOMAIN = "demo.invalid"
_WOMEN_SHARE = 0.8

DEMO_MANAGER = "demo:case_manager"
DEMO_SUPERVISOR = "demo:case_supervisor"
DEMO_OFFICER = "demo:child_rights_officer"


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A worker with an account."""

    key: str
    first_name: str
    surname: str
    sex: str
    email: str

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.surname}"


@dataclass(frozen=True, slots=True)
class Membership:
    """A worker's (or demonstration person's) role in a place, first and last day included."""

    staff_key: str
    role_code: str
    organisation_code: str | None
    municipality_code: str | None
    region_code: str | None
    purpose_lt: str
    valid_from: date
    valid_until: date | None

    def holds(self, *, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody who works, with the questions the cases ask about them."""

    members: tuple[StaffMember, ...]
    memberships: tuple[Membership, ...]

    def by_organisation(self) -> dict[tuple[str, str], tuple[Membership, ...]]:
        """(organisation, role) → its memberships, longest-serving first."""
        found: defaultdict[tuple[str, str], list[Membership]] = defaultdict(list)
        for membership in self.memberships:
            if membership.organisation_code:
                found[membership.organisation_code, membership.role_code].append(membership)
        return {place: tuple(sorted(rows, key=_by_start)) for place, rows in found.items()}

    def by_region(self, role_code: str) -> dict[str, tuple[Membership, ...]]:
        found: defaultdict[str, list[Membership]] = defaultdict(list)
        for membership in self.memberships:
            if membership.role_code == role_code and membership.region_code:
                found[membership.region_code].append(membership)
        return {region: tuple(sorted(rows, key=_by_start)) for region, rows in found.items()}


def invent(
    municipalities: Sequence[Municipality],
    bodies: Sequence[Organisation],
    *,
    seed: int,
    layer: int,
    today: date,
) -> Staff:
    chance = chances.stream(seed, layer, "staff")
    members: list[StaffMember] = []
    memberships: list[Membership] = []
    for posting in _postings(municipalities, bodies, chance=chance, layer=layer, today=today):
        member = _member(chance, number=len(members) + 1, layer=layer)
        members.append(member)
        memberships.append(_membership(member.key, posting))
    if layer == 1:
        memberships += [_membership(key, posting) for key, posting in _demo_postings(municipalities, bodies)]
    return Staff(tuple(members), tuple(memberships))


@dataclass(frozen=True, slots=True)
class _Posting:
    role_code: str
    since: date
    purpose_lt: str
    organisation: str | None = None
    municipality: str | None = None
    region: str | None = None
    until: date | None = None


def _postings(
    municipalities: Sequence[Municipality],
    bodies: Sequence[Organisation],
    *,
    chance: Random,
    layer: int,
    today: date,
) -> Iterator[_Posting]:
    for place in municipalities:
        yield from _of_unit(place, chance=chance, layer=layer, today=today)
    for body in bodies:
        if body.kind == organisations.INSTITUTION:
            yield from _of_institution(body, chance)
        elif body.kind == organisations.PROVIDER:
            for since in (date(2016, 9, 5), _some_start(chance, 2018, 2024)):
                yield _Posting("provider_staff", since, "Darbo sutartis", organisation=body.code)
    for region in dict.fromkeys(place.region_code for place in municipalities):
        units = [organisations.unit_code(place) for place in municipalities if place.region_code == region]
        yield from _of_region(region, units, chance)
    if layer == 1:
        for role_code, count, purpose in _OF_COUNTRY:
            for _ in range(count):
                yield _Posting(role_code, _some_start(chance, 2015, 2022), purpose)


def _of_region(region: str, units: Sequence[str], chance: Random) -> Iterator[_Posting]:
    """Assessors are appointed by the unit they work for, so each has one."""
    for role_code, count, purpose in _OF_REGIONS:
        for number in range(count):
            body = CHILD_RIGHTS if role_code == "child_rights_officer" else None
            if role_code == "assessor":
                body = units[number % len(units)]
            yield _Posting(role_code, _some_start(chance, 2015, 2016), purpose, organisation=body, region=region)


CHILD_RIGHTS = "vaiko-teisiu-apsaugos-skyriai"
"""A real body of definitions/organisations.yaml; who works there in the demonstration is invented."""

DEMO_ASSESSOR_OF = "socialine-parama-utenos-rajono", "LT-UT"
"""As in definitions/roles."""

_OF_REGIONS = (
    ("assessor", 2, "Sutartis dėl poreikių vertinimo"),
    ("child_rights_officer", 2, "Įsakymas dėl paskyrimo į pareigas"),
    ("family_conference_coordinator", 1, "Sutartis dėl šeimos konferencijų"),
    ("regional_expert", 1, "Sutartis su regiono ekspertu"),
)
_OF_COUNTRY = (
    ("data_protection_officer", 2, "Įsakymas dėl duomenų apsaugos pareigūno paskyrimo"),
    ("ministry", 3, "Įsakymas dėl paskyrimo į pareigas"),
    ("monitoring_group_member", 5, "Įsakymas dėl stebėsenos grupės sudėties"),
    ("trainer", 3, "Mokymo paslaugų sutartis"),
    ("equass_consultant", 2, "Konsultavimo paslaugų sutartis"),
    ("researcher", 2, "Leidimas atlikti tyrimą"),
    ("administrator", 2, "Įsakymas dėl sistemos administravimo"),
)


def _of_unit(place: Municipality, *, chance: Random, layer: int, today: date) -> Iterator[_Posting]:
    """Two to six managers, the first of them from the beginning; where there are three or more, one who has left."""
    unit = organisations.unit_code(place)
    order = "Įsakymas dėl atvejo vadybininko pareigų"
    count = min(2 + int(place.weight), 6)
    for number in range(count):
        since = BEGINNING if number == 0 else _some_start(chance, 2015, 2024)
        yield _Posting("case_manager", since, order, organisation=unit, municipality=place.code)
    if count > 2:  # noqa: PLR2004 (a unit of two has nobody to spare)
        left = chances.day_between(chance, date(2019, 6, 1), today - timedelta(days=40))
        yield _Posting("case_manager", date(2015, 2, 2), order, organisation=unit, municipality=place.code, until=left)
    if layer > 1:
        return
    if place.code != places.DEMO_MUNICIPALITY:
        yield _Posting(
            "case_supervisor", date(2015, 1, 5), "Įsakymas dėl skyriaus vedėjo pareigų",
            organisation=unit, municipality=place.code,
        )  # fmt: skip
    yield _Posting(
        "municipal_planner", _some_start(chance, 2016, 2021), "Įsakymas dėl paskyrimo į pareigas",
        municipality=place.code,
    )  # fmt: skip


def _of_institution(body: Organisation, chance: Random) -> Iterator[_Posting]:
    if body.code != organisations.DEMO_INSTITUTION:
        yield _Posting("institution_head", _some_start(chance, 2012, 2014), "Skyrimo įsakymas", organisation=body.code)
    for since in (date(2012, 1, 9), _some_start(chance, 2013, 2017), _some_start(chance, 2018, 2024)):
        yield _Posting("institution_staff", since, "Darbo sutartis", organisation=body.code)


def _demo_postings(
    municipalities: Sequence[Municipality], bodies: Sequence[Organisation]
) -> Iterator[tuple[str, _Posting]]:
    """Where the demonstration's own people work, so that each finds something to see."""
    unit = organisations.unit_code(next(place for place in municipalities if place.code == places.DEMO_MUNICIPALITY))
    institution = next(body.code for body in bodies if body.code == organisations.DEMO_INSTITUTION)
    provider = next(body.code for body in bodies if body.code == organisations.DEMO_PROVIDER)
    purpose = "Demonstracija"
    for role_code, place in (("case_manager", unit), ("case_supervisor", unit)):
        yield (
            f"demo:{role_code}",
            _Posting(role_code, DEMO_SINCE, purpose, organisation=place, municipality=places.DEMO_MUNICIPALITY),
        )
    for role_code, place in (
        ("institution_staff", institution),
        ("institution_head", institution),
        ("provider_staff", provider),
    ):
        yield f"demo:{role_code}", _Posting(role_code, DEMO_SINCE, purpose, organisation=place)
    code, region = DEMO_ASSESSOR_OF
    if code in {body.code for body in bodies}:
        for key in ("demo:assessor", "demo:assessor-2"):
            yield key, _Posting("assessor", DEMO_SINCE, purpose, organisation=code, region=region)
    officer = _Posting(
        "child_rights_officer", DEMO_SINCE, purpose, organisation=CHILD_RIGHTS, region=places.DEMO_OFFICER_REGION
    )
    yield DEMO_OFFICER, officer


def _member(chance: Random, *, number: int, layer: int) -> StaffMember:
    sex = "female" if chances.happens(chance, _WOMEN_SHARE) else "male"
    birth_year = chance.randint(1963, 1999)
    first = names.first_name(chance, sex=sex, birth_year=birth_year)
    surname = names.surname(chance).form(sex=sex, is_married=chances.happens(chance, 0.65))
    key = f"staff:{layer}-{number:05d}"
    return StaffMember(key, first, surname, sex, f"{_ascii(first)}.{_ascii(surname)}.{layer}-{number}@{MAIL_DOMAIN}")


def _membership(key: str, posting: _Posting) -> Membership:
    return Membership(
        staff_key=key,
        role_code=posting.role_code,
        organisation_code=posting.organisation,
        municipality_code=posting.municipality,
        region_code=posting.region,
        purpose_lt=posting.purpose_lt,
        valid_from=posting.since,
        valid_until=posting.until,
    )


def _some_start(chance: Random, first_year: int, last_year: int) -> date:
    return chances.working_day(chances.day_between(chance, date(first_year, 1, 5), date(last_year, 12, 20)))


def _ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in decomposed if sign.isascii())


def _by_start(membership: Membership) -> tuple[date, str]:
    return membership.valid_from, membership.staff_key

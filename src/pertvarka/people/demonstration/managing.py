"""Who leads which case: the unit of the municipality, its managers one after another, the 24 of the demonstration."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import lives, organisations
from pertvarka.people.demonstration.lives import Step
from pertvarka.people.demonstration.people import Person
from pertvarka.people.demonstration.places import Municipality
from pertvarka.people.demonstration.records import Outline, Term
from pertvarka.people.demonstration.staff import DEMO_MANAGER, Membership, Staff

DEMO_OPEN_CASES = 24
_HANDED_OVER = 12
"""How many open cases came from another municipality within the last months."""
_ADULT_AGE = 18
_RESTRICTED = 14
_SEALED = 7


@dataclass(frozen=True, slots=True)
class _Life:
    person: Person
    steps: tuple[Step, ...]

    @property
    def is_open(self) -> bool:
        return self.steps[-1].after != lives.CLOSED


def outline(
    people: Sequence[Person],
    municipalities: Sequence[Municipality],
    staff: Staff,
    *,
    seed: int,
    layer: int,
    today: date,
    numbers: Counter[int],
) -> tuple[Outline, ...]:
    """Every case with its number, its way and its managers, in the order of numbers."""
    chance = chances.stream(seed, layer, "cases")
    having = [person for person in people if person.counted_as != "beside_mother"]
    found = [_Life(person, tuple(lives.life_of(person, chance, today=today))) for person in having]
    found.sort(key=lambda life: (_registered_on(life.steps), life.person.key))
    managing = _Managing(municipalities, staff, chance=chance, today=today)
    terms = dict(managing.terms(found))
    protection = _protection(found, terms, chance, today=today)
    units = {place.code: organisations.unit_code(place) for place in municipalities}
    return tuple(
        Outline(
            person_key=life.person.key,
            number=_number(_registered_on(life.steps).year, numbers),
            organisation_code=units[life.person.municipality_code],
            municipality_code=life.person.municipality_code,
            region_code=life.person.region_code,
            steps=life.steps,
            terms=terms[life.person.key],
            protection=protection.get(life.person.key, "ordinary"),
        )
        for life in found
    )


def _registered_on(steps: Sequence[Step]) -> date:
    return next((step.on for step in steps if step.after == lives.REGISTERED), steps[0].on)


def _number(year: int, numbers: Counter[int]) -> str:
    numbers[year] += 1
    return f"PV-{year}-{numbers[year]:05d}"


class _Managing:
    def __init__(self, municipalities: Sequence[Municipality], staff: Staff, *, chance: Random, today: date) -> None:
        self.chance, self.today = chance, today
        by_organisation = staff.by_organisation()
        self.managers: dict[str, tuple[Membership, ...]] = {
            place.code: by_organisation[organisations.unit_code(place), "case_manager"] for place in municipalities
        }
        self.neighbours = {
            place.code: [
                other.code
                for other in municipalities
                if other.region_code == place.region_code and other.code != place.code
            ]
            for place in municipalities
        }

    def terms(self, found: Sequence[_Life]) -> Iterator[tuple[str, tuple[Term, ...]]]:
        """(person, managers one after another) of every case."""
        by_municipality: defaultdict[str, list[_Life]] = defaultdict(list)
        for life in found:
            by_municipality[life.person.municipality_code].append(life)
        movable = [life for life in found if life.is_open and life.steps[0].on < self.today - timedelta(days=500)]
        moved = {life.person.key for life in self.chance.sample(movable, min(_HANDED_OVER, len(movable)))}
        for code, cases in by_municipality.items():
            present = [row for row in self.managers[code] if row.valid_until is None and row.staff_key != DEMO_MANAGER]
            demo = next((row for row in self.managers[code] if row.staff_key == DEMO_MANAGER), None)
            of_demo = demo_cases(cases) if demo else frozenset[str]()
            turn = self.chance.randrange(len(present))
            for life in cases:
                turn += 1
                manager = demo if demo and life.person.key in of_demo else present[turn % len(present)]
                if life.person.key in moved:
                    yield life.person.key, tuple(self._after_a_hand_over(life, manager))
                else:
                    yield life.person.key, tuple(self._one_after_another(life, manager))

    def _one_after_another(self, life: _Life, manager: Membership) -> Iterator[Term]:
        unit = manager.organisation_code or ""
        opened = life.steps[0].on
        if manager.valid_from <= opened:
            yield Term(manager.staff_key, unit, opened, None)
            return
        before = [
            row
            for row in self.managers[life.person.municipality_code]
            if row.holds(on=opened) and (row.valid_until is None or row.valid_until >= manager.valid_from)
        ]
        first = self.chance.choice(before)
        last = min(first.valid_until or self.today, manager.valid_from + timedelta(days=90), self.today)
        handed_on = chances.day_between(self.chance, manager.valid_from + timedelta(days=1), last)
        yield Term(first.staff_key, unit, opened, handed_on)
        yield Term(manager.staff_key, unit, handed_on, None)

    def _after_a_hand_over(self, life: _Life, manager: Membership) -> Iterator[Term]:
        """From a neighbouring municipality, decided within the last months."""
        sender = self.managers[self.chance.choice(self.neighbours[life.person.municipality_code])][0]
        latest = max(manager.valid_from, life.steps[0].on) + timedelta(days=30)
        decided = self.today - timedelta(days=self.chance.randint(6, 160))
        handed_on = chances.working_day(max(decided, latest))
        yield Term(sender.staff_key, sender.organisation_code or "", life.steps[0].on, handed_on)
        yield Term(manager.staff_key, manager.organisation_code or "", handed_on, None)


def demo_cases(cases: Sequence[_Life]) -> frozenset[str]:
    """Twenty-four open cases in as many different situations as there are, so that the demonstration shows them all."""
    by_situation: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for life in cases:
        if life.is_open:
            by_situation[life.steps[-1].after, life.person.counted_as].append(life.person.key)
    chosen: list[str] = []
    while len(chosen) < DEMO_OPEN_CASES and any(by_situation.values()):
        for keys in by_situation.values():
            if keys and len(chosen) < DEMO_OPEN_CASES:
                chosen.append(keys.pop(0))
    return frozenset(chosen)


def _protection(
    found: Sequence[_Life], terms: Mapping[str, tuple[Term, ...]], chance: Random, *, today: date
) -> dict[str, str]:
    """Restricted files of any kind, sealed ones of children; one of each among the demonstration's own."""
    demo = [life.person.key for life in found if terms[life.person.key][-1].account_key == DEMO_MANAGER]
    others = [life for life in found if terms[life.person.key][-1].account_key != DEMO_MANAGER]
    children = {life.person.key for life in found if life.person.age(on=today) < _ADULT_AGE}
    sealed = [key for key in demo if key in children][:1]
    sealed += chance.sample([one.person.key for one in others if one.person.key in children], _SEALED - len(sealed))
    restricted = [key for key in demo if key not in sealed][-1:]
    rest = [life.person.key for life in others if life.person.key not in sealed]
    restricted += chance.sample(rest, _RESTRICTED - len(restricted))
    return dict.fromkeys(sorted(restricted), "restricted") | dict.fromkeys(sorted(sealed), "sealed")

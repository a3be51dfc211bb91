"""The way of each case from state to state, ending where the person's life leaves it today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration.cohorts import Circumstance, Counted
from pertvarka.people.demonstration.homes import Home
from pertvarka.people.demonstration.people import Person

IDENTIFIED = "identified"
REGISTERED = "registered"
UNDER_ASSESSMENT = "under_assessment"
PLANNING = "planning"
PLAN_ACTIVE = "plan_active"
TRANSITION = "transition"
FOLLOW_UP = "follow_up"
CLOSED = "closed"
SUSPENDED = "suspended"

EARLIEST = date(2015, 1, 12)
_ADULT_AGE = 18
_LEAVING_AGE = 24

STEPS = frozenset({
    ("", IDENTIFIED), (IDENTIFIED, REGISTERED), (REGISTERED, UNDER_ASSESSMENT), (UNDER_ASSESSMENT, PLANNING),
    (PLANNING, PLAN_ACTIVE), (PLAN_ACTIVE, TRANSITION), (TRANSITION, FOLLOW_UP), (PLAN_ACTIVE, FOLLOW_UP),
    (FOLLOW_UP, PLAN_ACTIVE), (FOLLOW_UP, CLOSED), (PLAN_ACTIVE, PLANNING), (PLAN_ACTIVE, UNDER_ASSESSMENT),
    (PLAN_ACTIVE, SUSPENDED), (CLOSED, REGISTERED),
})  # fmt: skip
"""Every step the invented cases take; `("", …)` opens a case, the last one opens it again."""

_REASONS = {
    ("", IDENTIFIED): "",
    (IDENTIFIED, REGISTERED): "Asmuo ir šeima žino, kad atvejis pradėtas.",
    (REGISTERED, UNDER_ASSESSMENT): "Paskirti vertintojai.",
    (UNDER_ASSESSMENT, PLANNING): "Poreikiai įvertinti ir aptarti su asmeniu.",
    (PLANNING, PLAN_ACTIVE): "Planas suderintas.",
    (PLAN_ACTIVE, TRANSITION): "Rasta vieta, pradėta ruoštis persikraustymui.",
    (TRANSITION, FOLLOW_UP): "Asmuo persikraustė.",
    (PLAN_ACTIVE, FOLLOW_UP): "Tikslai pasiekti, stebime, kaip sekasi.",
    (FOLLOW_UP, PLAN_ACTIVE): "Pagalbos reikia ir toliau, planas pratęstas.",
    (FOLLOW_UP, CLOSED): "Pagalbos nebereikia.",
    (PLAN_ACTIVE, PLANNING): "Pasikeitė asmens norai, planas peržiūrimas.",
    (PLAN_ACTIVE, UNDER_ASSESSMENT): "Pasikeitė poreikiai, reikia vertinti iš naujo.",
    (PLAN_ACTIVE, SUSPENDED): "Asmuo ilgesnį laiką gydosi ligoninėje.",
    (CLOSED, REGISTERED): "Asmuo kreipėsi dar kartą.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A case goes from one state to the next; `before` is empty where it begins."""

    before: str
    after: str
    on: date
    reason: str


@dataclass(slots=True)
class _Way:
    """A way in the making. Days never go back and never pass the last day allowed."""

    chance: Random
    last_day: date
    steps: list[Step] = field(default_factory=list)

    @property
    def state(self) -> str:
        return self.steps[-1].after if self.steps else ""

    @property
    def day(self) -> date:
        return self.steps[-1].on

    def go(self, state: str, on: date) -> None:
        earliest = self.steps[-1].on if self.steps else date.min
        day = max(chances.working_day(min(on, self.last_day)), earliest)
        self.steps.append(Step(self.state, state, day, _REASONS[self.state, state]))

    def go_after(self, state: str, shortest: int, longest: int) -> None:
        """The next step so many days later; sooner where the last day allowed is near."""
        room = max((self.last_day - self.day).days - 1, 0)
        self.go(state, self.day + timedelta(days=min(self.chance.randint(shortest, longest), room)))


def life_of(person: Person, chance: Random, *, today: date) -> Sequence[Step]:
    """The steps of the person's case, oldest first, none after today."""
    ends_as = chances.weighted(chance, _situation(person, today))
    way = _Way(chance, last_day=today - timedelta(days=1))
    if ends_as == IDENTIFIED or (ends_as == REGISTERED and chances.happens(chance, 0.5)):
        way.go(IDENTIFIED, today - timedelta(days=chance.randint(4, 28)))
        if ends_as == REGISTERED:
            way.go_after(REGISTERED, 1, 4)
        return way.steps
    _as_the_reform_counted(way, person)
    _as_the_person_moved(way, person)
    _as_it_ended(way, ends_as, today)
    return way.steps


def _as_the_reform_counted(way: _Way, person: Person) -> None:
    """From the first word to the first plan: around the assessment of 2017, or before the service began."""
    counted = person.counted_on
    first = max(EARLIEST, person.born_on + timedelta(days=3), counted - timedelta(days=300))
    way.go(IDENTIFIED, chances.day_between(way.chance, first, counted - timedelta(days=30)))
    room = (counted - way.day).days
    way.go(REGISTERED, way.day + timedelta(days=min(way.chance.randint(1, 14), room // 8)))
    if person.service is None:
        way.go(UNDER_ASSESSMENT, counted - timedelta(days=way.chance.randint(0, 15)))
        way.go(PLANNING, counted + timedelta(days=way.chance.randint(4, 25)))
        way.go_after(PLAN_ACTIVE, 14, 60)
    else:
        way.go(UNDER_ASSESSMENT, counted - timedelta(days=round(room * 0.7)))
        way.go(PLANNING, counted - timedelta(days=round(room * 0.4)))
        way.go(PLAN_ACTIVE, counted - timedelta(days=round(room * 0.1)))


def _as_the_person_moved(way: _Way, person: Person) -> None:
    left = next((stay.until_on for stay in person.stays if stay.until_on and stay.until_on > way.day), None)
    if left and person.service is None:
        way.go(TRANSITION, max(way.day, left - timedelta(days=way.chance.randint(30, 150))))
        way.go(FOLLOW_UP, left)
    elif person.service and person.service.until_on > way.day:
        way.go(FOLLOW_UP, person.service.until_on)


def _as_it_ended(way: _Way, ends_as: str, today: date) -> None:
    """From where life has led to the state of today, by recent steps."""
    if ends_as == way.state:
        return
    if ends_as in {CLOSED, REGISTERED}:
        if way.state == PLAN_ACTIVE:
            way.go_after(FOLLOW_UP, 120, 700)
        way.go_after(CLOSED, 90, 400)
        if ends_as == REGISTERED:
            way.go(REGISTERED, today - timedelta(days=way.chance.randint(3, 25)))
        return
    if way.state == FOLLOW_UP:
        way.go_after(PLAN_ACTIVE, 180, 400)
    if ends_as != PLAN_ACTIVE:
        way.go(ends_as, today - timedelta(days=way.chance.randint(6, 75)))


def _situation(person: Person, today: date) -> Mapping[str, float]:
    """How likely each state is today for somebody in this situation."""
    age = person.age(on=today)
    lives_in_institution = person.home == Home.INSTITUTION
    if person.counted_as == Counted.ASSESSED_ADULT:
        return _ADULT_RESIDENT if lives_in_institution else _ADULT_OUTSIDE
    if person.counted_as == Counted.ASSESSED_CHILD:
        if age < _ADULT_AGE:
            return _CHILD_RESIDENT if lives_in_institution else _CHILD_OUTSIDE
        return _ADULT_OUTSIDE if person.circumstance == Circumstance.DISABILITY else _after_childhood(age)
    if person.counted_as == Counted.SERVED_MOTHER:
        return _MOTHER
    return _after_childhood(age) if age >= _ADULT_AGE else _CHILD_OUTSIDE


def _after_childhood(age: int) -> Mapping[str, float]:
    return _YOUNG if age < _LEAVING_AGE else _GROWN


_ADULT_RESIDENT = {
    PLAN_ACTIVE: 46, TRANSITION: 13, PLANNING: 15, UNDER_ASSESSMENT: 13, REGISTERED: 4, IDENTIFIED: 2, SUSPENDED: 2,
    CLOSED: 5,
}  # fmt: skip
_ADULT_OUTSIDE = {
    PLAN_ACTIVE: 40, FOLLOW_UP: 27, PLANNING: 4, UNDER_ASSESSMENT: 3, REGISTERED: 2, SUSPENDED: 2, CLOSED: 22,
}  # fmt: skip
_CHILD_RESIDENT = {PLAN_ACTIVE: 50, TRANSITION: 22, PLANNING: 16, UNDER_ASSESSMENT: 12}
_CHILD_OUTSIDE = {PLAN_ACTIVE: 48, FOLLOW_UP: 30, PLANNING: 4, REGISTERED: 3, CLOSED: 15}
_YOUNG = {PLAN_ACTIVE: 26, FOLLOW_UP: 22, REGISTERED: 2, CLOSED: 50}
_GROWN = {FOLLOW_UP: 3, CLOSED: 97}
_MOTHER = {PLAN_ACTIVE: 9, FOLLOW_UP: 10, REGISTERED: 1, CLOSED: 80}

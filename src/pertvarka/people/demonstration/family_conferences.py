"""Invented family conferences at every step, each held by somebody of the register who has no tie to its case."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import family_register, family_texts, moments, names, staff
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.family_register import (
    COORDINATOR,
    DEMO_COORDINATOR,
    DEMO_REGION,
    SUPERVISOR,
    Entry,
    Session,
)
from pertvarka.people.demonstration.records import Case

MEMBERS = (3, 6)
LOAD_AT_MOST = 3
PHASES = {
    "referral": (4, (2, 6)),
    "preparation": (8, (8, 20)),
    "information": (1, (14, 25)),
    "private_time": (1, (14, 25)),
    "presented": (4, (20, 30)),
    "sent_back": (2, (20, 30)),
    "accepted": (9, (45, 110)),
    "carried_out": (3, (140, 170)),
    "review": (2, (160, 190)),
    "closed": (7, (220, 600)),
}
"""How many stand at each step, and how many days ago they were referred, at the least and at the most."""
ORDER = tuple(PHASES)
OF_DEMO = ("preparation", "presented")
"""What the demonstration's own coordinator holds; the second is a case of its own manager, who answers."""


@dataclass(frozen=True, slots=True)
class Member:
    relation: str
    name: str
    invitation: str
    safety_reason: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    what: str
    who: str
    due_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Conference:
    """Columns as the table names them; what has not happened yet is empty."""

    case_key: str
    phase: str
    question: str
    referred_at: datetime
    coordinator_key: str | None
    supervisor_key: str | None
    independence: str = ""
    trusted_person: str = ""
    planned_on: date | None = None
    held_on: date | None = None
    private_from: datetime | None = None
    private_until: datetime | None = None
    family_plan: str = ""
    sent_back_reason: str = ""
    accepted_on: date | None = None
    review_on: date | None = None
    review_words: str = ""
    closed_on: date | None = None
    family: tuple[Member, ...] = ()
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    entries: tuple[Entry, ...]
    sessions: tuple[Session, ...]
    conferences: tuple[Conference, ...]


def invent(layer: Country, *, regions: Mapping[str, str]) -> Register:
    """regions: the region of each municipality, by code."""
    chance = chances.stream(layer.seed, "family conferences")
    entries = tuple(family_register.entries(layer, chance, regions=sorted(set(regions.values()))))
    return Register(
        entries=entries,
        sessions=tuple(family_register.sessions(entries, chance, today=layer.today)),
        conferences=tuple(_Conferences(layer, entries, chance, regions).made()),
    )


class _Conferences:
    """Draws cases for the conferences, and for each a coordinator who has nothing to do with its case."""

    def __init__(self, layer: Country, entries: Sequence[Entry], chance: Random, regions: Mapping[str, str]) -> None:
        self.today, self.chance, self.regions = layer.today, chance, regions
        self.coordinators = [one for one in entries if one.kind == COORDINATOR]
        self.supervisors = [one for one in entries if one.kind == SUPERVISOR]
        self.load: Counter[str] = Counter()
        fitting = [
            case for case in layer.cases
            if case.kind == "child_and_family" and case.is_open and case.protection == "ordinary"
        ]  # fmt: skip
        self.left = chance.sample(fitting, len(fitting))

    def made(self) -> list[Conference]:
        wanted = [phase for phase, (number, _days) in PHASES.items() for _each in range(number)]
        made = []
        for phase in OF_DEMO:
            wanted.remove(phase)
            made.append(self._one(phase, of_demo=True))
        made += [self._one(phase) for phase in wanted]
        return [one for one in made if one is not None]

    def _one(self, phase: str, *, of_demo: bool = False) -> Conference | None:
        referred_on = chances.working_day(self.today - timedelta(days=self.chance.randint(*PHASES[phase][1])))
        case = self._case(referred_on, of_demo_manager=of_demo and phase == OF_DEMO[1], is_near_demo=of_demo)
        if case is None:
            return None
        self.left.remove(case)
        begun = Conference(
            case_key=case.key,
            phase=phase,
            question=self.chance.choice(family_texts.QUESTIONS),
            referred_at=moments.during(referred_on, self.chance),
            coordinator_key=None,
            supervisor_key=None,
        )
        return begun if phase == "referral" else self._held(begun, case, referred_on=referred_on, of_demo=of_demo)

    def _case(self, referred_on: date, *, of_demo_manager: bool, is_near_demo: bool) -> Case | None:
        fitting = [case for case in self.left if case.opened_on < referred_on]
        of_demo = [case for case in fitting if case.manager_key == staff.DEMO_MANAGER]
        if of_demo_manager and of_demo:
            return of_demo[0]
        others = [case for case in fitting if case.manager_key != staff.DEMO_MANAGER]
        near = [case for case in others if is_near_demo and self.regions[case.municipality_code] == DEMO_REGION]
        return next(iter(near or others), None)

    def _held(self, begun: Conference, case: Case, *, referred_on: date, of_demo: bool) -> Conference:
        chance, step = self.chance, ORDER.index(begun.phase)
        coordinator = DEMO_COORDINATOR if of_demo else self._coordinator(case)
        region = self.regions[case.municipality_code]
        near = [one for one in self.supervisors if one.region_code == region] or self.supervisors
        if begun.phase != "closed":
            self.load[coordinator] += 1
        met = step > ORDER.index("preparation")
        is_today = begun.phase in ("information", "private_time")
        held_on = self.today if is_today else referred_on + timedelta(days=15)
        planned_on = held_on if met else self.today + timedelta(days=chance.randint(3, 15))
        has_plan, is_accepted = step >= ORDER.index("presented"), step >= ORDER.index("accepted")
        accepted_on = min(held_on + timedelta(days=2), self.today) if is_accepted else None
        is_alone = step >= ORDER.index("private_time")
        is_over = step >= ORDER.index("review")
        review_on = accepted_on + timedelta(days=120) if accepted_on else None
        return Conference(
            case_key=begun.case_key,
            phase=begun.phase,
            question=begun.question,
            referred_at=begun.referred_at,
            coordinator_key=coordinator,
            supervisor_key=chance.choice(near).key,
            independence=chance.choice(family_texts.INDEPENDENCE),
            trusted_person=chance.choice(family_texts.TRUSTED),
            planned_on=planned_on,
            held_on=held_on if met else None,
            private_from=moments.at(held_on, 8, 5) if is_alone else None,
            private_until=moments.at(held_on, 9, chance.randint(0, 55)) if has_plan else None,
            family_plan=chance.choice(family_texts.PLANS) if has_plan else "",
            sent_back_reason=family_texts.SENT_BACK if begun.phase == "sent_back" else "",
            accepted_on=accepted_on,
            review_on=review_on,
            review_words=self._review(begun.phase) if is_over else "",
            closed_on=min(review_on + timedelta(days=7), self.today) if review_on and begun.phase == "closed" else None,
            family=tuple(self._family(met=met)),
            tasks=tuple(self._tasks(held_on, is_over=step >= ORDER.index("carried_out"))) if has_plan else (),
        )

    def _coordinator(self, case: Case) -> str:
        around = {case.organisation_code, *(row.organisation_code for row in case.team)}
        on_team = {row.account_key for row in case.team}
        region = self.regions[case.municipality_code]
        fitting = [
            one for one in self.coordinators
            if one.organisation_code not in around and one.key not in on_team and one.key != DEMO_COORDINATOR
            and self.load[one.key] < LOAD_AT_MOST
        ]  # fmt: skip
        near = [one for one in fitting if one.region_code == region]
        return self.chance.choice(near or fitting).key

    def _family(self, *, met: bool) -> list[Member]:
        chance = self.chance
        states = ("came", "came", "came", "not_coming") if met else ("coming", "coming", "invited", "to_invite")
        drawn = chance.sample(family_texts.RELATIONS, chance.randint(*MEMBERS))
        family = [Member(relation, self._name(sex), chance.choice(states)) for relation, sex in drawn[1:]]
        first, sex = drawn[0]
        family.insert(0, Member(first, self._name(sex), states[0]))
        if chances.happens(chance, 0.25):
            relation, sex = family_texts.LEFT_OUT
            family.append(Member(relation, self._name(sex), "not_invited", family_texts.SAFETY))
        return family

    def _name(self, sex: str) -> str:
        first = names.first_name(self.chance, sex=sex, birth_year=self.chance.randint(1950, 2000))
        return f"{first} {names.surname(self.chance).form(sex=sex, is_married=sex == 'female')}"

    def _tasks(self, held_on: date, *, is_over: bool) -> list[Task]:
        made = []
        for what, who in self.chance.sample(family_texts.TASKS, self.chance.randint(2, 4)):
            due_on = held_on + timedelta(days=self.chance.randint(20, 75))
            done = is_over or (due_on < self.today and chances.happens(self.chance, 0.7))
            made.append(Task(what, who, due_on, min(due_on, self.today) if done else None))
        return made

    def _review(self, phase: str) -> str:
        words = self.chance.choice(family_texts.REVIEWS)
        return f"{words}\n\n{self.chance.choice(family_texts.ENDINGS)}" if phase == "closed" else words

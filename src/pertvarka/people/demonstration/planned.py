"""The individual plans of the invented country: of all assessed in 2017, newer ones in force, drafts with holes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import lives, moments, need_texts
from pertvarka.people.demonstration.assessed import agreed_by
from pertvarka.people.demonstration.cohorts import Circumstance, Counted
from pertvarka.people.demonstration.followed import Assessment, FoundNeed, Plan, PlanNeed, ServiceNeed
from pertvarka.people.demonstration.homes import Home
from pertvarka.people.demonstration.people import Person
from pertvarka.people.demonstration.records import Case

_ADULT_AGE = 18
_LAST_OF_2017 = date(2017, 12, 29)
_IN_FORCE = frozenset({
    lives.PLAN_ACTIVE, lives.TRANSITION, lives.FOLLOW_UP, lives.SUSPENDED, lives.PLANNING, lives.UNDER_ASSESSMENT,
})  # fmt: skip
_HOMES = {"adult": ("S06", "S05", "S04"), "child": ("S30", "S01"), "young": ("S03", "S31")}
_SERVICES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "adult": {
        "self_care": ("S25",), "learning": ("S20",), "occupation": ("S12", "S11"), "leisure": ("S19",),
        "health": ("S24",), "decisions": ("S13",), "safety": ("S08",), "relations": ("S19",), "money": ("S20",),
    },
    "child": {"relations": ("S15",), "learning": ("S15",), "safety": ("S14",), "decisions": ("S14",)},
    "young": {"money": ("S31",), "occupation": ("S31",), "decisions": ("S31",)},
}  # fmt: skip
"""Which services answer which need; a need without one here is answered by a goal."""
_ANSWERS = {"planned": 0.6, "no_service": 0.25, "later": 0.15}
"""How the last need of a plan is answered where no service fits it."""
_PER_WEEK = frozenset({"S15", "S13", "S14", "S20", "S31", "S25", "S33"})


class Planning:
    """Makes the plans of one case after another."""

    def __init__(self, *, chance: Random, today: date) -> None:
        self.chance, self.today = chance, today

    def of(self, case: Case, person: Person, assessments: Sequence[Assessment]) -> tuple[Plan, ...]:
        agreed = [one for one in assessments if one.agreed_on]
        if agreed:
            return tuple(self._after_assessment(case, person, agreed))
        if case.state in _IN_FORCE and person.counted_as != Counted.BESIDE_MOTHER:
            return (self._current(case, person, None, number=1, since=self._settled_on(case)),)
        return ()

    def _after_assessment(self, case: Case, person: Person, agreed: Sequence[Assessment]) -> Iterator[Plan]:
        first = agreed[0]
        assert first.agreed_on is not None  # noqa: S101 (those without are left out above)
        agreed_on = chances.working_day(
            min(first.agreed_on + timedelta(days=self.chance.randint(7, 40)), _LAST_OF_2017)
        )
        agreed_on = max(agreed_on, first.agreed_on)
        yield self._first(case, person, first, agreed_on=agreed_on)
        number = 2
        if case.state in _IN_FORCE:
            newest = agreed[-1]
            assert newest.agreed_on is not None  # noqa: S101
            since = max(self._settled_on(case), newest.agreed_on + timedelta(days=10), agreed_on + timedelta(days=30))
            yield self._current(case, person, newest, number=number, since=min(since, self.today - timedelta(days=1)))
            number += 1
        if case.state == lives.PLANNING:
            yield self._draft(case, person, agreed[-1], number=number)

    def _first(self, case: Case, person: Person, assessment: Assessment, *, agreed_on: date) -> Plan:
        """The plan of 2017; what came of it shows in the state of the case."""
        has_successor = case.state in _IN_FORCE
        ended_on = None if has_successor else (case.closed_on or min(date(2019, 12, 20), self.today))
        return self._plan(
            case,
            person,
            assessment,
            number=1,
            state="superseded" if has_successor else "completed",
            agreed_on=agreed_on,
            needs=tuple(self._needs(person, assessment.needs[:2], on=agreed_on, is_past=True)),
            ended_on=ended_on,
            ended_reason="" if has_successor else "Planas įvykdytas.",
        )

    def _current(self, case: Case, person: Person, assessment: Assessment | None, *, number: int, since: date) -> Plan:
        state = "in_review" if case.state == lives.PLANNING or chances.happens(self.chance, 0.05) else "active"
        found = assessment.needs if assessment else self._told(person)
        return self._plan(
            case,
            person,
            assessment,
            number=number,
            state=state,
            agreed_on=chances.working_day(since),
            needs=tuple(self._needs(person, found, on=since, is_past=False)),
            review_due_on=case.review_due_on or self.today + timedelta(days=self.chance.randint(10, 150)),
        )

    def _draft(self, case: Case, person: Person, assessment: Assessment, *, number: int) -> Plan:
        """A plan being written: some needs have an answer, the last ones not yet."""
        needs = list(self._needs(person, assessment.needs, on=self.today, is_past=False))
        holes = self.chance.randint(1, 2)
        needs[-holes:] = [
            PlanNeed(domain=need.domain, own_words=need.own_words, answer="", found=need.found)
            for need in needs[-holes:]
        ]
        return Plan(
            key=f"{case.key}:plan:{number}",
            number=number,
            assessment_key=assessment.key,
            state="draft",
            made_at=moments.at(self.today - timedelta(days=self.chance.randint(2, 20)), 10),
            made_by_key=case.manager_key,
            agreement="open",
            needs=tuple(needs),
            what_matters=self.chance.choice(need_texts.WHAT_MATTERS),
            living_wish=assessment.living_wish,
        )

    def _plan(
        self,
        case: Case,
        person: Person,
        assessment: Assessment | None,
        *,
        number: int,
        state: str,
        agreed_on: date,
        needs: tuple[PlanNeed, ...],
        review_due_on: date | None = None,
        ended_on: date | None = None,
        ended_reason: str = "",
    ) -> Plan:
        age = person.age(on=agreed_on)
        audience = "adult" if age >= _ADULT_AGE else "child"
        wish = assessment.living_wish if assessment else self.chance.choice(need_texts.LIVING_WISH[audience])
        return Plan(
            key=f"{case.key}:plan:{number}",
            number=number,
            assessment_key=assessment.key if assessment else None,
            state=state,
            made_at=moments.at(agreed_on - timedelta(days=min(5, number)), 10),
            made_by_key=case.manager_key,
            agreement="partly" if chances.happens(self.chance, 0.04) else "agreed",
            needs=needs,
            agreed_by=agreed_by(person, age),
            agreed_on=agreed_on,
            agreed_words=self.chance.choice(need_texts.AGREED_WORDS),
            what_matters=self.chance.choice(need_texts.WHAT_MATTERS),
            living_wish=wish,
            contingency=need_texts.CONTINGENCY,
            starts_on=agreed_on,
            review_due_on=review_due_on,
            ended_on=ended_on,
            ended_reason=ended_reason,
        )

    def _needs(self, person: Person, found: Sequence[FoundNeed], *, on: date, is_past: bool) -> Iterator[PlanNeed]:
        audience = _audience(person, on)
        for place, need in enumerate(found):
            service = self._service(person, need.domain, audience, on=on, is_past=is_past)
            is_last = place + 1 == len(found) and place > 0
            answer = chances.weighted(self.chance, _ANSWERS) if service is None and is_last else "planned"
            if answer == "no_service":
                yield PlanNeed(need.domain, need.own_words, "no_service", place, reason=need_texts.NO_SERVICE)
            elif answer == "later":
                later = max(on, self.today) + timedelta(days=self.chance.randint(30, 200))
                yield PlanNeed(
                    need.domain, need.own_words, "later", place, reason=need_texts.PUT_OFF, put_off_until=later
                )
            else:
                yield PlanNeed(
                    domain=need.domain,
                    own_words=need.own_words,
                    answer="planned",
                    found=place,
                    goal=need.own_words,
                    goal_due_on=on + timedelta(days=180),
                    measure=self.chance.choice(need_texts.MEASURES),
                    service=service,
                )

    def _service(self, person: Person, domain: str, audience: str, *, on: date, is_past: bool) -> ServiceNeed | None:
        if domain == "home":
            needs_home = is_past or (person.home == Home.INSTITUTION)
            codes = _HOMES[audience] if needs_home else ()
        else:
            codes = _SERVICES[audience].get(domain, ())
        if not codes:
            return None
        code = self.chance.choice(codes)
        is_home = domain == "home"
        wished = on + timedelta(days=self.chance.randint(30, 200))
        return ServiceNeed(
            service_type=code,
            amount=1 if is_home else self.chance.randint(2, 12),
            per="always" if is_home else ("week" if code in _PER_WEEK else "month"),
            wished_from=wished,
            urgency=chances.weighted(self.chance, {"months": 0.4, "year": 0.45, "later": 0.1, "now": 0.05}),
            blocks_move=is_home and not is_past,
            is_past=is_past,
        )

    def _told(self, person: Person) -> tuple[FoundNeed, ...]:
        """What a person says without a formal assessment."""
        is_adult = person.age(on=self.today) >= _ADULT_AGE
        words = need_texts.OWN_WORDS if is_adult else need_texts.CHILD_WORDS
        domains = self.chance.sample(("learning", "occupation", "relations", "money", "decisions", "safety"), 2)
        return tuple(FoundNeed(domain, self.chance.choice(words[domain]), "", 1) for domain in domains)

    def _settled_on(self, case: Case) -> date:
        """When the plan of today was agreed: when the case came to it last, and no more than two years ago."""
        came = [change.changed_at.date() for change in case.changes if change.after == lives.PLAN_ACTIVE]
        earliest = self.today - timedelta(days=self.chance.randint(40, 700))
        return max(came[-1] if came else case.opened_on, earliest)


def _audience(person: Person, on: date) -> str:
    if person.age(on=on) < _ADULT_AGE:
        return "child"
    return "adult" if person.circumstance == Circumstance.DISABILITY else "young"

"""The assessments of the invented country: 1,926 people assessed in 2017, some of them again since, some just now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import lives, moments, need_texts
from pertvarka.people.demonstration.cohorts import Circumstance, Counted
from pertvarka.people.demonstration.followed import Assessment, FoundNeed
from pertvarka.people.demonstration.people import Person
from pertvarka.people.demonstration.records import Case

ADULTS, CHILDREN = "needs_adults", "needs_children"
ASSESSED = frozenset({Counted.ASSESSED_ADULT, Counted.ASSESSED_CHILD})
_ADULT_AGE = 18
_ASSESSED_AGAIN = 0.4
_SETTLED_STATES = frozenset({lives.PLAN_ACTIVE, lives.TRANSITION, lives.FOLLOW_UP, lives.PLANNING})


class Assessing:
    """Makes the assessments of one case after another."""

    def __init__(self, assessors: Mapping[str, Sequence[str]], *, chance: Random, today: date) -> None:
        """assessors: keys of those who assess, by region."""
        self.assessors, self.chance, self.today = assessors, chance, today

    def of(self, case: Case, person: Person) -> tuple[Assessment, ...]:
        """Oldest first. Whoever the reform did not assess has none: others were counted by what served them."""
        if person.counted_as not in ASSESSED:
            return ()
        found = [self._agreed(case, person, person.counted_on, reason="first", number=1)]
        again_on = self._assessed_again_on(case)
        if again_on:
            found.append(self._agreed(case, person, again_on, reason="due", number=2))
        if case.state == lives.UNDER_ASSESSMENT:
            found.append(self._open(case, person, number=len(found) + 1))
        agreed = sum(one.agreed_on is not None for one in found)
        return tuple(self._superseded(found, agreed))

    def _superseded(self, found: Sequence[Assessment], agreed: int) -> Iterator[Assessment]:
        """Every agreed one but the newest has been superseded."""
        for place, one in enumerate(found):
            is_old = one.agreed_on is not None and place + 1 < agreed
            yield _with_state(one, "superseded") if is_old else one

    def _assessed_again_on(self, case: Case) -> date | None:
        if case.state not in _SETTLED_STATES or not chances.happens(self.chance, _ASSESSED_AGAIN):
            return None
        first = max(case.opened_on, self.today - timedelta(days=900)) + timedelta(days=30)
        last = self.today - timedelta(days=45)
        return chances.working_day(chances.day_between(self.chance, first, last)) if first < last else None

    def _agreed(self, case: Case, person: Person, agreed_on: date, *, reason: str, number: int) -> Assessment:
        age = person.age(on=agreed_on)
        scores, needs = self._outcome(person, age)
        worker = _manager(case, agreed_on)
        started_on = agreed_on - timedelta(days=self.chance.randint(0, 6))
        return Assessment(
            key=f"{case.key}:assessment:{number}",
            instrument=ADULTS if age >= _ADULT_AGE else CHILDREN,
            state="agreed",
            reason=reason,
            due_on=agreed_on + timedelta(days=14),
            planned_at=moments.at(started_on - timedelta(days=5), 9),
            planned_by_key=worker,
            assessor_keys=self._assessors(person, age),
            started_on=started_on,
            submitted_at=moments.at(agreed_on, 11, self.chance.randint(0, 59)),
            checked_at=moments.at(agreed_on, 13, self.chance.randint(0, 59)),
            checked_by_key=worker,
            agreed_on=agreed_on,
            agreed_by=agreed_by(person, age),
            agreed_words=self.chance.choice(need_texts.AGREED_WORDS),
            scores=scores,
            support_level=_level(scores),
            living_wish=self.chance.choice(need_texts.LIVING_WISH["adult" if age >= _ADULT_AGE else "child"]),
            next_due_on=self._next_due(case, agreed_on),
            needs=needs,
        )

    def _open(self, case: Case, person: Person, *, number: int) -> Assessment:
        """One that is on its way: planned, being answered, or submitted and waiting for the check."""
        age = person.age(on=self.today)
        began = max(case.changes[-1].changed_at.date(), self.today - timedelta(days=40))
        state = chances.weighted(self.chance, {"planned": 0.35, "in_progress": 0.45, "submitted": 0.2})
        scores, needs = self._outcome(person, age)
        is_submitted = state == "submitted"
        return Assessment(
            key=f"{case.key}:assessment:{number}",
            instrument=ADULTS if age >= _ADULT_AGE else CHILDREN,
            state=state,
            reason=self.chance.choice(("due", "change")),
            due_on=self.today + timedelta(days=self.chance.randint(-6, 30)),
            planned_at=moments.at(began, 10, self.chance.randint(0, 59)),
            planned_by_key=case.manager_key,
            assessor_keys=self._assessors(person, age),
            started_on=None if state == "planned" else began,
            submitted_at=moments.at(self.today - timedelta(days=1), 15) if is_submitted else None,
            scores=scores if is_submitted else {},
            support_level=_level(scores) if is_submitted else None,
            needs=needs if is_submitted else (),
        )

    def _assessors(self, person: Person, age: int) -> tuple[str, ...]:
        near = self.assessors.get(person.region_code, ())
        return tuple(near[: 1 if age >= _ADULT_AGE else 2])

    def _outcome(self, person: Person, age: int) -> tuple[dict[str, float], tuple[FoundNeed, ...]]:
        is_adult = age >= _ADULT_AGE
        likely = (1, 2, 2, 3, 3, 4) if person.circumstance == Circumstance.DISABILITY else (0, 1, 1, 2, 2, 3)
        scores: dict[str, float] = {domain: self.chance.choice(likely) for domain in need_texts.DOMAINS}
        chosen = {"home", *self.chance.sample(need_texts.DOMAINS[1:], self.chance.randint(1, 4))}
        words = need_texts.OWN_WORDS if is_adult else need_texts.CHILD_WORDS
        needs = tuple(
            FoundNeed(
                domain=domain,
                own_words=self.chance.choice(words[domain]),
                evidence=self.chance.choice(need_texts.EVIDENCE),
                support_level=int(scores[domain]),
            )
            for domain in need_texts.DOMAINS
            if domain in chosen
        )
        return scores | {"total": sum(scores.values())}, needs

    def _next_due(self, case: Case, agreed_on: date) -> date | None:
        if not case.is_open:
            return None
        due_on = agreed_on + timedelta(days=365)
        return due_on if due_on > self.today else self.today + timedelta(days=self.chance.randint(-20, 150))


def agreed_by(person: Person, age: int) -> str:
    """Who agreed for whom, by age and legal capacity."""
    if age < _ADULT_AGE:
        return "child_and_guardian"
    if person.legal_status == "guardianship":
        return "representative"
    return "with_support" if person.circumstance == Circumstance.DISABILITY else "person"


def answers(assessment: Assessment) -> dict[str, str]:
    """A short tree of answers that gives these scores and needs."""
    found = {need.domain: need for need in assessment.needs}
    tree = {"conversation_on": str(assessment.started_on), "took_part": "person"}
    for domain in need_texts.DOMAINS:
        if domain in assessment.scores:
            tree[f"level_{domain}"] = str(int(assessment.scores[domain]))
            tree[f"unmet_{domain}"] = "yes" if domain in found else "no"
        if domain in found:
            tree[f"wish_{domain}"] = found[domain].own_words
            tree[f"missing_{domain}"] = found[domain].evidence
    return tree


def _manager(case: Case, day: date) -> str:
    """Who made the last step of the case by that day."""
    made = [change.changed_by_key for change in case.changes if change.changed_at.date() <= day]
    return made[-1] if made else case.changes[0].changed_by_key


def _level(scores: Mapping[str, float]) -> int:
    levels = [value for domain, value in scores.items() if domain != "total"]
    return int(sum(levels) / len(levels) + 0.5)


def _with_state(one: Assessment, state: str) -> Assessment:
    return replace(one, state=state, next_due_on=None)

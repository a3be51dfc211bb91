"""Invented workers of the 26 institutions: 1,739 of them, assessed in 2017, as the review declares for that year.

Pure: the same seed gives the same people. Their answers are drawn first, and the result follows from them by the rules.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import names, organisations
from pertvarka.people.demonstration.organisations import Organisation
from pertvarka.services.workforce import rules

ALL = 1_739
ASSESSED_FROM, ASSESSED_UNTIL = date(2017, 2, 6), date(2017, 12, 1)
WOMEN_SHARE, LEFT_SHARE, WISH_SHARE = 0.88, 0.3, 0.7
WITH_ADULTS: Mapping[str, float] = {
    "social_worker": 14,
    "social_worker_assistant": 16,
    "individual_care_staff": 26,
    "nurse": 9,
    "nurse_assistant": 10,
    "occupational_therapist": 3,
    "employment_specialist": 6,
    "psychologist": 1,
    "administration": 6,
    "household": 9,
}
WITH_CHILDREN: Mapping[str, float] = {
    "social_worker": 16,
    "social_educator": 12,
    "educator": 34,
    "individual_care_staff": 10,
    "psychologist": 4,
    "nurse": 4,
    "administration": 8,
    "household": 12,
}
SHARES: Mapping[str, float] = {"1.00": 80, "0.75": 6, "0.50": 10, "1.25": 4}
WENT: Mapping[str, float] = {
    "community_service": 45,
    "retired": 25,
    "left": 14,
    "retraining": 9,
    "other_institution": 7,
}
WISHES: Mapping[str, float] = {"community_service": 58, "stay": 20, "retrain": 13, "leave": 9}


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who works in an institution of the demonstration, with what they were found to be able to do."""

    institution: str
    name: str
    profession: str
    share: str
    started_on: date
    answers: Mapping[str, str]
    submitted_on: date
    left_on: date | None
    went_to: str
    wish: str

    @property
    def levels(self) -> dict[str, float]:
        return {domain: self._mean(domain) for domain in rules.DOMAINS}

    @property
    def motivation(self) -> float:
        return self._mean(rules.MOTIVATION)

    @property
    def result(self) -> str:
        return rules.result_class(self.levels, motivation=self.motivation)

    def _mean(self, domain: str) -> float:
        return rules.mean([float(self.answers[f"{domain}_{number}"]) for number in (1, 2)])


def invent(bodies: Sequence[Organisation], *, seed: int, today: date) -> Iterator[Worker]:
    """Workers of every institution, in its order."""
    homes = [body for body in bodies if body.kind == organisations.INSTITUTION]
    chance = chances.stream(seed, "workers")
    for home, number in zip(homes, _sizes(len(homes), chance), strict=True):
        for _ in range(number):
            yield _worker(home, chance, today=today)


def _sizes(count: int, chance: Random) -> list[int]:
    """Large and small houses that make the whole together."""
    sizes = [ALL // count + (place < ALL % count) for place in range(count)]
    for place in range(0, count - 1, 2):
        moved = chance.randint(0, 25)
        sizes[place] += moved
        sizes[place + 1] -= moved
    return sizes


def _worker(home: Organisation, chance: Random, *, today: date) -> Worker:
    sex = "female" if chances.happens(chance, WOMEN_SHARE) else "male"
    first = names.first_name(chance, sex=sex, birth_year=chance.randint(1955, 1992))
    surname = names.surname(chance).form(sex=sex, is_married=chances.happens(chance, 0.65))
    has_left = chances.happens(chance, LEFT_SHARE)
    left_on = chances.day_between(chance, date(2018, 3, 1), today - timedelta(days=40)) if has_left else None
    return Worker(
        institution=home.code,
        name=f"{first} {surname}",
        profession=chances.weighted(chance, WITH_CHILDREN if organisations.CHILDREN in home.serves else WITH_ADULTS),
        share=chances.weighted(chance, SHARES),
        started_on=chances.working_day(chances.day_between(chance, date(1998, 1, 5), date(2016, 12, 1))),
        answers=_answers(chance),
        submitted_on=chances.working_day(chances.day_between(chance, ASSESSED_FROM, ASSESSED_UNTIL)),
        left_on=chances.working_day(left_on) if left_on else None,
        went_to=chances.weighted(chance, WENT) if has_left else "",
        wish=chances.weighted(chance, WISHES) if not has_left and chances.happens(chance, WISH_SHARE) else "",
    )


def _answers(chance: Random) -> dict[str, str]:
    able, wanting = chance.gauss(2.3, 0.7), chance.gauss(2.7, 0.9)
    found = {}
    for domain in (*rules.DOMAINS, rules.MOTIVATION):
        height = wanting if domain == rules.MOTIVATION else chance.gauss(able, 0.5)
        for number in (1, 2):
            found[f"{domain}_{number}"] = str(min(max(round(chance.gauss(height, 0.4)), 0), 4))
    return found

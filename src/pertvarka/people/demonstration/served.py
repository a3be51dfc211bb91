"""The services of the invented country: the 755 of the project years with 265 children beside, and those of today."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import lives, moments, need_texts
from pertvarka.people.demonstration.cohorts import Counted
from pertvarka.people.demonstration.organisations import DEMO_PROVIDER
from pertvarka.people.demonstration.people import Person
from pertvarka.people.demonstration.records import Case, TeamRow
from pertvarka.people.demonstration.staff import DEMO_MANAGER

COUNTED_UNDER = "1.4.3"
OF_PROJECT: Mapping[str, str] = {
    Counted.SERVED_CHILD: "S30",
    Counted.SERVED_YOUNG_PERSON: "S31",
    Counted.SERVED_MOTHER: "S32",
}
_ANSWER_DAYS = 14
_REFERRED = {"": 0.68, "sent": 0.13, "waiting": 0.11, "refused": 0.08}
_REFERRED_BY_DEMO = {"": 0.2, "sent": 0.35, "waiting": 0.3, "refused": 0.15}
_ASKED_OF_DEMO: tuple[str, ...] = ("sent", "sent", "waiting", "sent", "refused", "waiting", "sent")
_ACCEPTED_SHARE = 0.45
"""Of the homes that a prepared move waits for."""
_RECORD_DAYS = 30


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer as it stands in the catalogue; `key` is its row."""

    key: int
    service_type: str
    provider_code: str
    region_code: str
    free: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A service need of a plan as it stands in its table; `key` is its row."""

    key: int
    service_type: str
    wished_from: date
    blocks_move: bool


@dataclass(frozen=True, slots=True)
class Referral:
    """`need_key` empty: for a need that stands with the episode it led to."""

    offer_key: int
    provider_code: str
    need_key: int | None
    state: str
    purpose: str
    summary: str
    wished_from: date
    sent_at: datetime
    sent_by_key: str
    answered_at: datetime | None = None
    answered_by_key: str | None = None
    refusal: str = ""
    answer_words: str = ""
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    given_on: date
    amount: int


@dataclass(frozen=True, slots=True)
class Episode:
    """A service given; with `referral` one of today, which answers a need of the plan, without one of the project."""

    offer_key: int
    service_type: str
    provider_code: str
    state: str
    starts_on: date
    ends_on: date | None
    begun_by_key: str
    ended_reason: str = ""
    outcome: str = ""
    satisfaction: int | None = None
    counted_under: str = ""
    children_keys: tuple[str, ...] = ()
    referral: Referral | None = None
    records: tuple[Record, ...] = ()


class Serving:
    """Gives out the places of all offers, one case after another; never more than there are."""

    def __init__(
        self, offers: Sequence[Offer], workers: Mapping[str, Sequence[str]], *, chance: Random, today: date
    ) -> None:
        """workers: keys of those who work at each provider, longest-serving first."""
        self.offers, self.workers, self.chance, self.today = offers, workers, chance, today
        self.taken: Counter[int] = Counter()
        self.asked_of_demo = list(_ASKED_OF_DEMO)

    def of_project(self, person: Person) -> Episode | None:
        """What the project gave between 2017 and 2020, if it did."""
        code = OF_PROJECT.get(person.counted_as)
        service = person.service
        if code is None or service is None:
            return None
        offer = self._offer_of(service.organisation_code, code, must_be_free=False)
        if offer is None:
            return None
        children = tuple(told.other_key for told in person.relationships if told.kind == "child" and told.other_key)
        return Episode(
            offer_key=offer.key,
            service_type=code,
            provider_code=service.organisation_code,
            state="ended",
            starts_on=service.since_on,
            ends_on=service.until_on,
            begun_by_key=self.workers[service.organisation_code][0],
            ended_reason=self.chance.choice(need_texts.ENDED),
            outcome=self.chance.choice(need_texts.OUTCOMES),
            satisfaction=self.chance.choice((3, 4, 4, 5, 5)),
            counted_under=COUNTED_UNDER,
            children_keys=children if person.counted_as == Counted.SERVED_MOTHER else (),
        )

    def of_today(self, case: Case) -> Iterator[Episode]:
        """What providers on the team give now."""
        for row in case.team:
            if row.role_code == "provider_staff" and row.until is None and row.kind == "member":
                offer = self._offer_of(row.organisation_code, None, must_be_free=True)
                if offer:
                    self.taken[offer.key] += 1
                    yield self._given(case, offer, row)

    def referrals(self, case: Case, person: Person, needs: Sequence[Asked]) -> Iterator[Referral]:
        """What was asked for the needs nobody has met yet, and what was answered."""
        if case.protection == "sealed":
            return
        for need in needs:
            offer = self._offer_near(person, need)
            state = self._state(case, need, offer) if offer else ""
            if offer and state:
                yield self._asked(case, offer, need, state)

    def _given(self, case: Case, offer: Offer, row: TeamRow) -> Episode:
        starts_on = row.since.date()
        worker = self.workers[offer.provider_code][0]
        sent_on = starts_on - timedelta(days=self.chance.randint(12, 40))
        return Episode(
            offer_key=offer.key,
            service_type=offer.service_type,
            provider_code=offer.provider_code,
            state="active",
            starts_on=starts_on,
            ends_on=None,
            begun_by_key=worker,
            referral=Referral(
                offer_key=offer.key,
                provider_code=offer.provider_code,
                need_key=None,
                state="started",
                purpose=self.chance.choice(need_texts.PURPOSES),
                summary=self.chance.choice(need_texts.SUMMARIES),
                wished_from=starts_on,
                sent_at=moments.at(sent_on, 10, self.chance.randint(0, 59)),
                sent_by_key=case.manager_key,
                answered_at=moments.at(sent_on + timedelta(days=self.chance.randint(1, 11)), 14),
                answered_by_key=worker,
                starts_on=starts_on,
            ),
            records=tuple(self._records(starts_on)) if offer.provider_code == DEMO_PROVIDER else (),
        )

    def _records(self, starts_on: date) -> Iterator[Record]:
        """A month of working days, a few of them missed."""
        for days in range(_RECORD_DAYS, 0, -1):
            day = self.today - timedelta(days=days)
            if day >= starts_on and day == chances.working_day(day) and chances.happens(self.chance, 0.85):
                yield Record(day, self.chance.choice((1, 2, 2, 3, 4)))

    def _state(self, case: Case, need: Asked, offer: Offer) -> str:
        if offer.provider_code == DEMO_PROVIDER:
            return self.asked_of_demo.pop(0) if self.asked_of_demo else ""
        if case.state == lives.TRANSITION and need.blocks_move and case.protection == "ordinary":
            has_place = offer.free > self.taken[offer.key]
            if has_place and chances.happens(self.chance, _ACCEPTED_SHARE):
                self.taken[offer.key] += 1
                return "accepted"
        return chances.weighted(self.chance, _REFERRED_BY_DEMO if case.manager_key == DEMO_MANAGER else _REFERRED)

    def _asked(self, case: Case, offer: Offer, need: Asked, state: str) -> Referral:
        days = self.chance.randint(1, 18) if state == "sent" else self.chance.randint(16, 90)
        sent_on = chances.working_day(self.today - timedelta(days=days))
        answered_on = None if state == "sent" else sent_on + timedelta(days=self.chance.randint(1, _ANSWER_DAYS))
        refusal = self.chance.choice(tuple(need_texts.REFUSALS)) if state == "refused" else ""
        return Referral(
            offer_key=offer.key,
            provider_code=offer.provider_code,
            need_key=need.key,
            state=state,
            purpose=self.chance.choice(need_texts.PURPOSES),
            summary=self.chance.choice(need_texts.SUMMARIES),
            wished_from=need.wished_from,
            sent_at=moments.at(sent_on, 10, self.chance.randint(0, 59)),
            sent_by_key=case.manager_key,
            answered_at=moments.at(answered_on, 15) if answered_on else None,
            answered_by_key=self.workers[offer.provider_code][0] if answered_on else None,
            refusal=refusal,
            answer_words=need_texts.REFUSALS[refusal] if refusal else "",
            starts_on=self.today + timedelta(days=self.chance.randint(5, 60)) if state == "accepted" else None,
        )

    def _offer_of(self, provider: str, code: str | None, *, must_be_free: bool) -> Offer | None:
        """An offer of this provider: of that kind, or the one with most places left."""
        fitting = [
            offer
            for offer in self.offers
            if offer.provider_code == provider
            and (code is None or offer.service_type == code)
            and (not must_be_free or (offer.is_open and offer.free > self.taken[offer.key]))
        ]
        return max(fitting, key=lambda offer: (offer.free - self.taken[offer.key], -offer.key), default=None)

    def _offer_near(self, person: Person, need: Asked) -> Offer | None:
        fitting = [
            offer
            for offer in self.offers
            if offer.service_type == need.service_type
            and offer.region_code == person.region_code
            and offer.is_open
            and self.workers.get(offer.provider_code)
        ]
        ours = [offer for offer in fitting if offer.provider_code == DEMO_PROVIDER and self.asked_of_demo]
        return self.chance.choice(ours or fitting) if fitting else None

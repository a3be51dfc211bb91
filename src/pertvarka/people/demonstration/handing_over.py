"""Cases on their way from one municipality to another, and openings in an emergency."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import lives, moments, organisations, work_texts
from pertvarka.people.demonstration.places import DEMO_MUNICIPALITY, Municipality
from pertvarka.people.demonstration.records import EmergencyAccess, Outline, TeamRow, Transfer
from pertvarka.people.demonstration.staff import DEMO_MANAGER, Staff
from pertvarka.people.demonstration.teams import GRACE_DAYS

_OFFERED = 7
_REFUSED = 3
_EMERGENCIES_ELSEWHERE = 4
_CALM = timedelta(days=140)
"""Emergencies lie within this time; a case that has just taken a step is not opened before it took it."""
_OF_EMERGENCY = ("case", "identity", "health", "placement", "notes", "tasks")
_MOVABLE = frozenset({lives.PLAN_ACTIVE, lives.TRANSITION, lives.FOLLOW_UP, lives.PLANNING})


@dataclass(frozen=True, slots=True)
class Opening:
    """An emergency together with the row of the team that gives the access."""

    emergency: EmergencyAccess
    row: TeamRow


def accepted(case: Outline, chance: Random) -> Iterator[Transfer]:
    """The hand-over behind a case that came from another municipality."""
    for term, following in zip(case.terms, case.terms[1:], strict=False):
        if term.organisation_code != following.organisation_code and term.until_on:
            offered_on = max(case.opened_on, chances.working_day(term.until_on - timedelta(days=chance.randint(3, 12))))
            yield Transfer(
                from_organisation_code=term.organisation_code,
                to_organisation_code=following.organisation_code,
                to_municipality_code=case.municipality_code,
                reason=chance.choice(work_texts.TRANSFER_REASONS),
                summary=work_texts.TRANSFER_SUMMARY,
                extent=chance.choice(("full", "summary")),
                grace_until_on=term.until_on + timedelta(days=GRACE_DAYS),
                state="accepted",
                offered_at=moments.at(offered_on, 8),
                offered_by_key=term.account_key,
                decided_at=moments.at(term.until_on),
                decided_by_key=following.account_key,
                decision_reason="",
            )


class Hands:
    """Chooses which cases are offered to whom, and which were opened in an emergency."""

    def __init__(
        self,
        cases: Sequence[Outline],
        municipalities: Sequence[Municipality],
        staff: Staff,
        *,
        chance: Random,
        today: date,
    ) -> None:
        self.chance, self.today = chance, today
        self.by_organisation = staff.by_organisation()
        self.places = {place.code: place for place in municipalities}
        self.ordinary = [case for case in cases if case.state in _MOVABLE and case.protection == "ordinary"]

    def offers(self) -> dict[str, Transfer]:
        """By case number: offers that wait, one from and one to the demonstration's unit, and refused ones."""
        settled = [case for case in self.ordinary if len({term.organisation_code for term in case.terms}) == 1]
        demo = [case for case in settled if case.manager_key == DEMO_MANAGER]
        near = [case for case in settled if self._may_come_to_demo(case)]
        chosen = [*demo[:1], *near[:1]]
        rest = [case for case in settled if case not in chosen and case.manager_key != DEMO_MANAGER]
        chosen += self.chance.sample(rest, min(_OFFERED + _REFUSED - len(chosen), len(rest)))
        offers = {}
        for at, case in enumerate(chosen):
            target = DEMO_MUNICIPALITY if case in near[:1] else self._neighbour(case)
            offers[case.number] = self._offer(case, target, is_refused=at >= _OFFERED)
        return offers

    def _may_come_to_demo(self, case: Outline) -> bool:
        demo = self.places[DEMO_MUNICIPALITY]
        return case.region_code == demo.region_code and case.municipality_code != demo.code

    def _neighbour(self, case: Outline) -> str:
        others = [
            place.code
            for place in self.places.values()
            if place.region_code == case.region_code and place.code != case.municipality_code
        ]
        return self.chance.choice(others)

    def _offer(self, case: Outline, target: str, *, is_refused: bool) -> Transfer:
        days = self.chance.randint(20, 90) if is_refused else self.chance.randint(1, 12)
        offered_on = max(chances.working_day(self.today - timedelta(days=days)), case.steps[-1].on)
        unit = organisations.unit_code(self.places[target])
        decided_on = min(offered_on + timedelta(days=self.chance.randint(2, 8)), self.today - timedelta(days=1))
        return Transfer(
            from_organisation_code=case.organisation_code,
            to_organisation_code=unit,
            to_municipality_code=target,
            reason=self.chance.choice(work_texts.TRANSFER_REASONS),
            summary=work_texts.TRANSFER_SUMMARY,
            extent=self.chance.choice(("full", "summary")),
            grace_until_on=self.today + timedelta(days=GRACE_DAYS),
            state="refused" if is_refused else "offered",
            offered_at=moments.at(offered_on, 10, self.chance.randint(0, 59)),
            offered_by_key=case.manager_on(offered_on),
            decided_at=moments.at(max(decided_on, offered_on), 14) if is_refused else None,
            decided_by_key=self._worker(unit, case) if is_refused else None,
            decision_reason=self.chance.choice(work_texts.TRANSFER_REFUSALS) if is_refused else "",
        )

    def openings(self) -> dict[str, Opening]:
        """By case number: two in the demonstration's unit that wait for review, one still open; others elsewhere."""
        calm = [case for case in self.ordinary if case.steps[-1].on < self.today - _CALM]
        demo = [case for case in calm if case.municipality_code == DEMO_MUNICIPALITY]
        demo = [case for case in demo if case.manager_key != DEMO_MANAGER]
        elsewhere = [case for case in calm if case.municipality_code != DEMO_MUNICIPALITY]
        yesterday = moments.at(self.today - timedelta(days=1), 15, 30)
        found: dict[str, Opening] = {}
        for case, opened_at in zip(
            self.chance.sample(demo, min(2, len(demo))), (yesterday, yesterday - timedelta(days=4)), strict=False
        ):
            found[case.number] = self._opening(case, opened_at, review="waiting")
        reviews = ("waiting", "justified", "justified", "unjustified")
        for case, review in zip(self.chance.sample(elsewhere, _EMERGENCIES_ELSEWHERE), reviews, strict=True):
            days = self.chance.randint(2, 6) if review == "waiting" else self.chance.randint(12, 120)
            found[case.number] = self._opening(case, yesterday - timedelta(days=days), review=review)
        return found

    def _opening(self, case: Outline, opened_at: datetime, *, review: str) -> Opening:
        code = organisations.unit_code(self.places[self._neighbour(case)])
        worker = self._worker(code, case)
        reason, words = self.chance.choice(work_texts.EMERGENCIES)
        is_reviewed = review != "waiting"
        ends_at = opened_at + timedelta(hours=24)
        emergency = EmergencyAccess(
            account_key=worker,
            reason=reason,
            words=words,
            opened_at=opened_at,
            ends_at=ends_at,
            review=review,
            reviewed_by_key=self._supervisor(case) if is_reviewed else None,
            reviewed_at=opened_at + timedelta(days=self.chance.randint(1, 5)) if is_reviewed else None,
            review_words=work_texts.REVIEWED[review] if is_reviewed else "",
        )
        row = TeamRow(
            organisation_code=code,
            account_key=worker,
            role_code="case_manager",
            kind="emergency",
            parts=_OF_EMERGENCY,
            may_write=False,
            ground=words,
            since=opened_at,
            until=ends_at,
        )
        return Opening(emergency, row)

    def _worker(self, unit: str, case: Outline) -> str:
        """Somebody of that unit who has never managed the case."""
        managers = {term.account_key for term in case.terms}
        present = [
            row.staff_key
            for row in self.by_organisation[unit, "case_manager"]
            if row.valid_until is None and row.staff_key not in managers and row.staff_key != DEMO_MANAGER
        ]
        return self.chance.choice(present)

    def _supervisor(self, case: Outline) -> str:
        """Of the unit that leads the case; further layers have none of their own, there a colleague stands in."""
        rows = self.by_organisation.get((case.organisation_code, "case_supervisor"))
        if rows:
            return rows[0].staff_key
        return self._worker(case.organisation_code, case)

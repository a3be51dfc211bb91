"""The team of each case, which is the list of who may see it: managers, institutions, providers, mandates."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import lives, moments, organisations
from pertvarka.people.demonstration.homes import Home
from pertvarka.people.demonstration.organisations import DEMO_PROVIDER, Organisation
from pertvarka.people.demonstration.people import Person
from pertvarka.people.demonstration.records import Outline, TeamRow, Term
from pertvarka.people.demonstration.staff import DEMO_OFFICER, Membership, Staff

_EVERYTHING = ("case", "identity", "health", "education", "placement", "plan", "notes", "tasks", "lead")
_OF_SUPERVISOR = ("case", "placement", "plan", "notes", "tasks", "sealed")
_OF_INSTITUTION_STAFF = ("case", "identity", "health", "education", "placement", "plan", "notes", "tasks")
_OF_INSTITUTION_HEAD = ("case", "identity", "placement", "plan", "tasks")
_OF_PROVIDER = ("case", "identity", "plan", "tasks")
_OF_MANDATE = ("case", "identity", "placement", "plan", "notes")
_OF_FORMER_MANAGER = ("case", "placement", "plan", "notes", "tasks")

GRACE_DAYS = 30
DEMO_PROVIDER_PERSONS = 12
_DEMO_OFFICER_CASES = 4
_MANDATE_SHARE = 0.05
_MANDATE_DAYS = 60
_SERVED_STATES = frozenset({lives.PLAN_ACTIVE, lives.TRANSITION, lives.FOLLOW_UP})
_ADULT_AGE = 18


class Teams:
    """Composes the team of one case after another; counts what the demonstration promises in round numbers."""

    def __init__(self, bodies: Sequence[Organisation], staff: Staff, *, chance: Random, today: date) -> None:
        self.chance, self.today = chance, today
        self.by_organisation = staff.by_organisation()
        self.officers = staff.by_region("child_rights_officer")
        self.providers = [body for body in bodies if body.kind == organisations.PROVIDER]
        self.given: Counter[str] = Counter()

    def of(self, case: Outline, person: Person) -> tuple[TeamRow, ...]:
        rows = list(self._managers(case))
        if case.protection == "sealed":
            rows += self._supervisor(case)
        else:
            rows += self._institutions(case, person)
            rows += self._service_of_pilot_years(case, person)
            rows += self._provider_today(case, person)
            rows += self._mandate(case, person)
        return tuple(rows)

    def _managers(self, case: Outline) -> Iterator[TeamRow]:
        parts = (*_EVERYTHING, "sealed") if case.protection == "sealed" else _EVERYTHING
        for term, following in zip(case.terms, (*case.terms[1:], None), strict=True):
            until = moments.at(term.until_on) if term.until_on else None
            yield TeamRow(
                organisation_code=term.organisation_code,
                account_key=term.account_key,
                role_code="case_manager",
                kind="member",
                parts=parts,
                may_write=True,
                ground="",
                since=moments.at(term.since_on),
                until=until,
            )
            if following and following.organisation_code != term.organisation_code:
                yield _grace(term)

    def _supervisor(self, case: Outline) -> Iterator[TeamRow]:
        for membership in self.by_organisation.get((case.organisation_code, "case_supervisor"), ())[:1]:
            yield self._row(
                case,
                organisation=case.organisation_code,
                role_code="case_supervisor",
                parts=_OF_SUPERVISOR,
                account=membership.staff_key,
                since=max(case.opened_on, membership.valid_from),
            )

    def _institutions(self, case: Outline, person: Person) -> Iterator[TeamRow]:
        """Those who work where the person lives, for as long as the person lives there."""
        for stay in person.stays:
            since, until = max(stay.since_on, case.opened_on), _earlier(stay.until_on, case.closed_on)
            if until and until <= since:
                continue
            code = stay.organisation_code
            yield self._row(
                case,
                organisation=code,
                role_code="institution_staff",
                parts=_OF_INSTITUTION_STAFF,
                may_write=True,
                account=self._named(case, code, "institution_staff"),
                since=since,
                until=until,
            )
            if case.protection == "ordinary":
                yield self._row(
                    case,
                    organisation=code,
                    role_code="institution_head",
                    parts=_OF_INSTITUTION_HEAD,
                    since=since,
                    until=until,
                )

    def _service_of_pilot_years(self, case: Outline, person: Person) -> Iterator[TeamRow]:
        if person.service is None:
            return
        since, until = max(person.service.since_on, case.opened_on), person.service.until_on
        if since < until:
            yield self._provider(case, person.service.organisation_code, since=since, until=until)

    def _provider_today(self, case: Outline, person: Person) -> Iterator[TeamRow]:
        """Somebody who serves the person now: some half of those whose plan is carried out."""
        if case.state not in _SERVED_STATES or person.counted_as == "served_mother":
            return
        is_adult = person.age(on=self.today) >= _ADULT_AGE
        if is_adult and person.home == Home.INSTITUTION and case.state != lives.TRANSITION:
            return
        serving = organisations.ADULTS if is_adult else organisations.CHILDREN
        near = [body for body in self.providers if serving in body.serves and body.region_code == case.region_code]
        code = self._demo_first([body.code for body in near])
        if code is None or (code != DEMO_PROVIDER and not chances.happens(self.chance, 0.55)):
            return
        self.given[code] += 1
        began = max(case.steps[-1].on, self.today - timedelta(days=500))
        since = chances.day_between(self.chance, began, self.today - timedelta(days=1))
        yield self._provider(case, code, since=since, until=None)

    def _demo_first(self, codes: Sequence[str]) -> str | None:
        """The demonstration's provider until it serves twelve, never more; another one near otherwise."""
        if (
            DEMO_PROVIDER in codes
            and self.given[DEMO_PROVIDER] < DEMO_PROVIDER_PERSONS
            and chances.happens(self.chance, 0.5)
        ):
            return DEMO_PROVIDER
        others = [code for code in codes if code != DEMO_PROVIDER]
        return self.chance.choice(others) if others else None

    def _provider(self, case: Outline, code: str, *, since: date, until: date | None) -> TeamRow:
        return self._row(
            case,
            organisation=code,
            role_code="provider_staff",
            parts=_OF_PROVIDER,
            may_write=True,
            account=self._named(case, code, "provider_staff"),
            since=since,
            until=until,
        )

    def _mandate(self, case: Outline, person: Person) -> Iterator[TeamRow]:
        """A child rights officer looking into a child's case on a report; the demonstration's own has four."""
        officers = self.officers.get(case.region_code, ())
        if case.state == lives.CLOSED or person.age(on=self.today) >= _ADULT_AGE or not officers:
            return
        demo = next((row for row in officers if row.staff_key == DEMO_OFFICER), None)
        is_for_demo = demo is not None and self.given[DEMO_OFFICER] < _DEMO_OFFICER_CASES
        if not is_for_demo and not chances.happens(self.chance, _MANDATE_SHARE):
            return
        officer: Membership = demo if demo and is_for_demo else officers[0]
        self.given[officer.staff_key] += 1
        days = self.chance.randint(3, 40 if is_for_demo else 300)
        since = max(self.today - timedelta(days=days), case.opened_on)
        until = since + timedelta(days=_MANDATE_DAYS)
        yield TeamRow(
            organisation_code=officer.organisation_code or "",
            account_key=officer.staff_key,
            role_code="child_rights_officer",
            kind="mandate",
            parts=_OF_MANDATE,
            may_write=False,
            ground="Gautas pranešimas apie galimą vaiko teisių pažeidimą",
            since=moments.at(since),
            until=moments.at(until),
        )

    def _named(self, case: Outline, organisation: str, role_code: str) -> str | None:
        """Nobody in particular, but for a restricted case: there one worker is named."""
        if case.protection == "ordinary":
            return None
        return self.by_organisation[organisation, role_code][0].staff_key

    def _row(
        self,
        case: Outline,
        *,
        organisation: str,
        role_code: str,
        parts: tuple[str, ...],
        since: date,
        until: date | None = None,
        may_write: bool = False,
        account: str | None = None,
    ) -> TeamRow:
        last = _earlier(until, case.closed_on)
        last = max(last, since) if last else None
        return TeamRow(
            organisation_code=organisation,
            account_key=account,
            role_code=role_code,
            kind="member",
            parts=parts,
            may_write=may_write,
            ground="",
            since=moments.at(since),
            until=moments.at(last, 18) if last else None,
        )


def _grace(term: Term) -> TeamRow:
    """The former manager of another municipality may read on for a while."""
    handed_on = term.until_on or term.since_on
    return TeamRow(
        organisation_code=term.organisation_code,
        account_key=term.account_key,
        role_code="case_manager",
        kind="grace",
        parts=_OF_FORMER_MANAGER,
        may_write=False,
        ground="Atvejis perduotas kitai savivaldybei",
        since=moments.at(handed_on),
        until=moments.at(handed_on + timedelta(days=GRACE_DAYS + 1), 0),
    )


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)

"""What a case of the invented country holds: plain records, named as the tables of the cases room name them."""

from dataclasses import dataclass
from datetime import date, datetime

from pertvarka.people.demonstration.lives import CLOSED, Step


@dataclass(frozen=True, slots=True)
class StateChange:
    """A step of the case with its hour and its worker; `before` is empty where the case begins."""

    before: str
    after: str
    reason: str
    changed_at: datetime
    changed_by_key: str


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One worker, or with `account_key` None everyone in the organisation with that role, on the team."""

    organisation_code: str
    account_key: str | None
    role_code: str
    kind: str
    parts: tuple[str, ...]
    may_write: bool
    ground: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Note:
    """An entry of the diary; `corrects` is the place of an earlier note of the same case."""

    author_key: str
    written_at: datetime
    happened_on: date
    text: str
    visibility: str
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do; `state` open or done."""

    title: str
    due_on: date
    assignee_key: str
    state: str
    result: str
    made_at: datetime
    made_by_key: str
    done_at: datetime | None
    done_by_key: str | None


@dataclass(frozen=True, slots=True)
class Ground:
    """Why the data of the person may be processed, for one purpose."""

    purpose: str
    basis: str
    article: str
    informed_form: str
    informed_by_key: str
    informed_on: date
    until_on: date | None = None
    withdrawn_on: date | None = None
    withdrawn_note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a conference decided; `task` is the place of the task that carries it out among the tasks of the case."""

    text: str
    task: int | None


@dataclass(frozen=True, slots=True)
class Conference:
    """A meeting of the team about the case."""

    held_on: date
    participants: str
    person_took_part: bool
    own_words: str
    summary: str
    recorded_at: datetime
    recorded_by_key: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Transfer:
    """An offer to take the case over; `state` offered, accepted or refused."""

    from_organisation_code: str
    to_organisation_code: str
    to_municipality_code: str
    reason: str
    summary: str
    extent: str
    grace_until_on: date
    state: str
    offered_at: datetime
    offered_by_key: str
    decided_at: datetime | None
    decided_by_key: str | None
    decision_reason: str


@dataclass(frozen=True, slots=True)
class EmergencyAccess:
    """Twenty-four hours in a case, with the reason and its review."""

    account_key: str
    reason: str
    words: str
    opened_at: datetime
    ends_at: datetime
    review: str
    reviewed_by_key: str | None
    reviewed_at: datetime | None
    review_words: str


@dataclass(frozen=True, slots=True)
class Case:
    """The work with one invented person."""

    key: str
    number: str
    person_key: str
    kind: str
    municipality_code: str
    organisation_code: str
    manager_key: str
    state: str
    protection: str
    protection_reason: str
    risk: str
    opened_on: date
    opening_reason: str
    review_due_on: date | None
    closed_on: date | None
    closing_reason: str
    outcome: str
    own_view: str
    registered_at: datetime
    changes: tuple[StateChange, ...]
    team: tuple[TeamRow, ...]
    grounds: tuple[Ground, ...]
    notes: tuple[Note, ...]
    tasks: tuple[Task, ...]
    conferences: tuple[Conference, ...]
    transfers: tuple[Transfer, ...]
    emergencies: tuple[EmergencyAccess, ...]

    @property
    def is_open(self) -> bool:
        return self.state != CLOSED


@dataclass(frozen=True, slots=True)
class Term:
    """A manager's time in a case, from its first day to the day of hand-over."""

    account_key: str
    organisation_code: str
    since_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Outline:
    """A case before it is filled: whose it is, how it went, and who managed it when."""

    person_key: str
    number: str
    organisation_code: str
    municipality_code: str
    region_code: str
    steps: tuple[Step, ...]
    terms: tuple[Term, ...]
    protection: str

    @property
    def state(self) -> str:
        return self.steps[-1].after

    @property
    def opened_on(self) -> date:
        return self.steps[0].on

    @property
    def closed_on(self) -> date | None:
        return self.steps[-1].on if self.state == CLOSED else None

    @property
    def manager_key(self) -> str:
        return self.terms[-1].account_key

    def manager_on(self, day: date) -> str:
        """Who managed the case that day; the first manager before anybody did."""
        held = [term for term in self.terms if term.since_on <= day]
        return (held[-1] if held else self.terms[0]).account_key

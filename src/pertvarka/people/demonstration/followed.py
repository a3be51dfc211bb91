"""What follows from a case of the invented country: assessments, plans, homes, moves and services, as plain records.

They are named as the tables of their rooms name them; people, cases, staff and organisations are referred to by keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class FoundNeed:
    domain: str
    own_words: str
    evidence: str
    support_level: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """`instrument`: code of a shipped form. Moments are empty where the assessment has not come so far."""

    key: str
    instrument: str
    state: str
    reason: str
    due_on: date
    planned_at: datetime
    planned_by_key: str
    assessor_keys: tuple[str, ...]
    started_on: date | None
    submitted_at: datetime | None = None
    checked_at: datetime | None = None
    checked_by_key: str | None = None
    agreed_on: date | None = None
    agreed_by: str = ""
    agreed_words: str = ""
    scores: Mapping[str, float] = field(default_factory=dict)
    support_level: int | None = None
    living_wish: str = ""
    next_due_on: date | None = None
    needs: tuple[FoundNeed, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceNeed:
    service_type: str
    amount: int
    per: str
    wished_from: date
    urgency: str
    blocks_move: bool = False
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class PlanNeed:
    """A need of a plan and its answer; `found` is its place among the needs of the assessment."""

    domain: str
    own_words: str
    answer: str
    found: int | None = None
    reason: str = ""
    put_off_until: date | None = None
    goal: str = ""
    goal_due_on: date | None = None
    measure: str = ""
    service: ServiceNeed | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """`assessment_key` empty: made without one."""

    key: str
    number: int
    assessment_key: str | None
    state: str
    made_at: datetime
    made_by_key: str
    agreement: str
    needs: tuple[PlanNeed, ...]
    agreed_by: str = ""
    agreed_on: date | None = None
    agreed_words: str = ""
    what_matters: str = ""
    living_wish: str = ""
    contingency: str = ""
    starts_on: date | None = None
    review_due_on: date | None = None
    ended_on: date | None = None
    ended_reason: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """A home from one day to another; the day of a move belongs to the new one."""

    kind: str
    organisation_code: str | None
    starts_on: date
    ends_on: date | None
    start_kind: str
    return_cause: str = ""
    with_carer: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    months: int
    due_on: date
    held_on: date | None
    own_words: str


@dataclass(frozen=True, slots=True)
class Transition:
    """A move; `left` and `came_to` are places among the placements of the case."""

    state: str
    left: int
    came_to: int | None
    to_kind: str
    planned_on: date
    moved_on: date | None
    own_words: str
    made_at: datetime
    made_by_key: str
    items_done: int
    follow_ups: tuple[FollowUp, ...] = ()

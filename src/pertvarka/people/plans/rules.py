"""Rules of individual plans that need no database: what may follow what, where a hole is, how far a review may be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from pertvarka.people.cases import rules as cases
from pertvarka.people.plans.errors import (
    AgreementIncomplete,
    AnswerIncomplete,
    HelperMissing,
    PlanHasHoles,
    PutOffImpossible,
    ReviewDayImpossible,
    ReviewIncomplete,
    StartImpossible,
    StateMayNotFollow,
)

Key = TypeVar("Key")

REVIEW_AT_MOST = cases.REVIEW_AT_MOST
PUT_OFF_AT_MOST = timedelta(days=366)
STARTS_AT_MOST = timedelta(days=183)
"""A plan is carried out from half a year after it was agreed at the latest; later it would be agreed anew."""
WISHED_AT_MOST = timedelta(days=3653)

IN_FORCE = ("agreed", "active", "in_review")
FOLLOWS: dict[str, tuple[str, ...]] = {
    "draft": ("agreed", "cancelled"),
    "agreed": ("active", "superseded", "cancelled"),
    "active": ("in_review", "completed", "superseded", "cancelled"),
    "in_review": ("active", "completed", "superseded", "cancelled"),
    "completed": (),
    "superseded": (),
    "cancelled": (),
}
CASE_STATES_BEFORE_A_PLAN = ("registered", "under_assessment", "planning")
CASE_STATE_WITH_A_PLAN = "plan_active"


@dataclass(frozen=True, slots=True)
class Need:
    """A need and how it is answered; `key` is whatever the caller finds it by."""

    key: object
    answer: str
    goals_count: int = 0
    services_count: int = 0
    reason: str = ""
    put_off_until: date | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a plan was agreed or refused."""

    outcome: str
    by: str
    on: date | None
    words: str
    helped_by: str = ""


def may_follow(before: str, after: str) -> bool:
    return after in FOLLOWS[before]


def check_follows(before: str, after: str) -> None:
    """A step of the plan's way.

    Raises:
        StateMayNotFollow: the way does not go there.
    """
    if not may_follow(before, after):
        raise StateMayNotFollow(before=before, after=after)


def is_hole(need: Need, *, today: date) -> bool:
    """No answer, an answer with nothing in it, or one put off to a day that has passed."""
    match need.answer:
        case "planned":
            return not (need.goals_count or need.services_count)
        case "no_service":
            return not need.reason.strip()
        case "later":
            return not need.reason.strip() or need.put_off_until is None or need.put_off_until < today
    return True


def holes(needs: Iterable[Need], *, today: date) -> tuple[object, ...]:
    """Keys of the needs without an answer, in the order given."""
    return tuple(need.key for need in needs if is_hole(need, today=today))


def check_agreement(agreement: Agreement, *, needs: Sequence[Need], today: date) -> None:
    """Whether a draft may become an agreed plan, or its refusal be written down.

    A refusal needs no full plan: one may refuse a draft as it stands.

    Raises:
        AgreementIncomplete: by whom, when, in which words.
        HelperMissing: the person decided with support, and whose is not told.
        PlanHasHoles: a need has no answer, or there is no need at all.
    """
    if agreement.outcome not in ("agreed", "partly", "refused"):
        raise AgreementIncomplete
    if not agreement.by or not agreement.words.strip() or agreement.on is None or agreement.on > today:
        raise AgreementIncomplete
    if agreement.by == "with_support" and not agreement.helped_by.strip():
        raise HelperMissing
    if agreement.outcome != "refused":
        check_no_holes(needs, today=today)


def check_no_holes(needs: Sequence[Need], *, today: date) -> None:
    """Every need is answered, and there is at least one.

    Raises:
        PlanHasHoles: with the keys of those that are not.
    """
    missing = holes(needs, today=today)
    if missing or not needs:
        raise PlanHasHoles(keys=missing)


def check_put_off(until: date, *, reason: str, today: date) -> None:
    """A need put off: for a reason, to a day ahead, for a year at most.

    Raises:
        AnswerIncomplete: no reason is given.
        PutOffImpossible: the day.
    """
    if not reason.strip():
        raise AnswerIncomplete
    if not today < until <= today + PUT_OFF_AT_MOST:
        raise PutOffImpossible


def check_start(on: date, *, agreed_on: date) -> None:
    """The day from which an agreed plan is carried out.

    Raises:
        StartImpossible: before it was agreed, or more than half a year after.
    """
    if not agreed_on <= on <= agreed_on + STARTS_AT_MOST:
        raise StartImpossible


def next_review(*, after: date) -> date:
    """The last day by which a plan is reviewed again."""
    return after + REVIEW_AT_MOST


def check_review_due(on: date, *, after: date, today: date) -> None:
    """The day of the next review: ahead, and at most six months after the last look.

    Raises:
        ReviewDayImpossible: it is past or too far.
    """
    if not today <= on <= next_review(after=after):
        raise ReviewDayImpossible(latest=next_review(after=after))


def check_review(*, own_view: str, result: str, words: str) -> None:
    """A review always has what the person says; to end or change a plan it says why.

    Raises:
        ReviewIncomplete: words are missing.
    """
    if not own_view.strip() or (result != "goes_on" and not words.strip()):
        raise ReviewIncomplete


def state_after_review(result: str) -> str:
    """A plan to be changed stays in force, in review, until the new version is agreed."""
    return {"goes_on": "active", "changed": "in_review", "completed": "completed"}[result]


def case_steps(state: str) -> tuple[str, ...]:
    """The states a case goes through, from where it stands, when its plan begins to be carried out.

    A case that has gone further, or is interrupted, stays where it is.
    """
    if state not in CASE_STATES_BEFORE_A_PLAN:
        return ()
    place = CASE_STATES_BEFORE_A_PLAN.index(state)
    return (*CASE_STATES_BEFORE_A_PLAN[place + 1 :], CASE_STATE_WITH_A_PLAN)


def moved(keys: Sequence[Key], key: Key, *, step: int) -> tuple[Key, ...]:
    """The keys with one moved by a step up (−1) or down (+1); at the end of the list it stays."""
    order = list(keys)
    place = order.index(key)
    target = min(max(place + step, 0), len(order) - 1)
    order.insert(target, order.pop(place))
    return tuple(order)

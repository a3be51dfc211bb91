"""What may follow what in a referral and a service, and what a cell of the month's sheet may hold: pure questions."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum

ANSWER_WITHIN = timedelta(days=14)
REMIND_AFTER = timedelta(days=10)
LONGEST_WAY_TO_START = timedelta(days=731)
LATEST_PAPER = timedelta(days=93)
DAY_HOURS = Decimal(24)
STEP = Decimal("0.01")
OLDEST_RECORD = timedelta(days=400)
"""A month's sheet goes back a little more than a year; what is older is history and changes no more."""

REFERRAL_STEPS: dict[str, frozenset[str]] = {
    "sent": frozenset({"waiting", "accepted", "refused", "withdrawn"}),
    "waiting": frozenset({"accepted", "refused", "withdrawn"}),
    "accepted": frozenset({"started", "withdrawn", "refused"}),
    "started": frozenset(),
    "refused": frozenset(),
    "withdrawn": frozenset(),
}
EPISODE_STEPS: dict[str, frozenset[str]] = {
    "active": frozenset({"paused", "ended"}),
    "paused": frozenset({"active", "ended"}),
    "ended": frozenset(),
}
REFERABLE_PLANS = frozenset({"agreed", "active", "in_review"})
"""A draft asks nobody for anything: the person has not agreed to it yet."""

SHAREABLE = ("identity", "health", "education", "placement", "plan", "notes", "tasks")
"""Parts of a case a provider may be let into; leading it and its sealed records stay with the team."""

HEALTH = "health"


class Reminder(StrEnum):
    """How long a referral has waited for its answer."""

    NONE = ""
    SOON = "soon"
    """Ten days: who sent it asks what is holding the answer up."""
    LATE = "late"
    """Fourteen days: the supervisor sees it too."""


class RecordFault(StrEnum):
    """Why a cell is not kept; what was typed stays in it."""

    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    OVER_A_DAY = "over_a_day"
    FUTURE = "future"
    TOO_OLD = "too_old"
    BEFORE_BEGINNING = "before_beginning"
    AFTER_END = "after_end"
    PAUSED = "paused"
    ENDED = "ended"
    UNKNOWN = "unknown"
    CHANGED_MEANWHILE = "changed_meanwhile"


@dataclass(frozen=True, slots=True)
class Served:
    """So much of an episode as decides which days may hold a record."""

    state: str
    starts_on: date
    ends_on: date | None = None


def may_follow(before: str, after: str) -> bool:
    """Whether a referral goes from one state to the other."""
    return after in REFERRAL_STEPS.get(before, frozenset())


def episode_may_follow(before: str, after: str) -> bool:
    return after in EPISODE_STEPS.get(before, frozenset())


def reminder(sent_on: date, *, today: date) -> Reminder:
    """What an unanswered referral asks for today."""
    waited = today - sent_on
    if waited >= ANSWER_WITHIN:
        return Reminder.LATE
    return Reminder.SOON if waited >= REMIND_AFTER else Reminder.NONE


def days_left(sent_on: date, *, today: date) -> int:
    """Until the answer is due; below zero it is late."""
    return (sent_on + ANSWER_WITHIN - today).days


def start_is_possible(starts_on: date, *, today: date) -> bool:
    """A first day that is agreed lies ahead, or up to a quarter back where the person came before the paper."""
    return today - LATEST_PAPER <= starts_on <= today + LONGEST_WAY_TO_START


def missing_grounds(parts: Collection[str], *, purposes: Collection[str]) -> tuple[str, ...]:
    """The purposes of sharing that no ground in force covers: health data ask for a ground of their own."""
    asked = ["sharing_with_provider"]
    if HEALTH in parts:
        asked.append("sharing_health")
    return tuple(purpose for purpose in asked if purpose not in purposes)


def amount_of(text: str) -> Decimal | RecordFault:
    """A cell as a number: comma or point, at most two places after it."""
    typed = unicodedata.normalize("NFKC", text).strip().replace(",", ".")
    try:
        amount = Decimal(typed)
    except InvalidOperation:
        return RecordFault.NOT_A_NUMBER
    if not amount.is_finite() or amount.adjusted() > len("100000"):
        return RecordFault.NOT_A_NUMBER
    if amount < 0:
        return RecordFault.NEGATIVE
    if amount > DAY_HOURS:
        return RecordFault.OVER_A_DAY
    if amount != amount.quantize(STEP):
        return RecordFault.NOT_A_NUMBER
    return amount.quantize(STEP)


def day_fault(given_on: date, *, served: Served, today: date) -> RecordFault | None:
    """Why this day of this episode takes no record, None when it does."""
    if served.state == "ended":
        return RecordFault.ENDED
    if given_on > today:
        return RecordFault.FUTURE
    if given_on < served.starts_on:
        return RecordFault.BEFORE_BEGINNING
    if served.ends_on is not None and given_on > served.ends_on:
        return RecordFault.AFTER_END
    if given_on < today - OLDEST_RECORD:
        return RecordFault.TOO_OLD
    return None


def shown(amount: Decimal | None) -> str:
    """An amount as it stands in a cell: `8`, `7.5`, nothing where there is none."""
    if amount is None:
        return ""
    return f"{amount.normalize():f}"

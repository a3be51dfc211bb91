"""Rules of family group conferences that need no database: what may follow what, who is unconnected, who is free."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LINE = (
    "referral",
    "preparation",
    "information",
    "private_time",
    "presented",
    "accepted",
    "carried_out",
    "review",
    "closed",
)
"""The way of a conference as its page draws it; a plan sent back stands where it was presented."""

FOLLOWS: dict[str, tuple[str, ...]] = {
    "referral": ("preparation", "closed"),
    "preparation": ("information", "closed"),
    "information": ("private_time", "closed"),
    "private_time": ("presented",),
    "presented": ("accepted", "sent_back"),
    "sent_back": ("presented", "closed"),
    "accepted": ("carried_out", "closed"),
    "carried_out": ("review",),
    "review": ("closed",),
    "closed": (),
}
"""A family may stop, but not in its own hour, and not while its plan waits for an answer; what was carried out is
reviewed."""

GATHERING = ("preparation", "information")
"""While the family is being gathered its circle changes, and another coordinator may still be appointed."""
PLANNING = ("presented", "sent_back")
"""While the family's plan is written down, in its own words."""
COMING = frozenset({"coming", "came"})
NOT_INVITED = "not_invited"

FREE_BELOW = 4
"""Open conferences of a coordinator who can still take one."""
NAMED_AT_MOST = 3
REVIEW_AT_MOST = timedelta(days=184)


class Tie(StrEnum):
    """Why a coordinator may not hold this conference."""

    CASE = "case"
    """On the team of the case, or working where it is led."""
    ORGANISATION = "organisation"
    """Of an organisation that leads the case or stands on its team."""
    ONE_PERSON = "one_person"
    """Coordinator and supervisor are the same person."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of the register as an appointment looks at it; `load` is the number of its open conferences."""

    key: int
    account_key: int
    organisation_key: int
    load: int
    is_connected: bool


def may_follow(before: str, after: str) -> bool:
    return after in FOLLOWS[before]


def place_in_line(phase: str) -> int:
    """Which step of the line a conference stands on."""
    return LINE.index("presented" if phase == "sent_back" else phase)


def tie_of(candidate: Candidate, *, organisations: Collection[int], other_account: int | None = None) -> Tie | None:
    """What connects a coordinator with the family's case; None where nothing does.

    organisations: those that lead the case or stand on its team. other_account: who supervises.
    """
    if candidate.is_connected:
        return Tie.CASE
    if candidate.organisation_key in organisations:
        return Tie.ORGANISATION
    if other_account is not None and candidate.account_key == other_account:
        return Tie.ONE_PERSON
    return None


def free(candidates: Iterable[Candidate], *, organisations: Collection[int]) -> list[Candidate]:
    """Up to three who have no tie and can take a conference, the least loaded first."""
    able = [one for one in candidates if one.load < FREE_BELOW and tie_of(one, organisations=organisations) is None]
    return sorted(able, key=lambda one: (one.load, one.key))[:NAMED_AT_MOST]


def is_review_day(on: date, *, today: date) -> bool:
    """A plan is looked at again after today, within half a year."""
    return today < on <= today + REVIEW_AT_MOST


def is_reason_needed(invitation: str) -> bool:
    """Whoever of the family is left out is left out for somebody's safety, and that is written down."""
    return invitation == NOT_INVITED

"""Rules of cases that need no database: what may follow what, what is late, which names are alike."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rapidfuzz import fuzz

REVIEW_AT_MOST = timedelta(days=184)
"""A plan is reviewed at least every six months (domain model, person plane)."""
SOON = timedelta(days=14)
ALIKE = 84
"""How like a name must be, in percent, to be shown for what was typed; one wrong letter in a short surname passes."""

ACTIVE = ("registered", "under_assessment", "planning", "plan_active", "transition", "follow_up")
FOLLOWS: dict[str, tuple[str, ...]] = {
    "identified": ("registered", "closed"),
    "registered": ("under_assessment", "suspended", "closed"),
    "under_assessment": ("planning", "suspended", "closed"),
    "planning": ("plan_active", "under_assessment", "suspended", "closed"),
    "plan_active": ("transition", "follow_up", "planning", "under_assessment", "suspended", "closed"),
    "transition": ("follow_up", "plan_active", "suspended", "closed"),
    "follow_up": ("closed", "plan_active", "planning", "suspended"),
    "suspended": (*ACTIVE, "closed"),
    "closed": ("registered",),
}
"""The way of a case. `suspended` goes back to where it was interrupted; `closed` is reopened by registering again."""


def may_follow(before: str, after: str) -> bool:
    return after in FOLLOWS[before]


class Lateness(StrEnum):
    """How a due date stands to today."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Due:
    """A due date seen from today; `days` is how many are left, negative when late."""

    on: date
    days: int
    lateness: Lateness


def due(on: date, *, today: date) -> Due:
    """Where a due date stands: late, today, within two weeks, later."""
    days = (on - today).days
    if days < 0:
        lateness = Lateness.LATE
    elif days == 0:
        lateness = Lateness.TODAY
    else:
        lateness = Lateness.SOON if timedelta(days=days) <= SOON else Lateness.LATER
    return Due(on=on, days=days, lateness=lateness)


def folded(name: str) -> str:
    """A name as it is compared: without diacritics, case and signs, so that Žukaitė is found by zukaite."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    kept = (letter for letter in decomposed if letter.isalnum() or letter.isspace())
    return " ".join("".join(kept).split())


def likeness(typed: str, *, name: str) -> float:
    """How alike a typed name and a person's are, in percent; the order of first name and surname does not matter.

    Every typed word is held against the best word of the name, so that a surname alone finds the person.
    """
    wanted, held = folded(typed).split(), folded(name).split()
    if not wanted or not held:
        return 0
    return sum(max(_word_likeness(word, against) for against in held) for word in wanted) / len(wanted)


def alike(typed: str, names: Iterable[tuple[int, str]], *, limit: int) -> list[int]:
    """Keys of the names that are like what was typed, the likest first."""
    scored = [(likeness(typed, name=name), key) for key, name in names]
    return [key for score, key in sorted(scored, key=lambda one: (-one[0], one[1])) if score >= ALIKE][:limit]


def _word_likeness(typed: str, held: str) -> float:
    """A beginning counts in full from three letters on: people type until they see the name."""
    if len(typed) >= len("abc") and held.startswith(typed):
        return 100
    return fuzz.ratio(typed, held)


def name_and_birth(first_name: str, surname: str, born_on: date) -> str:
    """What two registrations of one person agree in when nothing is mistyped."""
    return f"{folded(first_name)} {folded(surname)} {born_on.isoformat()}"


def next_review(*, after: date) -> date:
    return after + REVIEW_AT_MOST

"""Rules of assessments that need no database: what may follow what, what an answered form says, where two differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pertvarka.foundation.base.months import months_after

FOLLOWS: dict[str, tuple[str, ...]] = {
    "planned": ("in_progress", "cancelled"),
    "in_progress": ("submitted", "cancelled"),
    "submitted": ("checked", "in_progress"),
    "checked": ("agreed",),
    "agreed": ("superseded",),
    "superseded": (),
    "cancelled": (),
}
"""The way of an assessment. From `submitted` back to `in_progress` is sending back with a reason."""
OPEN = ("planned", "in_progress", "submitted", "checked")
WITH_ASSESSORS = ("planned", "in_progress")
DUE_AT_MOST = timedelta(days=366)
DUE_SOON = timedelta(days=60)
"""How long before its day a re-assessment is shown as coming."""
AGREE_ABOVE = 1
"""Two assessors talk about levels that differ by more than this."""
HIGHEST_LEVEL = 4
CASE_STATES_BEFORE_ASSESSMENT = ("identified", "registered")
CASE_STATE_IN_ASSESSMENT = "under_assessment"
LIVING_WISHES = ("wish_place", "wish_place_other", "wish_with_whom", "wish_home")


@dataclass(frozen=True, slots=True)
class FoundNeed:
    """What a form found missing in one domain of life."""

    domain: str
    own_words: str = ""
    evidence: str = ""
    support_level: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answered form says, by the convention of names in docs/methods/xlsform.md."""

    scores: Mapping[str, float]
    support_level: int | None
    needs: tuple[FoundNeed, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One question two assessors answered apart."""

    path: str
    first: Any
    second: Any
    distance: float


@dataclass(frozen=True, slots=True)
class Compared:
    """One domain now and last time; None where it was not scored."""

    domain: str
    now: float | None
    before: float | None

    @property
    def change(self) -> float | None:
        return None if self.now is None or self.before is None else self.now - self.before


def may_follow(before: str, after: str) -> bool:
    return after in FOLLOWS[before]


def outcome(counted: Mapping[str, Any]) -> Outcome:
    """Read `score_<domain>`, `need_<domain>`, `wish_<domain>` and `evidence_<domain>` of the counted answers.

    >>> outcome({"score_home": 3, "need_home": 1, "wish_home": "Savo kambario", "score_total": 3}).needs[0].own_words
    'Savo kambario'
    """
    scores = {
        name.removeprefix("score_"): float(value)
        for name, value in counted.items()
        if name.startswith("score_") and name != "score_answered" and _is_number(value)
    }
    levels = [value for domain, value in scores.items() if domain != "total" and 0 <= value <= HIGHEST_LEVEL]
    needs = tuple(
        FoundNeed(
            domain=domain,
            own_words=_words(counted.get(f"wish_{domain}")),
            evidence="\n".join(
                text for name in ("missing", "evidence") if (text := _words(counted.get(f"{name}_{domain}")))
            ),
            support_level=_level(scores.get(domain)),
        )
        for domain in (name.removeprefix("need_") for name in counted if name.startswith("need_"))
        if domain != "count" and counted[f"need_{domain}"] in (1, "1")
    )
    return Outcome(scores, _rounded(sum(levels) / len(levels)) if levels else None, needs)


def differences(first: Mapping[str, Any], second: Mapping[str, Any], *, scored: Sequence[str]) -> list[Difference]:
    """Questions with a level that two assessors answered apart, the farthest apart first.

    >>> [d.path for d in differences({"level_home": "0"}, {"level_home": "3"}, scored=["level_home"])]
    ['level_home']
    """
    found = []
    for path in scored:
        one, other = first.get(path), second.get(path)
        if _is_number(one) and _is_number(other):
            if distance := abs(float(one or 0) - float(other or 0)):
                found.append(Difference(path, one, other, distance))
        elif (one in (None, "")) != (other in (None, "")):
            found.append(Difference(path, one, other, HIGHEST_LEVEL))
    return sorted(found, key=lambda difference: -difference.distance)


def to_settle(found: Sequence[Difference]) -> list[Difference]:
    return [difference for difference in found if difference.distance > AGREE_ABOVE]


def compared(now: Mapping[str, float], before: Mapping[str, float]) -> list[Compared]:
    """Domain by domain, in the order of the newer form; the total is left to the reader's eye."""
    domains = [domain for domain in dict.fromkeys([*now, *before]) if domain != "total"]
    return [Compared(domain, now.get(domain), before.get(domain)) for domain in domains]


def next_due(agreed_on: date, *, months: int) -> date:
    """The same day so many months later, or the last of a shorter month.

    >>> next_due(date(2026, 8, 31), months=6)
    datetime.date(2027, 2, 28)
    """
    return months_after(agreed_on, months)


def due_is_possible(due_on: date, *, today: date) -> bool:
    return today <= due_on <= today + DUE_AT_MOST


def case_steps(state: str) -> tuple[str, ...]:
    """The states a case goes through, from where it stands, when an assessment is planned for it.

    A case that has gone further keeps its state: its person is assessed again while the plan goes on.
    """
    if state not in CASE_STATES_BEFORE_ASSESSMENT:
        return ()
    place = CASE_STATES_BEFORE_ASSESSMENT.index(state)
    return (*CASE_STATES_BEFORE_ASSESSMENT[place + 1 :], CASE_STATE_IN_ASSESSMENT)


def _is_number(value: Any) -> bool:
    try:
        float(value)
    except (TypeError, ValueError):
        return False
    return not isinstance(value, bool)


def _words(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _level(value: float | None) -> int | None:
    return None if value is None or not 0 <= value <= HIGHEST_LEVEL else _rounded(value)


def _rounded(value: float) -> int:
    """Half a level counts as the higher one: who stands between two is not promised too little."""
    return int(value + 0.5)

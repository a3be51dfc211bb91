"""What the answers of a staff assessment come to. Pure.

Levels run from 0 (none) to 4 (teaches others) in each domain of competence, and so does motivation.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

DOMAINS = (
    "person_centred",
    "communication",
    "decision_support",
    "community",
    "safety",
    "teamwork",
)
"""Domains of competence of our own form, in its order; what each means stands in the form."""

STRONG_FROM, GOOD_FROM, WEAK_BELOW, UNWILLING_BELOW = 3.25, 2.25, 1.5, 1.0
SCORE = "score_"
MOTIVATION = "motivation"
LEAST_SHARE, MOST_SHARE = Decimal("0.05"), Decimal("1.50")
ASSESSOR_READS_DAYS = 30
"""How long an assessor may read back what they wrote, after it was discussed."""


def mean(levels: Iterable[float]) -> float:
    """The mean of what was answered; 0 of nothing."""
    held = list(levels)
    return sum(held) / len(held) if held else 0.0


def levels(counted: Mapping[str, Any]) -> dict[str, float]:
    """The level of each domain out of what the form counted (`score_<domain>`), motivation apart.

    >>> levels({"score_safety": "2.5", "score_motivation": 3, "safety_1": "2", "score_teamwork": ""})
    {'safety': 2.5}
    """
    names = [name for name in counted if name.startswith(SCORE) and name != SCORE + MOTIVATION]
    found = {name.removeprefix(SCORE): _number(counted[name]) for name in names}
    return {domain: level for domain, level in found.items() if level is not None}


def motivation(counted: Mapping[str, Any]) -> float | None:
    return _number(counted.get(SCORE + MOTIVATION))


def _number(value: Any) -> float | None:
    return None if value in (None, "") else float(value)


def result_class(levels: Mapping[str, float], *, motivation: float) -> str:
    """One of states.ResultClass.

    Whoever hardly wants to go on, or both knows little and wants little, is told of other occupations; high competence
    counts as strong only with a domain below 2 nowhere.
    """
    height = mean(levels.values())
    if motivation < UNWILLING_BELOW or (height < WEAK_BELOW and motivation < GOOD_FROM):
        return "retrain"
    if height >= STRONG_FROM and min(levels.values(), default=0) >= 2:  # noqa: PLR2004 (the level "does it alone")
        return "strong"
    return "good" if height >= GOOD_FROM else "needs_training"


def needs(levels: Mapping[str, float], *, at_least: float = 2.0) -> tuple[str, ...]:
    """The domains below the level of working alone, weakest first."""
    weak = [(level, domain) for domain, level in levels.items() if level < at_least]
    return tuple(domain for _level, domain in sorted(weak))


def reads_until(discussed_on: date) -> date:
    return discussed_on + timedelta(days=ASSESSOR_READS_DAYS)


def full_time(shares: Sequence[float]) -> float:
    """Full-time equivalents of employment shares."""
    return round(sum(shares), 2)

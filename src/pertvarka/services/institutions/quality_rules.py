"""Which stage of quality may follow which, what is missing for it, and how a site check scores. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pertvarka.foundation.base.months import months_after

STEPS: Mapping[str, tuple[str, ...]] = {
    "consultation": ("self_assessment",),
    "self_assessment": ("improvement_plan",),
    "improvement_plan": ("self_assessment", "application"),
    "application": ("audit",),
    "audit": ("improvement_plan", "certified"),
    "certified": ("renewed", "lapsed"),
    "renewed": ("renewed", "lapsed"),
    "lapsed": ("consultation",),
}
"""An audit that is not passed leads back to the improvement plan."""
CERTIFICATE_MONTHS, WARNING_MONTHS, SITE_CHECK_MONTHS = 36, 6, 12


@dataclass(frozen=True, slots=True)
class Standing:
    """What a process has, as far as the next stage asks."""

    consultation_hours: float
    principles: int
    scored: int
    """Principles with at least one score."""
    open_actions: int
    actions: int
    audit_on: date | None


def missing_for(stage: str, standing: Standing) -> tuple[str, ...]:
    """Codes of what is still missing before the stage; none when it may begin."""
    wanted = {
        "self_assessment": [("no_consultation", not standing.consultation_hours)],
        "improvement_plan": [("principles_without_score", standing.scored < standing.principles)],
        "application": [("no_actions", not standing.actions), ("open_actions", standing.open_actions > 0)],
        "audit": [("no_audit_day", standing.audit_on is None)],
        "certified": [("no_audit_day", standing.audit_on is None)],
    }
    return tuple(code for code, lacks in wanted.get(stage, []) if lacks)


def ends_on(certified_on: date) -> date:
    """The last day of a certificate given that day."""
    return months_after(certified_on, CERTIFICATE_MONTHS)


REPORTED = frozenset({"certified", "renewed"})
"""Stages in which a year is reported on."""


def years_to_report(certified_on: date, certified_until: date, *, today: date) -> tuple[int, ...]:
    """Years of a certificate that may be reported on, the newest first: from its first to this one.

    >>> years_to_report(date(2024, 5, 3), date(2027, 5, 3), today=date(2026, 11, 22))
    (2026, 2025, 2024)
    """
    last = min(certified_until.year, today.year)
    return tuple(range(last, certified_on.year - 1, -1))


def runs_out(until: date, *, today: date) -> bool:
    """Whether the certificate ends within half a year, or has ended."""
    return until <= months_after(today, WARNING_MONTHS)


POINTS = {"yes": 1.0, "partly": 0.5, "no": 0.0}


def site_score(answers: Iterable[str]) -> int | None:
    """Per cent of community living: yes 1, partly ½, no 0, of the items that apply; None when none does."""
    counted = [POINTS[answer] for answer in answers if answer in POINTS]
    return round(100 * sum(counted) / len(counted)) if counted else None

"""Words of staff: domains of competence, states and results as tags, a result domain by domain."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base.components.statuses import AMBER, BRICK, FLAX, OUTLINE, TEAL, Status
from pertvarka.services.workforce import rules
from pertvarka.services.workforce.models import StaffAssessment
from pertvarka.services.workforce.states import ResultClass, StaffAssessmentState

HIGHEST = 4
DOMAINS: Mapping[str, Promise] = {
    "person_centred": _("Person-centred work"),
    "communication": _("Communication with the person and the family"),
    "decision_support": _("Support in deciding"),
    "community": _("Life in the community"),
    "safety": _("Safety and respect"),
    "teamwork": _("Teamwork with colleagues and services"),
}
STATES: Mapping[str, str] = {
    StaffAssessmentState.PLANNED: AMBER,
    StaffAssessmentState.IN_PROGRESS: AMBER,
    StaffAssessmentState.SUBMITTED: FLAX,
    StaffAssessmentState.DISCUSSED: TEAL,
}
RESULTS: Mapping[str, str] = {
    ResultClass.STRONG: TEAL,
    ResultClass.GOOD: TEAL,
    ResultClass.NEEDS_TRAINING: AMBER,
    ResultClass.RETRAIN: BRICK,
}


@dataclass(frozen=True, slots=True)
class Level:
    """One domain; `steps` are the filled parts of the bar."""

    label: str
    value: float
    is_need: bool

    @property
    def steps(self) -> list[bool]:
        return [step <= round(self.value) for step in range(1, HIGHEST + 1)]


def domain(code: str) -> str:
    return str(DOMAINS.get(code, code.replace("_", " ")))


def state_tag(state: str) -> Status:
    return Status(StaffAssessmentState(state).label, STATES[state])


def result_tag(held: StaffAssessment) -> Status | None:
    if not held.result_class:
        return None
    return Status(ResultClass(held.result_class).label, RESULTS.get(held.result_class, OUTLINE))


def levels(held: StaffAssessment) -> list[Level]:
    """Domains in the order of our own form, then those of another."""
    weak = rules.needs(held.levels)
    order = [*rules.DOMAINS, *sorted(set(held.levels) - set(rules.DOMAINS))]
    return [Level(domain(code), held.levels[code], code in weak) for code in order if code in held.levels]

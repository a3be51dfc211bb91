"""How assessments are told: states with colour, domains in the words of their form, levels of support."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pertvarka.engines.xlsform.form import Form, Group, Question, text_of
from pertvarka.foundation.base.components.statuses import AMBER, BRICK, FLAX, OUTLINE, TEAL, Status
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.people.assessments import rules
from pertvarka.people.assessments.models import Assessment
from pertvarka.people.assessments.queries import assessments as queries
from pertvarka.people.assessments.states import AssessmentState

COLOURS = {
    AssessmentState.PLANNED: AMBER,
    AssessmentState.IN_PROGRESS: AMBER,
    AssessmentState.SUBMITTED: FLAX,
    AssessmentState.CHECKED: FLAX,
    AssessmentState.AGREED: TEAL,
    AssessmentState.SUPERSEDED: OUTLINE,
    AssessmentState.CANCELLED: OUTLINE,
}
STEPS = range(1, rules.HIGHEST_LEVEL + 1)


@dataclass(frozen=True, slots=True)
class DomainResult:
    """One domain with its level now and last time; `steps` are the filled parts of the bar."""

    domain: str
    label: str
    now: int | None
    before: int | None
    words: str
    change: int
    has_need: bool

    @property
    def steps(self) -> list[bool]:
        return [step <= (self.now or 0) for step in STEPS]


def state_tag(assessment: Assessment) -> Status:
    if assessment.state == AssessmentState.IN_PROGRESS and assessment.sent_back_reason:
        return Status(_("Sent back"), BRICK)
    state = AssessmentState(assessment.state)
    return Status(state.label, COLOURS[state])


def language_of(form: Form) -> str:
    """The language of the reader, if the form speaks it."""
    active = (get_language() or "")[:2]
    return active if active in form.languages else form.default_language


def domain_label(form: Form, domain: str, *, language: str) -> str:
    """A domain in the words of the form: the heading of its group."""
    item = form.by_name.get(domain)
    if isinstance(item, Group) and item.label:
        return text_of(item.label, language, form.default_language)
    return domain.replace("_", " ").capitalize()


def results(assessment: Assessment, *, needs: Iterable[str]) -> list[DomainResult]:
    """Domains in the order of the form, with the levels of this assessment and the one before."""
    form = form_of(assessment.instrument_version)
    language, found = language_of(form), set(needs)
    order = {name: place for place, name in enumerate(form.by_name)}
    rows = [
        DomainResult(
            domain=row.domain,
            label=domain_label(form, row.domain, language=language),
            now=_level(row.now),
            before=_level(row.before),
            words=_scale_words(form, row.domain, _level(row.now), language=language),
            change=int(row.change or 0),
            has_need=row.domain in found,
        )
        for row in queries.comparison(assessment)
        if row.domain != "answered"
    ]
    return sorted(rows, key=lambda row: order.get(row.domain, order.get(f"score_{row.domain}", 0)))


def _scale_words(form: Form, domain: str, level: int | None, *, language: str) -> str:
    item = form.by_name.get(f"level_{domain}")
    if level is None or not isinstance(item, Question):
        return ""
    for choice in form.choices.get(item.choice_list, ()):
        if choice.name == str(level):
            return text_of(choice.label, language, form.default_language)
    return ""


def _level(value: float | None) -> int | None:
    return None if value is None else round(value)

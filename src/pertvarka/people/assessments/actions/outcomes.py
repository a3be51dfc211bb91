"""What a submitted form comes to: scores and needs of the assessment; and one form made of two."""

import copy
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from pertvarka.engines.xlsform.form import Form, Kind, Question, text_of, walk
from pertvarka.engines.xlsform.state import State
from pertvarka.foundation.instruments import saving
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.people.assessments import rules
from pertvarka.people.assessments.actions.standing import save
from pertvarka.people.assessments.models import Assessment, AssessmentResponse, IdentifiedNeed
from pertvarka.people.assessments.states import AssessmentState


def write(assessment: Assessment, *, state: State) -> None:
    """Scores, level, wish and needs, and with them the assessment is submitted; an earlier try is replaced."""
    found = rules.outcome(state.counted)
    IdentifiedNeed.objects.filter(assessment=assessment).delete()
    IdentifiedNeed.objects.bulk_create(
        IdentifiedNeed(
            case_id=assessment.case_id,
            open_to_id=assessment.open_to_id,
            assessment=assessment,
            domain=need.domain[:40],
            own_words=need.own_words,
            evidence=need.evidence,
            support_level=need.support_level,
        )
        for need in found.needs
    )
    save(
        assessment,
        state=AssessmentState.SUBMITTED,
        submitted_at=timezone.now(),
        sent_back_reason="",
        scores=dict(found.scores),
        support_level=found.support_level,
        living_wish=_living_wish(form_of(assessment.instrument_version), state.counted),
    )


def differences(first: AssessmentResponse, second: AssessmentResponse) -> list[rules.Difference]:
    """Where two forms give levels apart."""
    scored = scored_questions(form_of(first.instrument_version))
    return rules.differences(saving.state_of(first).counted, saving.state_of(second).counted, scored=scored)


def scored_questions(form: Form) -> list[str]:
    """Questions outside repeats whose answer is a level: a scale, or choices that are all numbers."""
    found = []
    for item, repeats in walk(form.items):
        if repeats or not isinstance(item, Question):
            continue
        names = [choice.name for choice in form.choices.get(item.choice_list, ())]
        is_scale = item.kind is Kind.SELECT_ONE and names and all(name.isdigit() for name in names)
        if is_scale or item.kind is Kind.RANGE:
            found.append(item.name)
    return found


def merged(first: AssessmentResponse, second: AssessmentResponse, *, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """The first form with what was chosen; empty places filled from the second, differing texts one after another."""
    form = form_of(first.instrument_version)
    answers: dict[str, Any] = copy.deepcopy(first.answers)
    for item, repeats in walk(form.items):
        if repeats or not isinstance(item, Question):
            continue
        ours, theirs = answers.get(item.name), second.answers.get(item.name)
        if item.name in chosen:
            answers[item.name] = chosen[item.name]
        elif ours in (None, "", []):
            answers[item.name] = copy.deepcopy(theirs)
        elif item.kind is Kind.TEXT and isinstance(theirs, str) and isinstance(ours, str) and theirs not in ours:
            answers[item.name] = f"{ours}\n{theirs}"[:10_000]
    return answers


def _living_wish(form: Form, counted: Mapping[str, Any]) -> str:
    """Where and with whom, in the person's own words; a chosen answer in the words of the form."""
    lines = []
    for name in rules.LIVING_WISHES:
        value, item = counted.get(name), form.by_name.get(name)
        values = value if isinstance(value, list) else [value] if value else []
        choices = form.choices.get(item.choice_list, ()) if isinstance(item, Question) else ()
        labels = {choice.name: text_of(choice.label, form.default_language) for choice in choices}
        lines += [labels.get(str(one), str(one)) for one in values]
    return "\n".join(lines)

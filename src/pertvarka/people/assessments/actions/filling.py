"""An assessor at work: begins, answers, notes who was asked, submits; two of them agree on one form."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments import saving
from pertvarka.foundation.instruments.errors import FormSubmitted
from pertvarka.foundation.instruments.saving import Saved, Typing
from pertvarka.people.assessments import rules
from pertvarka.people.assessments.actions import outcomes
from pertvarka.people.assessments.actions.standing import appointed, light, own_form, record, reference, save, standing
from pertvarka.people.assessments.errors import (
    AssessmentNotFound,
    DayImpossible,
    DifferencesOpen,
    FormHasGaps,
    OthersNotReady,
    StepNotPossible,
)
from pertvarka.people.assessments.models import Assessment, AssessmentResponse, Assessor, Informant
from pertvarka.people.assessments.permissions import Permission
from pertvarka.people.assessments.states import AssessmentState

OWN, AGREED = AssessmentResponse.Kind.OWN, AssessmentResponse.Kind.AGREED


def start(*, assessment: Assessment, by: Account) -> AssessmentResponse:
    """Begin, or go on with, the form of this assessor. Sent back, the form opens again.

    Raises:
        NotAllowed, AssessmentNotFound: the account was not appointed.
        StepNotPossible: the assessment is submitted or past that.
        FormSubmitted: this assessor has submitted; the other has not yet.
    """
    with transaction.atomic():
        held = _held(assessment, by=by)
        if held.state == AssessmentState.PLANNED:
            save(held, state=AssessmentState.IN_PROGRESS, started_on=timezone.localdate())
            record("assessment.started", held, by=by)
        form = own_form(held, account=by)
        if form is None:
            return AssessmentResponse.objects.create(
                case_id=held.case_id,
                open_to_id=held.open_to_id,
                assessment=held,
                instrument_version=held.instrument_version,
                started_by=by,
            )
        if form.submitted_at is not None:
            if not held.sent_back_reason or (form.kind == OWN and held.instrument_version.assessors_needed > 1):
                raise FormSubmitted
            AssessmentResponse.objects.filter(pk=form.pk).update(submitted_at=None)
            form.submitted_at = None
    return form


def answer(*, assessment: Assessment, typings: list[Typing], language: str = "", by: Account) -> Saved:
    """Save what was typed, answer by answer; nothing is written over an answer the typist has not seen.

    Raises:
        NotAllowed, AssessmentNotFound, StepNotPossible: the account was not appointed, or the assessment is past that.
        FormSubmitted, QuestionUnknown: the form is closed, or does not ask that.
    """
    with transaction.atomic():
        return saving.save_answers(_form(assessment, by=by), typings, language=language)


def add_row(*, assessment: Assessment, path: str, by: Account) -> Saved:
    """One more row of a repeat. Raises as `answer` does."""
    with transaction.atomic():
        return saving.add_row(_form(assessment, by=by), path=path)


def remove_row(*, assessment: Assessment, path: str, number: int, revision: int, by: Account) -> Saved:
    """Take a row away. Raises as `answer` does, and RowsChanged."""
    with transaction.atomic():
        return saving.remove_row(_form(assessment, by=by), path=path, number=number, revision=revision)


def add_informant(*, assessment: Assessment, kind: str, relation: str, spoken_on: date, by: Account) -> Informant:
    """Write down who was asked, by relation and never by name.

    Raises:
        NotAllowed, AssessmentNotFound, StepNotPossible: the account was not appointed, or the assessment is past that.
        DayImpossible: the day is ahead, or a year before the assessment was planned.
    """
    with transaction.atomic():
        held = _held(assessment, by=by)
        planned_on = timezone.localdate(held.planned_at)
        if not planned_on - rules.DUE_AT_MOST <= spoken_on <= timezone.localdate():
            raise DayImpossible
        informant = Informant.objects.create(
            case_id=held.case_id,
            open_to_id=held.open_to_id,
            assessment=held,
            kind=kind,
            relation=relation.strip(),
            spoken_on=spoken_on,
            recorded_by=by,
        )
        record("assessment.informant_added", held, by=by)
    return informant


def submit(*, assessment: Assessment, by: Account) -> Assessment:
    """Submit the form this assessor writes in. The only form, or the agreed one, submits the assessment with it.

    Raises:
        NotAllowed, AssessmentNotFound, StepNotPossible: the account was not appointed, or the assessment is past that.
        FormSubmitted: it has been submitted.
        FormHasGaps: answers are missing or cannot stand.
    """
    with transaction.atomic():
        held = _held(assessment, by=by)
        # Two presses, or two assessors, are taken one after the other.
        Assessment.objects.select_for_update(of=("self",)).get(pk=held.pk)
        form = _form(held, by=by)
        state = saving.state_of(form)
        if state.faults:
            raise FormHasGaps(paths=tuple(node.path for node in state.faults))
        now = timezone.now()
        if not AssessmentResponse.objects.filter(pk=form.pk, submitted_at=None, revision=form.revision).update(
            submitted_at=now
        ):
            raise FormSubmitted
        if form.kind == AGREED or held.instrument_version.assessors_needed == 1:
            outcomes.write(held, state=state)
            record("assessment.submitted", held, by=by)
            _tell_checkers(held)
        else:
            record("assessment.form_submitted", held, by=by)
            if len(submitted_forms(held)) >= held.instrument_version.assessors_needed:
                _tell_others(held, kind="assessment.to_settle", by=by)
    return held


def settle(*, assessment: Assessment, chosen: Mapping[str, Any], by: Account) -> AssessmentResponse:
    """From two submitted forms make the one the assessors agree on; it is read once more and submitted.

    Levels up to one apart stand as the leading assessor gave them; of texts nothing is lost: both are kept.

    Raises:
        NotAllowed, AssessmentNotFound, StepNotPossible: the account was not appointed, or the forms are agreed already.
        OthersNotReady: somebody has not submitted.
        DifferencesOpen: a difference of more than one level without a word what holds.
    """
    with transaction.atomic():
        held = _held(assessment, by=by)
        Assessment.objects.select_for_update(of=("self",)).get(pk=held.pk)
        forms = submitted_forms(held)
        if AssessmentResponse.objects.filter(assessment=held, kind=AGREED).exists():
            raise StepNotPossible
        if len(forms) < max(held.instrument_version.assessors_needed, 2):
            raise OthersNotReady
        found = outcomes.differences(forms[0], forms[1])
        open_paths = [one.path for one in rules.to_settle(found) if chosen.get(one.path) not in (one.first, one.second)]
        if open_paths:
            raise DifferencesOpen(paths=tuple(open_paths))
        form = AssessmentResponse.objects.create(
            case_id=held.case_id,
            open_to_id=held.open_to_id,
            assessment=held,
            instrument_version=held.instrument_version,
            kind=AGREED,
            started_by=by,
            answers=outcomes.merged(forms[0], forms[1], chosen=chosen),
        )
        record("assessment.settled", held, by=by, differences=len(rules.to_settle(found)))
    return form


def submitted_forms(assessment: Assessment) -> list[AssessmentResponse]:
    """Own forms of the assessors, the leading one's first; another's is told only when all have submitted."""
    rows = AssessmentResponse.objects.filter(assessment=assessment, kind=OWN, submitted_at__isnull=False)
    lead = Assessor.objects.filter(assessment=assessment, is_lead=True).values_list("account_id", flat=True).first()
    return sorted(light(rows).select_related("started_by"), key=lambda row: row.started_by_id != lead)


def _held(assessment: Assessment, *, by: Account) -> Assessment:
    policy.require(by, Permission.ASSESSMENT_FILL, on=timezone.localdate())
    held = standing(assessment, states=rules.WITH_ASSESSORS)
    appointed(held, account=by)
    return held


def _form(assessment: Assessment, *, by: Account) -> AssessmentResponse:
    form = own_form(_held(assessment, by=by), account=by)
    if form is None:
        raise AssessmentNotFound
    return form


def _tell_checkers(assessment: Assessment) -> None:
    notices.tell_holders(
        permission=Permission.ASSESSMENT_CHECK,
        organisation_id=assessment.open_to_id,
        kind="assessment.submitted",
        about=reference(assessment),
        label=assessment.number,
    )


def _tell_others(assessment: Assessment, *, kind: str, by: Account) -> None:
    others = Assessor.objects.filter(assessment=assessment).exclude(account=by).values_list("account_id", flat=True)
    for account_id in others:
        notices.tell(account_id=account_id, kind=kind, about=reference(assessment), label=assessment.number)

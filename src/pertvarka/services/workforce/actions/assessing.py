"""A worker is assessed: planned, answered by the assessor, submitted, discussed with the worker."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.base.errors import WriteRefused
from pertvarka.foundation.instruments import saving
from pertvarka.foundation.instruments.saving import Saved, Typing
from pertvarka.services.workforce import rules
from pertvarka.services.workforce.errors import (
    AppointsThemselves,
    AssessmentStandsAlready,
    DayImpossible,
    DueDayImpossible,
    FormHasGaps,
    FormMissing,
    LevelsMissing,
    NotAnAssessor,
    StaffLeft,
    StaffNotFound,
    StepNotPossible,
)
from pertvarka.services.workforce.models import DevelopmentPlan, StaffAssessment, StaffMember, StaffResponse
from pertvarka.services.workforce.permissions import Permission
from pertvarka.services.workforce.queries import assessments, staff
from pertvarka.services.workforce.states import StaffAssessmentState

OPEN = (StaffAssessmentState.PLANNED, StaffAssessmentState.IN_PROGRESS)
AT_MOST = timedelta(days=365)


def plan(*, worker: StaffMember, assessor: Account, due_on: date, by: Account) -> StaffAssessment:
    """Say who assesses a worker, by when. Whoever plans it does not see what comes of it.

    Raises:
        NotAllowed, StaffNotFound, StaffLeft: the worker is not this account's to have assessed.
        AssessmentStandsAlready, FormMissing: one is open, or there is nothing to assess with.
        AppointsThemselves, NotAnAssessor, DueDayImpossible: what was chosen.
    """
    today = timezone.localdate()
    policy.require(by, Permission.STAFF_CHANGE, on=today)
    held = StaffMember.objects.filter(pk=worker.pk).first()
    if held is None:
        raise StaffNotFound
    if held.left_on is not None:
        raise StaffLeft
    if not today <= due_on <= today + AT_MOST:
        raise DueDayImpossible
    if assessor.pk in (by.pk, held.account_id, held.manager_account_id):
        raise AppointsThemselves
    if assessor.pk not in notices.holders(Permission.ASSESSMENT_FILL, None):
        raise NotAnAssessor
    version = assessments.form_now()
    if version is None:
        raise FormMissing
    standing = staff.standing().get(held.pk)
    if standing is not None and standing.is_open:
        raise AssessmentStandsAlready
    try:
        with transaction.atomic():
            made = StaffAssessment.objects.create(
                staff_member=held,
                open_to_id=held.open_to_id,
                assessor=assessor,
                instrument_version=version,
                due_on=due_on,
            )
            audit.record("staff_assessment.planned", about=made.reference, by=by.reference, due_on=due_on.isoformat())
            notices.tell(account_id=assessor.pk, kind="staff_assessment.planned", about=made.reference)
    except IntegrityError as second:
        raise AssessmentStandsAlready from second
    return made


def answer(*, assessment: StaffAssessment, typings: list[Typing], language: str = "", by: Account) -> Saved:
    """Save what was typed; the first answer begins the assessment.

    Raises:
        NotAllowed, StaffNotFound, StepNotPossible: the account is not the assessor, or it is submitted.
        FormSubmitted, QuestionUnknown: as everywhere forms are filled.
    """
    with transaction.atomic():
        held = _being_filled(assessment, by=by)
        return saving.save_answers(_response(held, by=by), typings, language=language)


def add_row(*, assessment: StaffAssessment, path: str, by: Account) -> Saved:
    """One more row of a repeat. Raises as `answer` does."""
    with transaction.atomic():
        return saving.add_row(_response(_being_filled(assessment, by=by), by=by), path=path)


def remove_row(*, assessment: StaffAssessment, path: str, number: int, revision: int, by: Account) -> Saved:
    """Take a row away. Raises as `answer` does, and RowsChanged."""
    with transaction.atomic():
        response = _response(_being_filled(assessment, by=by), by=by)
        return saving.remove_row(response, path=path, number=number, revision=revision)


def submit(*, assessment: StaffAssessment, by: Account) -> StaffAssessment:
    """The form is whole: levels, motivation and the result are counted from it, and the worker and manager are told.

    Raises:
        NotAllowed, StaffNotFound, StepNotPossible: the account is not the assessor, or it is submitted.
        FormHasGaps, LevelsMissing: answers are missing, or the form counts nothing.
    """
    with transaction.atomic():
        held = _being_filled(assessment, by=by)
        response = _response(held, by=by)
        state = saving.state_of(response)
        if state.faults:
            raise FormHasGaps(count=len(state.faults))
        levels = rules.levels(state.counted)
        motivation = rules.motivation(state.counted)
        if not levels or motivation is None:
            raise LevelsMissing
        rows = StaffResponse.objects.filter(pk=response.pk, submitted_at=None, revision=response.revision)
        if not rows.update(submitted_at=timezone.now()):
            raise StepNotPossible
        _move(
            held,
            StaffAssessmentState.SUBMITTED,
            submitted_on=timezone.localdate(),
            levels=levels,
            motivation=Decimal(str(round(motivation, 2))),
            result_class=rules.result_class(levels, motivation=motivation),
        )
        audit.record("staff_assessment.submitted", about=held.reference, by=by.reference)
        for account_id in {held.account_id, held.manager_account_id} - {None}:
            assert account_id is not None  # noqa: S101 (taken out above)
            notices.tell(account_id=account_id, kind="staff_assessment.submitted", about=held.reference)
    return held


def discuss(*, assessment: StaffAssessment, discussed_on: date, by: Account) -> DevelopmentPlan:
    """The result was talked over with the worker; their development plan begins. The assessor reads thirty days more.

    Raises:
        NotAllowed, StaffNotFound, StepNotPossible: the account is neither the manager nor the assessor, or not now.
        DayImpossible: before it was submitted, or ahead.
    """
    today = timezone.localdate()
    policy.require(by, Permission.OWN_VIEW, on=today)
    with transaction.atomic():
        held = assessments.assessment(assessment.uuid)
        if held is None or by.pk not in (held.assessor_id, held.manager_account_id):
            raise StaffNotFound
        if held.state != StaffAssessmentState.SUBMITTED or held.submitted_on is None:
            raise StepNotPossible
        if not held.submitted_on <= discussed_on <= today:
            raise DayImpossible
        _move(
            held,
            StaffAssessmentState.DISCUSSED,
            discussed_on=discussed_on,
            assessor_until=rules.reads_until(discussed_on),
        )
        made, _is_new = DevelopmentPlan.objects.get_or_create(assessment=held, defaults={"open_to_id": held.open_to_id})
        audit.record("staff_assessment.discussed", about=held.reference, by=by.reference)
    return made


def _being_filled(assessment: StaffAssessment, *, by: Account) -> StaffAssessment:
    policy.require(by, Permission.ASSESSMENT_FILL, on=timezone.localdate())
    held = assessments.assessment(assessment.uuid)
    if held is None or held.assessor_id != by.pk:
        raise StaffNotFound
    if held.state not in OPEN:
        raise StepNotPossible
    return held


def _response(held: StaffAssessment, *, by: Account) -> StaffResponse:
    found = assessments.response_of(held)
    if found is None:
        # Two first answers at once, out of two tabs, begin it once: the second waits and finds it begun.
        StaffAssessment.objects.select_for_update(of=("self",)).get(pk=held.pk)
        found = assessments.response_of(held)
    if found is not None:
        return found
    made = StaffResponse.objects.create(
        assessment=held, open_to_id=held.open_to_id, instrument_version=held.instrument_version, started_by=by
    )
    _move(held, StaffAssessmentState.IN_PROGRESS)
    return made


def _move(held: StaffAssessment, state: str, **changes: object) -> None:
    before = held.state
    for name, value in {"state": state, **changes}.items():
        setattr(held, name, value)
    if not StaffAssessment.objects.filter(pk=held.pk, state=before).update(state=state, **changes):
        raise WriteRefused

"""After the assessors: the quality check, sending back, the agreement with the person."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.models import Account
from pertvarka.people.assessments import rules
from pertvarka.people.assessments.actions.standing import record, reference, save, standing
from pertvarka.people.assessments.errors import ChecksOwnWork, DayImpossible, TextMissing
from pertvarka.people.assessments.models import Assessment, Assessor
from pertvarka.people.assessments.permissions import Permission
from pertvarka.people.assessments.states import AssessmentState
from pertvarka.people.cases.actions import admission
from pertvarka.people.cases.models import Case


def check(*, assessment: Assessment, by: Account) -> None:
    """The assessment is sound; its assessors write no more, and in thirty days see nothing of the person.

    Raises:
        NotAllowed, AssessmentNotFound, StepNotPossible: it is not this account's to check, or not submitted.
        ChecksOwnWork: the account is one of the assessors.
    """
    with transaction.atomic():
        held = _to_check(assessment, by=by)
        save(held, state=AssessmentState.CHECKED, checked_at=timezone.now(), checked_by=by)
        record("assessment.checked", held, by=by)
        case = Case.objects.filter(pk=held.case_id).first()
        if case is not None and case.manager_id != by.pk:
            notices.tell(account_id=case.manager_id, kind="assessment.checked", about=case.reference, label=held.number)


def send_back(*, assessment: Assessment, reason: str, by: Account) -> None:
    """Not yet: the form opens to its assessors again, with the reason.

    Raises:
        NotAllowed, AssessmentNotFound, StepNotPossible, ChecksOwnWork: as for `check`.
        TextMissing: without a reason nobody knows what to do better.
    """
    if not reason.strip():
        raise TextMissing
    with transaction.atomic():
        held = _to_check(assessment, by=by)
        save(held, state=AssessmentState.IN_PROGRESS, submitted_at=None, sent_back_reason=reason.strip())
        record("assessment.sent_back", held, by=by)
        for account_id in Assessor.objects.filter(assessment=held).values_list("account_id", flat=True):
            notices.tell(account_id=account_id, kind="assessment.sent_back", about=reference(held), label=held.number)


def agree(*, assessment: Assessment, agreed_on: date, agreed_by: str, words: str, by: Account) -> None:
    """The person has read it, or had it read, and agrees or says where they see it otherwise. It supersedes the former.

    Raises:
        NotAllowed, AssessmentNotFound, StepNotPossible: it is not this account's, or not checked.
        CaseNotFound, CaseClosed, ProcessingRestricted: the case takes nothing.
        DayImpossible: before it was submitted, or ahead.
        TextMissing: not said how agreement was reached.
    """
    policy.require(by, Permission.ASSESSMENT_AGREE, on=timezone.localdate())
    if not words.strip():
        raise TextMissing
    with transaction.atomic():
        held = standing(assessment, states=(AssessmentState.CHECKED,))
        case = admission.standing(held.case)
        first_day = timezone.localdate(held.submitted_at) if held.submitted_at else agreed_on
        if not first_day <= agreed_on <= timezone.localdate():
            raise DayImpossible
        former = Assessment.objects.filter(
            case=case,
            instrument_version__instrument=held.instrument_version.instrument_id,
            state=AssessmentState.AGREED,
        )
        for one in former.exclude(pk=held.pk):
            save(one, state=AssessmentState.SUPERSEDED)
        save(
            held,
            state=AssessmentState.AGREED,
            agreed_on=agreed_on,
            agreed_by=agreed_by,
            agreed_words=words.strip(),
            next_due_on=rules.next_due(agreed_on, months=held.instrument_version.reassess_after_months),
        )
        record("assessment.agreed", held, by=by, agreed_on=agreed_on.isoformat(), how=agreed_by)


def _to_check(assessment: Assessment, *, by: Account) -> Assessment:
    policy.require(by, Permission.ASSESSMENT_CHECK, on=timezone.localdate())
    held = standing(assessment, states=(AssessmentState.SUBMITTED,))
    if Assessor.objects.filter(assessment=held, account=by).exists():
        raise ChecksOwnWork
    return held

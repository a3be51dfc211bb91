"""Planning an assessment: with which instrument, by whom, by when; and taking the plan back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.errors import VersionWithdrawn
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.assessments import rules
from pertvarka.people.assessments.actions.standing import record, save, standing
from pertvarka.people.assessments.errors import (
    AlreadyPlanned,
    AppointsThemselves,
    DueDayImpossible,
    NotAnAssessor,
    WrongNumberOfAssessors,
)
from pertvarka.people.assessments.models import Assessment, Assessor
from pertvarka.people.assessments.permissions import Permission
from pertvarka.people.assessments.states import AssessmentState
from pertvarka.people.cases.actions import admission, cases
from pertvarka.people.cases.models import Case, Part, TeamMember

ROLE = "assessor"
PARTS = (Part.CASE, Part.IDENTITY)


@dataclass(frozen=True, slots=True)
class Appointed:
    """Somebody who assesses, and where they hold that role."""

    account: Account
    organisation: Organisation


def plan(
    *,
    case: Case,
    version: InstrumentVersion,
    assessors: Sequence[Appointed],
    due_on: date,
    reason: str = Assessment.Reason.FIRST,
    by: Account,
) -> Assessment:
    """Say who assesses with what, by when; the assessors come onto the team until the assessment is checked.

    A case that waited for its first assessment goes on to "under assessment".

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: this account, or this case, takes no assessment.
        VersionWithdrawn, AlreadyPlanned: the instrument is not in use, or in use for this case already.
        WrongNumberOfAssessors, AppointsThemselves, NotAnAssessor, DueDayImpossible: what was chosen.
    """
    today = timezone.localdate()
    policy.require(by, Permission.ASSESSMENT_PLAN, on=today)
    _check(version, assessors, due_on=due_on, today=today, by=by)
    with transaction.atomic():
        held = admission.standing(case)
        former = Assessment.objects.filter(case=held, instrument_version__instrument=version.instrument_id)
        if former.filter(state__in=rules.OPEN).exists():
            raise AlreadyPlanned
        assessment = Assessment.objects.create(
            case=held,
            open_to_id=held.open_to_id,
            person_id=held.person_id,
            number=held.number,
            instrument_version=version,
            reason=reason,
            due_on=due_on,
            planned_by=by,
            previous=former.filter(state=AssessmentState.AGREED).first(),
        )
        for place, appointed in enumerate(assessors):
            _appoint(assessment, appointed, case=held, is_lead=place == 0)
        _carry_case_on(held, by=by)
        record("assessment.planned", assessment, by=by, due_on=due_on.isoformat(), assessors=len(assessors))
    return assessment


def cancel(*, assessment: Assessment, by: Account) -> None:
    """The assessment does not take place; its assessors see nothing of the person any more.

    Raises:
        NotAllowed, AssessmentNotFound, StepNotPossible: it is not this account's, or is past that.
    """
    policy.require(by, Permission.ASSESSMENT_PLAN, on=timezone.localdate())
    with transaction.atomic():
        held = standing(assessment, states=rules.WITH_ASSESSORS)
        save(held, state=AssessmentState.CANCELLED)
        record("assessment.cancelled", held, by=by)


def _check(
    version: InstrumentVersion, assessors: Sequence[Appointed], *, due_on: date, today: date, by: Account
) -> None:
    if InstrumentVersion.objects.filter(pk=version.pk, withdrawn_at=None).first() is None:
        raise VersionWithdrawn
    if len({one.account.pk for one in assessors}) != version.assessors_needed:
        raise WrongNumberOfAssessors(needed=version.assessors_needed)
    if any(one.account.pk == by.pk for one in assessors):
        raise AppointsThemselves
    for one in assessors:
        if one.account.pk not in notices.holders(Permission.ASSESSMENT_FILL, one.organisation.pk):
            raise NotAnAssessor
    if not rules.due_is_possible(due_on, today=today):
        raise DueDayImpossible


def _carry_case_on(case: Case, *, by: Account) -> None:
    for state in rules.case_steps(case.state):
        reason = _("An assessment of needs was planned.")
        cases.change_state(case=case, after=state, reason=reason, expected_version=case.version, by=by)


def _appoint(assessment: Assessment, appointed: Appointed, *, case: Case, is_lead: bool) -> None:
    now = timezone.now()
    belongs = {"case": case, "open_to_id": case.open_to_id}
    who = {"account": appointed.account, "organisation": appointed.organisation}
    Assessor.objects.create(**belongs, **who, assessment=assessment, is_lead=is_lead, since=now)
    on_the_team = TeamMember.objects.filter(case=case, until=None, role_code=ROLE, **who)
    if not on_the_team.exists():
        TeamMember.objects.create(
            **belongs, **who, person_id=case.person_id, role_code=ROLE, parts=list(PARTS), since=now
        )
        member = appointed.account.reference
        record("team.joined", assessment, by=assessment.planned_by, member=member, role=ROLE)
    notices.tell(account_id=appointed.account.pk, kind="assessment.assigned", about=case.reference, label=case.number)

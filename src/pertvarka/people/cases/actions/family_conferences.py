"""A family conference as whoever leads the case acts on it: referring, appointing, judging whether the plan is safe.

The family decides what it plans. What may be refused is only what puts somebody in danger, and that is written down.
"""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases import family_conference_errors as errors
from pertvarka.people.cases import family_conference_rules as rules
from pertvarka.people.cases.actions import admission
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.cases.models import Case, Coordinator, FamilyConference, FamilyTask
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import family_conferences as queries
from pertvarka.people.cases.states import FamilyConferencePhase as Phase

ONE_OPEN = "family_conference_one_open_a_case"


def refer(*, case: Case, question: str, by: Account) -> FamilyConference:
    """Put a question to a family; a coordinator is appointed next.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: this account, or this case, refers nobody.
        TextMissing: the question.
        ConferenceStands: the family has one that goes on.
    """
    policy.require(by, Permission.FAMILY_CONFERENCE_REFER, on=timezone.localdate())
    kept = diary_rules.written(question)
    with transaction.atomic():
        standing = admission.standing(case)
        try:
            with transaction.atomic():
                made = FamilyConference.objects.create(
                    case=standing, person=standing.person, number=standing.number, question=kept, referred_by=by
                )
        except IntegrityError as problem:
            if ONE_OPEN in str(problem):
                raise errors.ConferenceStands from problem
            raise
        _record("family_conference.referred", made, case=standing, by=by)
    return made


def appoint(
    *, conference: FamilyConference, coordinator: Coordinator, supervisor: Coordinator, independence: str, by: Account
) -> FamilyConference:
    """Give the conference to a coordinator with no tie to the family or its case, and name who supervises.

    independence: what was checked, and that the coordinator and the family say so too.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: this account, or this case, appoints nobody.
        ConferenceMovedOn, PrivateTime: the family has met already.
        NotInRegister, CoordinatorConnected, SupervisorConnected: who was chosen.
        TextMissing: the words about independence.
    """
    today = timezone.localdate()
    policy.require(by, Permission.FAMILY_CONFERENCE_REFER, on=today)
    kept = diary_rules.written(independence)
    with transaction.atomic():
        held, case = _held(conference)
        if held.phase not in (Phase.REFERRAL, *rules.GATHERING):
            raise errors.ConferenceMovedOn
        _check_in_register(coordinator, kind=Coordinator.Kind.COORDINATOR, today=today)
        _check_in_register(supervisor, kind=Coordinator.Kind.SUPERVISOR, today=today)
        _check_unconnected(coordinator, supervisor, case=case, today=today)
        changes = {
            "coordinator": coordinator,
            "supervisor": supervisor,
            "independence": kept,
            "phase": Phase.PREPARATION if held.phase == Phase.REFERRAL else held.phase,
        }
        locking.save_unless_changed(held, expected_version=conference.version, changes=changes)
        _record("family_conference.appointed", held, case=case, by=by, coordinator=str(coordinator.uuid))
        for told in (coordinator, supervisor):
            _tell(told.account_id, "family_conference.appointed", held, by=by)
    return held


def accept(*, conference: FamilyConference, review_on: date, by: Account) -> FamilyConference:
    """The plan is safe, so it stands as the family made it; the day it is looked at again is set.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, ConferenceMovedOn, PrivateTime: not now.
        PlanNotWritten, FamilyTaskMissing: there is nothing to accept yet.
        ReviewDayImpossible: the day.
    """
    today = timezone.localdate()
    policy.require(by, Permission.FAMILY_CONFERENCE_REFER, on=today)
    with transaction.atomic():
        held, case = _moving(conference, to=Phase.ACCEPTED)
        if not held.family_plan:
            raise errors.PlanNotWritten
        if not held.tasks.exists():
            raise errors.FamilyTaskMissing
        if not rules.is_review_day(review_on, today=today):
            raise errors.ReviewDayImpossible
        changes = {"phase": Phase.ACCEPTED, "accepted_on": today, "review_on": review_on, "sent_back_reason": ""}
        _save(held, changes, "family_conference.accepted", case=case, by=by, version=conference.version)
    return held


def send_back(*, conference: FamilyConference, reason: str, by: Account) -> FamilyConference:
    """Ask the family to think again, because somebody would be in danger; nothing else is a reason.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, ConferenceMovedOn, PrivateTime: not now.
        PlanNotWritten: there is nothing to send back yet.
        SafetyReasonMissing: whose safety, and why.
    """
    policy.require(by, Permission.FAMILY_CONFERENCE_REFER, on=timezone.localdate())
    if not reason.strip():
        raise errors.SafetyReasonMissing
    with transaction.atomic():
        held, case = _moving(conference, to=Phase.SENT_BACK)
        if not held.family_plan:
            raise errors.PlanNotWritten
        changes = {"phase": Phase.SENT_BACK, "sent_back_reason": diary_rules.written(reason)}
        _save(held, changes, "family_conference.sent_back", case=case, by=by, version=conference.version)
    return held


def finish_task(*, task: FamilyTask, by: Account) -> FamilyTask:
    """Somebody of the family has done what they took upon themselves.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PrivateTime: not now.
        ConferenceMovedOn: the plan is not accepted yet, or the conference has ended.
        FamilyTaskDone: it is marked already.
    """
    policy.require(by, Permission.FAMILY_CONFERENCE_REFER, on=timezone.localdate())
    with transaction.atomic():
        held, case = _held(task.conference)
        if held.phase not in (Phase.ACCEPTED, Phase.CARRIED_OUT, Phase.REVIEW):
            raise errors.ConferenceMovedOn
        if not FamilyTask.objects.filter(pk=task.pk, done_on=None).update(done_on=timezone.localdate()):
            raise errors.FamilyTaskDone
        _record("family_task.done", held, case=case, by=by, task=str(task.uuid))
    task.refresh_from_db()
    return task


def carry_out(*, conference: FamilyConference, by: Account) -> FamilyConference:
    """The time of the plan is over; the coordinator calls the family together for the review.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, ConferenceMovedOn, PrivateTime: not now.
    """
    policy.require(by, Permission.FAMILY_CONFERENCE_REFER, on=timezone.localdate())
    with transaction.atomic():
        held, case = _moving(conference, to=Phase.CARRIED_OUT)
        changes = {"phase": Phase.CARRIED_OUT}
        _save(held, changes, "family_conference.carried_out", case=case, by=by, version=conference.version)
    return held


def close(*, conference: FamilyConference, words: str, by: Account) -> FamilyConference:
    """The conference has ended: from here on neither coordinator nor supervisor sees it.

    Raises:
        NotAllowed, CaseNotFound, ProcessingRestricted, ConferenceMovedOn, PrivateTime: not now.
        TextMissing: how it ended.
    """
    today = timezone.localdate()
    policy.require(by, Permission.FAMILY_CONFERENCE_REFER, on=today)
    kept = diary_rules.written(words)
    with transaction.atomic():
        # A case may be closed before its conference; ending that is tidying up.
        held, case = _moving(conference, to=Phase.CLOSED, takes="correction")
        together = f"{held.review_words}\n\n{kept}" if held.review_words else kept
        changes = {"phase": Phase.CLOSED, "closed_on": today, "review_words": together}
        _save(held, changes, "family_conference.closed", case=case, by=by, version=conference.version, is_told=False)
    return held


def _held(conference: FamilyConference, *, takes: str = "work") -> tuple[FamilyConference, Case]:
    """The conference, kept from changing meanwhile, and its case; only for who sees both and may write."""
    found = FamilyConference.objects.select_for_update().filter(pk=conference.pk).first()
    case = Case.objects.filter(pk=conference.case_id).first()
    if found is None or case is None:
        raise CaseNotFound
    standing = admission.standing(case, takes=takes)
    if found.phase == Phase.PRIVATE_TIME:
        raise errors.PrivateTime
    return found, standing


def _moving(conference: FamilyConference, *, to: str, takes: str = "work") -> tuple[FamilyConference, Case]:
    held, case = _held(conference, takes=takes)
    if not rules.may_follow(held.phase, to):
        raise errors.ConferenceMovedOn
    return held, case


def _save(
    held: FamilyConference,
    changes: dict[str, Any],
    kind: str,
    *,
    case: Case,
    by: Account,
    version: int,
    is_told: bool = True,
) -> None:
    locking.save_unless_changed(held, expected_version=version, changes=changes)
    _record(kind, held, case=case, by=by)
    if is_told and held.coordinator_account_id:
        _tell(held.coordinator_account_id, kind, held, by=by)


def _check_in_register(row: Coordinator, *, kind: str, today: date) -> None:
    if not queries.in_force(Coordinator.objects.filter(pk=row.pk, kind=kind), on=today).exists():
        raise errors.NotInRegister


def _check_unconnected(coordinator: Coordinator, supervisor: Coordinator, *, case: Case, today: date) -> None:
    around, held = queries.organisations_around(case), queries.loads()
    tie = rules.tie_of(
        queries.candidate(coordinator, case=case, held=held), organisations=around, other_account=supervisor.account_id
    )
    if tie is rules.Tie.ONE_PERSON:
        raise errors.SupervisorConnected
    if tie:
        raise errors.CoordinatorConnected(tie, free=queries.free_in_region(case, on=today))
    if rules.tie_of(queries.candidate(supervisor, case=case, held=held), organisations=around):
        raise errors.SupervisorConnected


def _record(kind: str, held: FamilyConference, *, case: Case, by: Account, **details: Any) -> None:
    audit.record(kind, about=case.reference, by=by.reference, conference=str(held.uuid), phase=held.phase, **details)


def _tell(account_id: int, kind: str, held: FamilyConference, *, by: Account) -> None:
    if account_id != by.pk:
        notices.tell(account_id=account_id, kind=kind, about=f"family_conference:{held.uuid}", label=held.number)

"""The case itself: its state, its manager, its team, the people who matter, the grounds, its end."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.base import audit, locking, sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases import rules
from pertvarka.people.cases.actions.registration import GroundGiven, require_manager
from pertvarka.people.cases.errors import (
    CaseNotFound,
    ClosingIncomplete,
    DateInFuture,
    ManagerMissing,
    MemberNotInRole,
    OnlyConsentIsWithdrawn,
    PeriodOutOfOrder,
    ProcessingRestricted,
    StateMayNotFollow,
)
from pertvarka.people.cases.models import Case, CaseStateChange, Ground, Part, Person, Relationship, Task, TeamMember
from pertvarka.people.cases.models.relationship import name_place
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.states import CaseState, TaskState

MANAGER_PARTS = [part for part in Part.values if part != Part.SEALED]


def change_state(*, case: Case, after: str, reason: str, expected_version: int, by: Account) -> None:
    """Take a case a step further.

    Raises:
        NotAllowed, CaseNotFound: the account does not lead the case.
        StateMayNotFollow: the way of a case does not go there; closing has its own action.
        ChangedMeanwhile: somebody changed the case meanwhile.
    """
    _require_change(case, by=by)
    if after == CaseState.CLOSED or not rules.may_follow(case.state, after):
        raise StateMayNotFollow(before=case.state, after=after)
    _move(case, after=after, reason=reason, changes={}, expected_version=expected_version, by=by)


def close(
    *,
    case: Case,
    reason: str,
    outcome: str,
    own_view: str,
    closed_on: date,
    expected_version: int,
    by: Account,
) -> None:
    """Close a case: with the reason, what came of it, and what the person says about it.

    Raises:
        ClosingIncomplete: one of the three is missing.
        DateInFuture, PeriodOutOfOrder: the day of closing.
    """
    _require_change(case, by=by)
    if not (reason.strip() and outcome.strip() and own_view.strip()):
        raise ClosingIncomplete
    if closed_on > timezone.localdate():
        raise DateInFuture
    if closed_on < case.opened_on:
        raise PeriodOutOfOrder
    if not rules.may_follow(case.state, CaseState.CLOSED):
        raise StateMayNotFollow(before=case.state, after=CaseState.CLOSED)
    changes = {"closing_reason": reason, "outcome": outcome, "own_view": own_view, "closed_on": closed_on}
    _move(case, after=CaseState.CLOSED, reason=reason, changes=changes, expected_version=expected_version, by=by)


def reopen(*, case: Case, reason: str, expected_version: int, by: Account) -> None:
    """Take a closed case up again; how it was closed stays in its history."""
    _require_change(case, by=by)
    if not rules.may_follow(case.state, CaseState.REGISTERED) or case.state != CaseState.CLOSED:
        raise StateMayNotFollow(before=case.state, after=CaseState.REGISTERED)
    changes = {"closed_on": None, "review_due_on": rules.next_review(after=timezone.localdate())}
    _move(case, after=CaseState.REGISTERED, reason=reason, changes=changes, expected_version=expected_version, by=by)


def set_review(*, case: Case, due_on: date, expected_version: int, by: Account) -> None:
    """Say by when the case is looked at again: at most half a year away."""
    _require_change(case, by=by)
    if due_on > rules.next_review(after=timezone.localdate()):
        raise PeriodOutOfOrder
    with transaction.atomic():
        locking.save_unless_changed(case, expected_version=expected_version, changes={"review_due_on": due_on})
        audit.record("case.review_set", about=case.reference, by=by.reference, due_on=due_on.isoformat())


def assign_manager(*, case: Case, manager: Account, expected_version: int, by: Account) -> None:
    """Give the case another manager of the same organisation; the former one leaves the team in the same act.

    Raises:
        NotAllowed: the account does not assign cases.
        ManagerMissing: the new manager does not hold that role there today.
        ChangedMeanwhile: somebody assigned it meanwhile.
    """
    policy.require(by, Permission.CASE_ASSIGN, on=timezone.localdate())
    now = timezone.now()
    with transaction.atomic():
        require_manager(manager, organisation=case.organisation)
        former = case.manager
        TeamMember.objects.filter(case=case, account=former, parts__contains=[Part.LEAD], until=None).update(until=now)
        TeamMember.objects.create(
            case=case,
            person_id=case.person_id,
            organisation=case.organisation,
            account=manager,
            role_code="case_manager",
            parts=MANAGER_PARTS,
            may_write=True,
            since=now,
        )
        locking.save_unless_changed(case, expected_version=expected_version, changes={"manager": manager})
        # What was to be done is still to be done, now by whoever answers for the person.
        Task.objects.filter(case=case, assignee=former, state=TaskState.OPEN).update(
            assignee=manager, version=F("version") + 1
        )
        notices.tell(account_id=manager.pk, kind="case.assigned", about=case.reference, label=case.number)
        audit.record(
            "case.assigned", about=case.reference, by=by.reference, former=former.reference, manager=manager.reference
        )


def add_member(
    *,
    case: Case,
    organisation: Organisation,
    role_code: str,
    parts: Sequence[str],
    may_write: bool,
    account: Account | None = None,
    until: datetime | None = None,
    by: Account,
) -> TeamMember:
    """Put somebody, or everyone with a role in an organisation, on the team.

    Raises:
        NotAllowed, CaseNotFound: the account does not choose the team of the case, or would join it by itself.
        MemberNotInRole: the account does not hold that role there today.
    """
    _require_change(case, Permission.TEAM_CHANGE, by=by)
    if account == by:  # whoever may choose the team is not thereby on it
        raise NotAllowed(code=Permission.TEAM_CHANGE)
    if until and until <= timezone.now():
        raise PeriodOutOfOrder
    with transaction.atomic():
        if account and not _holds(account, role_code=role_code, organisation=organisation):
            raise MemberNotInRole
        member = TeamMember.objects.create(
            case=case,
            person_id=case.person_id,
            organisation=organisation,
            account=account,
            role_code=role_code,
            parts=[part for part in Part.values if part in parts or part == Part.CASE],
            may_write=may_write,
            until=until,
        )
        audit.record(
            "team.joined",
            about=case.reference,
            by=by.reference,
            member=account.reference if account else f"organisation:{organisation.uuid}",
            role=role_code,
        )
    return member


def end_membership(*, member: TeamMember, by: Account) -> None:
    """Take somebody off the team: what they saw is closed at their next statement.

    Raises:
        NotAllowed, CaseNotFound: the account does not choose the team of the case.
        ManagerMissing: the manager leaves only by another manager coming.
    """
    _require_change(member.case, Permission.TEAM_CHANGE, by=by)
    if Part.LEAD in member.parts:
        raise ManagerMissing
    with transaction.atomic():
        if not TeamMember.objects.filter(pk=member.pk).update(until=timezone.now()):
            raise CaseNotFound
        audit.record("team.left", about=member.case.reference, by=by.reference, role=member.role_code)


def add_relationship(
    *,
    case: Case,
    kind: str,
    other: Person | None,
    other_name: str,
    keep_together: bool,
    contact: str,
    decision: str,
    note: str = "",
    by: Account,
) -> Relationship:
    """Write down somebody who matters to the person; a limit to the contact names the decision of the court."""
    _require_change(case, by=by)
    with transaction.atomic():
        person = case.person
        row = Relationship(
            person=person,
            open_to_id=person.open_to_id,
            kind=kind,
            other=other,
            keep_together=keep_together,
            contact=contact,
            decision=decision,
            note=note,
        )
        if other_name.strip():
            row.other_name_sealed = sealing.seal(other_name.strip(), place=name_place(row.uuid))
        row.save()
        audit.record("relationship.added", about=person.reference, by=by.reference, relation=kind, contact=contact)
    return row


def change_contact(
    *, relationship: Relationship, contact: str, decision: str, expected_version: int, by: Account
) -> None:
    """Limit or allow a contact; whoever arranges visits sees it at once."""
    policy.require(by, Permission.CASE_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        locking.save_unless_changed(
            relationship, expected_version=expected_version, changes={"contact": contact, "decision": decision}
        )
        audit.record(
            "relationship.contact_changed", about=relationship.person.reference, by=by.reference, contact=contact
        )


def add_ground(*, case: Case, given: GroundGiven, by: Account) -> Ground:
    """Write down a law or a consent that data of the person rest on."""
    _require_change(case, by=by)
    if given.informed_on > timezone.localdate():
        raise DateInFuture
    with transaction.atomic():
        person = case.person
        ground = Ground.objects.create(
            person=person,
            open_to_id=person.open_to_id,
            purpose=given.purpose,
            basis=given.basis,
            article=given.article,
            informed_form=given.informed_form,
            informed_by=by,
            informed_on=given.informed_on,
        )
        audit.record("ground.given", about=person.reference, by=by.reference, basis=given.basis, purpose=given.purpose)
    return ground


def withdraw_consent(*, ground: Ground, withdrawn_on: date, note: str, by: Account) -> None:
    """The person no longer agrees; what rested on the consent stops that day.

    Raises:
        OnlyConsentIsWithdrawn: the ground is law.
        DateInFuture, PeriodOutOfOrder: the day.
    """
    policy.require(by, Permission.CASE_CHANGE, on=timezone.localdate())
    if ground.basis != Ground.Basis.CONSENT:
        raise OnlyConsentIsWithdrawn
    if withdrawn_on > timezone.localdate():
        raise DateInFuture
    if withdrawn_on < ground.informed_on:
        raise PeriodOutOfOrder
    with transaction.atomic():
        Ground.objects.filter(pk=ground.pk).update(withdrawn_on=withdrawn_on, withdrawn_note=note)
        audit.record("consent.withdrawn", about=ground.person.reference, by=by.reference, purpose=ground.purpose)


def _require_change(case: Case, code: Permission = Permission.CASE_CHANGE, *, by: Account) -> None:
    policy.require(by, code, on=timezone.localdate())
    if case.person.restricted_at:
        raise ProcessingRestricted


def _move(
    case: Case, *, after: str, reason: str, changes: Mapping[str, object], expected_version: int, by: Account
) -> None:
    before = case.state
    with transaction.atomic():
        locking.save_unless_changed(case, expected_version=expected_version, changes={"state": after, **changes})
        CaseStateChange.objects.create(
            case=case, open_to_id=case.open_to_id, before=before, after=after, reason=reason, changed_by=by
        )
        audit.record("case.state_changed", about=case.reference, by=by.reference, before=before, after=after)


def _holds(account: Account, *, role_code: str, organisation: Organisation) -> bool:
    """As far as the asker sees memberships; of other organisations the person is named by the organisation itself."""
    rows = Membership.objects.filter(account=account, role_code=role_code, organisation=organisation)
    return rows.in_force(on=timezone.localdate()).exists()

"""A family conference as its coordinator holds it: the family is gathered, told, left alone, and its plan written down.

The coordinator sees the conference and not the case, so what they do is recorded about the conference.
"""

import uuid
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy, view_log
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base import audit, locking, sealing
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases import family_conference_errors as errors
from pertvarka.people.cases import family_conference_rules as rules
from pertvarka.people.cases.errors import CaseClosed, CaseNotFound, ProcessingRestricted
from pertvarka.people.cases.models import FamilyConference, FamilyMember, FamilyTask
from pertvarka.people.cases.models.family_conference import member_place
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import family_conferences as queries
from pertvarka.people.cases.states import FamilyConferencePhase as Phase

RELATION_LIMIT = 100
TRUSTED_LIMIT = 120
TASK_LIMIT = 300
NAME_LIMIT = 200


def prepare(
    *, conference: FamilyConference, planned_on: date | None, trusted_person: str, expected_version: int, by: Account
) -> FamilyConference:
    """When the family meets, and who the child trusts to speak with them.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, ConferenceMovedOn, PrivateTime: not now.
        TextTooLong, DueDayImpossible: what was typed.
        ChangedMeanwhile: somebody changed it after this account opened it.
    """
    kept = diary_rules.written(trusted_person, limit=TRUSTED_LIMIT) if trusted_person.strip() else ""
    with transaction.atomic():
        held = _held(conference, by=by, phases=rules.GATHERING)
        if planned_on and planned_on != held.planned_on:
            diary_rules.check_due(planned_on, earliest=timezone.localdate())
        changes = {"planned_on": planned_on, "trusted_person": kept}
        _save(held, changes, "family_conference.prepared", by=by, version=expected_version)
    return held


def add_member(*, conference: FamilyConference, relation: str, name: str = "", by: Account) -> FamilyMember:
    """Somebody of the family's circle, by what they are to the child; the name is sealed.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, ConferenceMovedOn, PrivateTime: not now.
        TextMissing, TextTooLong: what was typed.
    """
    kept = diary_rules.written(relation, limit=RELATION_LIMIT)
    kept_name = diary_rules.written(name, limit=NAME_LIMIT) if name.strip() else ""
    with transaction.atomic():
        held = _held(conference, by=by, phases=rules.GATHERING)
        key = uuid.uuid4()
        made = FamilyMember.objects.create(
            **_of(held),
            uuid=key,
            relation=kept,
            name_sealed=sealing.seal(kept_name, place=member_place(key)) if kept_name else None,
        )
        _record("family_member.added", held, by=by, member=str(key))
    return made


def change_invitation(
    *, member: FamilyMember, invitation: str, safety_reason: str, expected_version: int, by: Account
) -> FamilyMember:
    """Invited, coming, came; or left out, which needs a word about whose safety asks for it.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, ConferenceMovedOn, PrivateTime: not now.
        SafetyReasonMissing: somebody is left out without a reason.
        ChangedMeanwhile: somebody changed it after this account opened it.
    """
    left_out = rules.is_reason_needed(invitation)
    if left_out and not safety_reason.strip():
        raise errors.SafetyReasonMissing
    with transaction.atomic():
        held = _held(member.conference, by=by, phases=(*rules.GATHERING, *rules.PLANNING))
        changes = {
            "invitation": FamilyMember.Invitation(invitation),
            "safety_reason": diary_rules.written(safety_reason) if left_out else "",
        }
        locking.save_unless_changed(member, expected_version=expected_version, changes=changes)
        _record("family_member.changed", held, by=by, member=str(member.uuid), invitation=invitation)
    return member


def names(*, conference: FamilyConference, page: str, by: Account) -> dict[uuid.UUID, str]:
    """The names of the family, by the key of each; that they were shown is recorded.

    Raises:
        NotAllowed, CaseNotFound: it is not there for this account.
    """
    policy.require(by, Permission.NAME_VIEW, on=timezone.localdate())
    with transaction.atomic():
        held = queries.conference(conference.uuid)
        if held is None:
            raise CaseNotFound
        view_log.record(
            ViewRecord.Kind.NAME, about=f"family_conference:{held.uuid}", case=held.case_id, page=page, by=by
        )
        return {one.uuid: one.name for one in queries.family_of(held)}


def begin_information(*, conference: FamilyConference, by: Account) -> FamilyConference:
    """The family has come together; those who know the matter tell what they know.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, ConferenceMovedOn, PrivateTime: not now.
        FamilyMissing: nobody is coming.
    """
    with transaction.atomic():
        held = _moving(conference, to=Phase.INFORMATION, by=by)
        if not held.family.filter(invitation__in=rules.COMING).exists():
            raise errors.FamilyMissing
        changes = {"phase": Phase.INFORMATION, "held_on": timezone.localdate()}
        _save(held, changes, "family_conference.information_began", by=by)
    return held


def begin_private_time(*, conference: FamilyConference, by: Account) -> FamilyConference:
    """Everyone but the family leaves the room. From here to its end nothing is written.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, ConferenceMovedOn, PrivateTime: not now.
    """
    with transaction.atomic():
        held = _moving(conference, to=Phase.PRIVATE_TIME, by=by)
        changes = {"phase": Phase.PRIVATE_TIME, "private_from": timezone.now()}
        _save(held, changes, "family_conference.private_time_began", by=by)
    return held


def end_private_time(*, conference: FamilyConference, by: Account) -> FamilyConference:
    """The family calls back, and presents what it has planned.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, ConferenceMovedOn: not now.
    """
    with transaction.atomic():
        held = _moving(conference, to=Phase.PRESENTED, by=by, ends_private_time=True)
        if held.phase != Phase.PRIVATE_TIME:
            raise errors.ConferenceMovedOn
        changes = {"phase": Phase.PRESENTED, "private_until": timezone.now()}
        _save(held, changes, "family_conference.private_time_ended", by=by)
    return held


def write_plan(*, conference: FamilyConference, plan: str, expected_version: int, by: Account) -> FamilyConference:
    """The plan in the family's words; one that was sent back is presented again.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, ConferenceMovedOn, PrivateTime: not now.
        TextMissing: the plan.
        ChangedMeanwhile: somebody changed it after this account opened it.
    """
    kept = diary_rules.written(plan)
    with transaction.atomic():
        held = _held(conference, by=by, phases=rules.PLANNING)
        changes = {"family_plan": kept, "phase": Phase.PRESENTED}
        _save(held, changes, "family_conference.plan_presented", by=by, version=expected_version)
        notices.tell(
            account_id=held.referred_by_id,
            kind="family_conference.plan_presented",
            about=f"family_conference:{held.uuid}",
            label=held.number,
        )
    return held


def add_task(*, conference: FamilyConference, what: str, who: str, due_on: date, by: Account) -> FamilyTask:
    """What somebody of the family takes upon themselves, by what they are to the child, and by when.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, ConferenceMovedOn, PrivateTime: not now.
        TextMissing, TextTooLong, DueDayImpossible: what was typed.
    """
    kept = diary_rules.written(what, limit=TASK_LIMIT)
    owner = diary_rules.written(who, limit=RELATION_LIMIT)
    diary_rules.check_due(due_on, earliest=timezone.localdate())
    with transaction.atomic():
        held = _held(conference, by=by, phases=rules.PLANNING)
        made = FamilyTask.objects.create(**_of(held), what=kept, who=owner, due_on=due_on)
        _record("family_task.added", held, by=by, task=str(made.uuid))
    return made


def review(*, conference: FamilyConference, words: str, by: Account) -> FamilyConference:
    """The family has met again: what became of its plan, in its own words.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, ConferenceMovedOn, PrivateTime: not now.
        TextMissing: what the family said.
    """
    kept = diary_rules.written(words)
    with transaction.atomic():
        held = _moving(conference, to=Phase.REVIEW, by=by)
        changes = {"phase": Phase.REVIEW, "review_words": kept}
        _save(held, changes, "family_conference.reviewed", by=by, version=conference.version)
    return held


def _held(
    conference: FamilyConference,
    *,
    by: Account,
    phases: tuple[str, ...] = (),
    ends_private_time: bool = False,
) -> FamilyConference:
    """The conference, kept from changing meanwhile, for its coordinator alone."""
    policy.require(by, Permission.FAMILY_CONFERENCE_LEAD, on=timezone.localdate())
    # Asked before the row is locked: what is restricted is not there to be changed, and would look like absent.
    halted = queries.halted(conference)
    if halted:
        raise ProcessingRestricted if halted == "restricted" else CaseClosed
    held = FamilyConference.objects.select_for_update().filter(pk=conference.pk).first()
    if held is None:
        raise CaseNotFound
    if halted is None:
        raise NotAllowed(code=Permission.FAMILY_CONFERENCE_LEAD)
    if held.phase == Phase.PRIVATE_TIME and not ends_private_time:
        raise errors.PrivateTime
    if phases and held.phase not in phases:
        raise errors.ConferenceMovedOn
    return held


def _moving(conference: FamilyConference, *, to: str, by: Account, ends_private_time: bool = False) -> FamilyConference:
    held = _held(conference, by=by, ends_private_time=ends_private_time)
    if not rules.may_follow(held.phase, to):
        raise errors.ConferenceMovedOn
    return held


def _save(
    held: FamilyConference, changes: dict[str, Any], kind: str, *, by: Account, version: int | None = None
) -> None:
    locking.save_unless_changed(held, expected_version=version or held.version, changes=changes)
    _record(kind, held, by=by)


def _of(held: FamilyConference) -> dict[str, Any]:
    """What a row beneath the conference repeats of it; the case itself stays closed to the coordinator."""
    return {"conference": held, "case_id": held.case_id, "open_to_id": held.open_to_id}


def _record(kind: str, held: FamilyConference, *, by: Account, **details: Any) -> None:
    audit.record(
        kind,
        about=f"family_conference:{held.uuid}",
        by=by.reference,
        number=held.number,
        phase=held.phase,
        **details,
    )

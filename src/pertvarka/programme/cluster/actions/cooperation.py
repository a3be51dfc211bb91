"""Agreements, the log of difficulties and benefits, joint activities with their steps."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import reaching
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster.errors import (
    DayAhead,
    EndsBeforeSigning,
    HandledWithoutAction,
    PartiesMissing,
    StepDoneAlready,
)
from pertvarka.programme.cluster.models import CooperationAgreement, JointActivity, JointStep, LogEntry
from pertvarka.programme.cluster.permissions import Permission
from pertvarka.programme.cluster.states import LogState

PARTIES_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class Difficulty:
    """What is written of a difficulty or a benefit."""

    kind: str
    region: Region | None
    noted_on: date
    what: str
    action: str = ""
    owner: Organisation | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    what: str
    owner: Organisation
    due_on: date


def record_agreement(
    *,
    title: str,
    subject: str,
    region: Region | None,
    parties: Sequence[Organisation],
    signed_on: date,
    ends_on: date | None,
    by: Account,
) -> CooperationAgreement:
    """A signed agreement.

    Raises:
        NotAllowed: the region is not the account's.
        PartiesMissing, DayAhead, EndsBeforeSigning: what was typed.
    """
    today = timezone.localdate()
    reaching.require_region(by, Permission.AGREEMENT_CHANGE, region, on=today)
    if len({party.pk for party in parties}) < PARTIES_AT_LEAST:
        raise PartiesMissing
    if signed_on > today:
        raise DayAhead
    if ends_on and ends_on < signed_on:
        raise EndsBeforeSigning
    with transaction.atomic():
        made = CooperationAgreement.objects.create(
            title=title, subject=subject, region=region, signed_on=signed_on, ends_on=ends_on
        )
        made.parties.set(parties)
        audit.record("agreement.recorded", about=f"agreement:{made.uuid}", by=by.reference, parties=len(parties))
    return made


def note(*, entry: Difficulty, by: Account) -> LogEntry:
    """A difficulty or a benefit enters the log.

    Raises:
        NotAllowed: the region is not the account's.
        DayAhead: the day has not come.
    """
    today = timezone.localdate()
    reaching.require_region(by, Permission.LOG_CHANGE, entry.region, on=today)
    if entry.noted_on > today:
        raise DayAhead
    columns = {name: getattr(entry, name) for name in asdict(entry)}
    with transaction.atomic():
        made = LogEntry.objects.create(**columns)
        audit.record("cluster_log.noted", about=f"cluster_log:{made.uuid}", by=by.reference, log_kind=entry.kind)
    return made


def handle(*, entry: LogEntry, action: str, state: str, expected_version: int, by: Account) -> LogEntry:
    """What is done about it, and how far it has come.

    Raises:
        NotAllowed: the region is not the account's.
        HandledWithoutAction: handled, and nothing is said of how.
        ChangedMeanwhile: somebody wrote in the meantime.
    """
    today = timezone.localdate()
    reaching.require_region(by, Permission.LOG_CHANGE, entry.region, on=today)
    if state == LogState.HANDLED and not action.strip():
        raise HandledWithoutAction
    with transaction.atomic():
        locking.save_unless_changed(
            entry,
            expected_version=expected_version,
            changes={
                "action": action,
                "state": state,
                "handled_on": (entry.handled_on or today) if state == LogState.HANDLED else None,
            },
        )
        audit.record("cluster_log.handled", about=f"cluster_log:{entry.uuid}", by=by.reference, state=state)
    return entry


def agree_activity(
    *, title: str, aim: str, region: Region | None, agreed_on: date, steps: Sequence[Step], by: Account
) -> JointActivity:
    """Members agree to do something together.

    Raises:
        NotAllowed: the region is not the account's.
        DayAhead: agreed on a day that has not come.
    """
    today = timezone.localdate()
    reaching.require_region(by, Permission.ACTIVITY_CHANGE, region, on=today)
    if agreed_on > today:
        raise DayAhead
    with transaction.atomic():
        made = JointActivity.objects.create(title=title, aim=aim, region=region, agreed_on=agreed_on)
        JointStep.objects.bulk_create(
            JointStep(activity=made, what=step.what, owner=step.owner, due_on=step.due_on) for step in steps
        )
        audit.record("activity.agreed", about=f"activity:{made.uuid}", by=by.reference, steps=len(steps))
    return made


def add_step(*, activity: JointActivity, step: Step, by: Account) -> JointStep:
    """One more step.

    Raises:
        NotAllowed: the region is not the account's.
    """
    reaching.require_region(by, Permission.ACTIVITY_CHANGE, activity.region, on=timezone.localdate())
    with transaction.atomic():
        made = JointStep.objects.create(activity=activity, what=step.what, owner=step.owner, due_on=step.due_on)
        audit.record("activity.step_added", about=f"activity:{activity.uuid}", by=by.reference)
    return made


def finish_step(*, step: JointStep, by: Account) -> JointStep:
    """The step is done today.

    Raises:
        NotAllowed: the region is not the account's.
        StepDoneAlready: a second click, or a colleague was first.
    """
    today = timezone.localdate()
    reaching.require_region(by, Permission.ACTIVITY_CHANGE, step.activity.region, on=today)
    with transaction.atomic():
        if not JointStep.objects.filter(pk=step.pk, done_on=None).update(done_on=today):
            raise StepDoneAlready
        audit.record("activity.step_done", about=f"activity:{step.activity.uuid}", by=by.reference)
    step.done_on = today
    return step

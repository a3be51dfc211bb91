"""After the assessment: the worker's plan of development, enrolment in real trainings, the wish where to work on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.workforce import rules, trainings
from pertvarka.services.workforce.errors import (
    DomainUnknown,
    DoneAlready,
    DueDayImpossible,
    NoEmail,
    StaffLeft,
    StaffNotFound,
    StepNotPossible,
    TextMissing,
    TrainingUnknown,
    WayUnknown,
)
from pertvarka.services.workforce.models import DevelopmentItem, DevelopmentPlan, RedeploymentWish, StaffMember
from pertvarka.services.workforce.permissions import Permission
from pertvarka.services.workforce.states import ItemKind, StaffAssessmentState, Wish


@dataclass(frozen=True, slots=True)
class ToLearn:
    """One item of a plan. `training` is the uuid of an open group, for items of kind training."""

    domain: str
    kind: str
    what: str
    due_on: date | None = None
    training: UUID | None = None


def write_aim(*, plan: DevelopmentPlan, aim: str, expected_version: int, by: Account) -> None:
    """What the worker wants, in their own words.

    Raises:
        NotAllowed, StaffNotFound: the plan is not this account's.
        TextMissing, StepNotPossible: nothing was written, or somebody else has written meanwhile.
    """
    held = _held(plan, by=by)
    if not aim.strip():
        raise TextMissing
    with transaction.atomic():
        rows = DevelopmentPlan.objects.filter(pk=held.pk, version=expected_version)
        agreed_on = timezone.localdate()
        if not rows.update(aim=aim.strip(), agreed_on=agreed_on, version=F("version") + 1):
            raise StepNotPossible
        audit.record("staff_development.aim_written", about=held.assessment.reference, by=by.reference)


def add_item(*, plan: DevelopmentPlan, item: ToLearn, by: Account) -> DevelopmentItem:
    """One thing to learn; a training is a real group that takes people now.

    Raises:
        NotAllowed, StaffNotFound, StepNotPossible: the plan is not this account's, or the worker was not assessed.
        DomainUnknown, TextMissing, DueDayImpossible, TrainingUnknown, WayUnknown: what was typed.
    """
    held, today = _held(plan, by=by), timezone.localdate()
    if item.domain not in rules.DOMAINS:
        raise DomainUnknown
    if item.kind not in ItemKind.values:
        raise WayUnknown
    what, due_on, code = item.what.strip(), item.due_on, ""
    if item.kind == ItemKind.TRAINING:
        group = trainings.open_group(item.training, on=today) if item.training else None
        if group is None:
            raise TrainingUnknown
        what, due_on, code = group.title, group.ends_on, group.code
    if not what:
        raise TextMissing
    if due_on is None or due_on < today:
        raise DueDayImpossible
    with transaction.atomic():
        made = DevelopmentItem.objects.create(
            plan=held,
            open_to_id=held.open_to_id,
            domain=item.domain,
            kind=item.kind,
            what=what[:300],
            event_code=code,
            due_on=due_on,
        )
        audit.record("staff_development.item_added", about=held.assessment.reference, by=by.reference, what=item.kind)
    return made


def enrol(*, item: DevelopmentItem, email: str = "", by: Account) -> trainings.Enrolled:
    """Put the worker on the list of the training of this item; they get its letter as anybody who registers.

    Raises:
        NotAllowed, StaffNotFound: the plan is not this account's.
        DoneAlready: the worker is enrolled, or has learnt it.
        NoEmail, TrainingUnknown: nowhere to write to, or the group takes nobody any more.
    """
    held = _item(item, by=by)
    if held.enrolled_on is not None or held.done_on is not None:
        raise DoneAlready
    worker = held.plan.assessment.staff_member
    address = worker.account.email if worker.account else email.strip()
    if not address:
        raise NoEmail
    with transaction.atomic():
        enrolled = trainings.enrol(
            held.event_code, worker=worker, email=address, language=(translation.get_language() or "lt")[:2], by=by
        )
        DevelopmentItem.objects.filter(pk=held.pk).update(enrolled_on=timezone.localdate())
        about = held.plan.assessment.reference
        audit.record("staff_development.enrolled", about=about, by=by.reference, event=held.event_code)
    return enrolled


def finish_item(*, item: DevelopmentItem, by: Account) -> None:
    """It is learnt.

    Raises:
        NotAllowed, StaffNotFound, DoneAlready: the plan is not this account's, or it is done.
    """
    held = _item(item, by=by)
    with transaction.atomic():
        if not DevelopmentItem.objects.filter(pk=held.pk, done_on=None).update(done_on=timezone.localdate()):
            raise DoneAlready
        audit.record("staff_development.item_done", about=held.plan.assessment.reference, by=by.reference)


def say_wish(
    *, worker: StaffMember, wish: str, municipality: Municipality | None, own_words: str, by: Account
) -> RedeploymentWish:
    """What the worker wants after the institution closes, said by them or written down by their manager.

    Raises:
        NotAllowed, StaffNotFound: the account is neither the worker nor their manager.
        StaffLeft, WayUnknown: the worker has left; no such wish.
    """
    policy.require(by, Permission.OWN_VIEW, on=timezone.localdate())
    held = StaffMember.objects.filter(pk=worker.pk).first()
    if held is None or by.pk not in (held.account_id, held.manager_account_id):
        raise StaffNotFound
    if held.left_on is not None:
        raise StaffLeft
    if wish not in Wish.values:
        raise WayUnknown
    with transaction.atomic():
        made = RedeploymentWish.objects.create(
            staff_member=held,
            open_to_id=held.open_to_id,
            wish=wish,
            municipality=municipality,
            own_words=own_words.strip(),
            said_on=timezone.localdate(),
        )
        audit.record("staff_wish.said", about=held.reference, by=by.reference)
    return made


def _held(plan: DevelopmentPlan, *, by: Account) -> DevelopmentPlan:
    policy.require(by, Permission.OWN_VIEW, on=timezone.localdate())
    rows = DevelopmentPlan.objects.select_related("assessment")
    held = rows.filter(pk=plan.pk).first()
    if held is None:
        raise StaffNotFound
    if held.assessment.state != StaffAssessmentState.DISCUSSED:
        raise StepNotPossible
    return held


def _item(item: DevelopmentItem, *, by: Account) -> DevelopmentItem:
    policy.require(by, Permission.OWN_VIEW, on=timezone.localdate())
    rows = DevelopmentItem.objects.select_related("plan__assessment__staff_member__account")
    held = rows.filter(pk=item.pk).first()
    if held is None:
        raise StaffNotFound
    return held

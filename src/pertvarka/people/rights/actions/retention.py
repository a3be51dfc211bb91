"""Deletion by rule and by request: a list, a second person, then the deletion; and holds that keep records from it."""

from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.actions.approvals import ask_approval, use_approval
from pertvarka.foundation.access.models import Account, Approval
from pertvarka.foundation.base import audit
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.rights.errors import (
    DeletionNotApproved,
    DeletionRefusedByDatabase,
    HoldLifted,
    NothingDue,
    RequestNotInHand,
    WordsMissing,
)
from pertvarka.people.rights.models import DeletionItem, DeletionList, LegalHold, RightsRequest
from pertvarka.people.rights.permissions import Permission
from pertvarka.people.rights.queries import requests, retention

DELETE = "records.delete"
BY_REQUEST = "erasure_asked"


def make_list(*, rule: str, reason: str, by: Account) -> DeletionList:
    """Write down everything one rule makes due today, without what is held, and ask a second person.

    Raises:
        NothingDue: the list would be empty.
        ReasonMissing: the second person has to read why.
    """
    today = timezone.localdate()
    policy.require(by, Permission.RETENTION_VIEW, on=today)
    with transaction.atomic():
        due = [record for record in retention.due_records(today=today) if record.rule == rule and not record.held]
        if not due:
            raise NothingDue
        return _asked(rule=rule, items=[(one.reference, one.number, one.due_on) for one in due], reason=reason, by=by)


def list_for_request(*, asked: RightsRequest, reason: str, by: Account) -> DeletionList:
    """Put the records of a person who asked for erasure on a list of their own, for a second person to approve.

    Raises:
        RequestNotInHand: only the officer who answers asks.
    """
    today = timezone.localdate()
    policy.require(by, Permission.RETENTION_VIEW, on=today)
    if not requests.may_be_read(asked, by=by) or asked.kind != RightsRequest.Kind.ERASURE:
        raise RequestNotInHand
    case = requests.case_of_request(asked)
    if case is None:
        raise CaseNotFound
    with transaction.atomic():
        return _asked(rule=BY_REQUEST, items=[(case.person.reference, asked.number, today)], reason=reason, by=by)


def carry_out(*, deletion_list: DeletionList, by: Account) -> tuple[int, int]:
    """Delete what stands on an approved list; returns how many were deleted and how many a hold kept.

    Raises:
        DeletionNotApproved: no second person has approved it.
        DeletionRefusedByDatabase: list, approval and item do not fit together; nothing is deleted.
    """
    policy.require(by, Permission.RETENTION_VIEW, on=timezone.localdate())
    with transaction.atomic():
        held = DeletionList.objects.select_for_update(of=("self",)).select_related("approval").get(pk=deletion_list.pk)
        if held.approval is None or held.approval.decision != Approval.Decision.APPROVED or held.carried_out_at:
            raise DeletionNotApproved
        use_approval(approval=held.approval, by=by)
        erased = kept = 0
        for item in held.items.filter(done_at=None):
            if _erased(held, item, by=by):
                erased += 1
            else:
                kept += 1
        DeletionList.objects.filter(pk=held.pk).update(carried_out_at=timezone.now())
        audit.record(
            "deletion_list.carried_out",
            about=_reference(held),
            by=by.reference,
            erased=erased,
            held=kept,
            rule=held.rule,
        )
    return erased, kept


def place_hold(*, number: str, reason: str, by: Account) -> LegalHold:
    """Keep a person's records from deletion for as long as a court, a complaint or an investigation needs them.

    Raises:
        CaseNotFound: there is no case of that number.
        WordsMissing: a hold says why.
    """
    policy.require(by, Permission.HOLD_PLACE, on=timezone.localdate())
    if not reason.strip():
        raise WordsMissing
    with transaction.atomic():
        keys = requests.keys_of_case(number)
        if keys is None:
            raise CaseNotFound
        hold = LegalHold.objects.create(
            person_id=keys.person_id, open_to_id=keys.open_to_id, reason=reason.strip(), placed_by=by
        )
        audit.record("legal_hold.placed", about=keys.person_reference, by=by.reference, hold=str(hold.uuid))
    return hold


def lift_hold(*, hold: LegalHold, reason: str, by: Account) -> None:
    """Let the records go their way again.

    Raises:
        HoldLifted: somebody was quicker.
        WordsMissing: lifting says why too.
    """
    policy.require(by, Permission.HOLD_PLACE, on=timezone.localdate())
    if not reason.strip():
        raise WordsMissing
    with transaction.atomic():
        lifted = LegalHold.objects.filter(pk=hold.pk, lifted_at=None).update(
            lifted_at=timezone.now(), lifted_by=by, lifting_reason=reason.strip()
        )
        if not lifted:
            raise HoldLifted
        audit.record("legal_hold.lifted", about=f"legal_hold:{hold.uuid}", by=by.reference)


def _asked(*, rule: str, items: list[tuple[str, str, date]], reason: str, by: Account) -> DeletionList:
    made = DeletionList.objects.create(rule=rule, made_by=by)
    DeletionItem.objects.bulk_create(
        DeletionItem(deletion_list=made, about=about, label=label, due_on=due_on) for about, label, due_on in items
    )
    made.approval = ask_approval(
        kind=DELETE,
        about=_reference(made),
        label=f"{timezone.localdate().isoformat()}, {rule}, {len(items)}",
        decider_permission=Permission.RETENTION_APPROVE,
        reason=reason,
        by=by,
    )
    # From here on the database lets nobody put another person on the list.
    DeletionList.objects.filter(pk=made.pk).update(approval=made.approval)
    audit.record("deletion_list.made", about=_reference(made), by=by.reference, rule=rule, persons=len(items))
    return made


def _erased(held: DeletionList, item: DeletionItem, *, by: Account) -> bool:
    """Whether the person's records are gone; False when a hold keeps them."""
    person = item.about.removeprefix("person:")
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.erase_person(%s, %s)", [held.uuid, person])
        outcome = cursor.fetchone()[0]
    if outcome == "held":
        DeletionItem.objects.filter(pk=item.pk).update(held=True)
        return False
    if outcome != "erased":
        raise DeletionRefusedByDatabase
    DeletionItem.objects.filter(pk=item.pk).update(done_at=timezone.now())
    audit.record("person.erased", about=item.about, by=by.reference, deletion_list=str(held.uuid))
    return True


def _reference(made: DeletionList) -> str:
    return f"deletion_list:{made.uuid}"

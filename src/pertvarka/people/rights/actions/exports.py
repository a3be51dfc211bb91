"""Giving out everything about one person: asked for, approved by a second person, recorded each time it is made."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy, view_log
from pertvarka.foundation.access.actions.approvals import ask_approval, use_approval
from pertvarka.foundation.access.models import Account, Approval, ViewRecord
from pertvarka.foundation.base import audit
from pertvarka.people.rights.errors import ExportAsked, ExportNotApproved, RecordsNotFound, RequestNotInHand
from pertvarka.people.rights.export import gather, json_file, pdf_file
from pertvarka.people.rights.export.gathering import TellEvents
from pertvarka.people.rights.models import RightsRequest
from pertvarka.people.rights.permissions import Permission
from pertvarka.people.rights.queries import requests

WRITERS = {"json": json_file, "pdf": pdf_file}
PAGE = "workbench:request_export"


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file ready to be given out; its name holds the case number and nothing of the person."""

    name: str
    media_type: str
    content: bytes


def ask_export(*, asked: RightsRequest, reason: str, by: Account) -> Approval:
    """Ask a second person for the copy of everything.

    Raises:
        RequestNotInHand: only the officer who answers asks.
        ExportAsked: it waits already.
        ReasonMissing: the second person has to read why.
    """
    today = timezone.localdate()
    policy.require(by, Permission.REQUEST_HANDLE, on=today)
    if not requests.may_be_read(asked, by=by):
        raise RequestNotInHand
    standing = requests.export_approval(asked)
    if standing and standing.decision == Approval.Decision.WAITING:
        raise ExportAsked
    return ask_approval(
        kind=requests.EXPORT,
        about=requests.reference(asked),
        label=asked.number,
        decider_permission=Permission.EXPORT_APPROVE,
        reason=reason,
        by=by,
    )


def make_export(*, asked: RightsRequest, form: str, tell_events: TellEvents, by: Account) -> ExportFile:
    """The file, in the active language. Each making is recorded in the view log and in the audit record.

    Raises:
        RequestNotInHand, RecordsNotFound: the person's records are not open to the officer.
        ExportNotApproved: no second person has approved it, or more than seven days ago.
    """
    today = timezone.localdate()
    policy.require(by, Permission.REQUEST_HANDLE, on=today)
    if not requests.may_be_read(asked, by=by):
        raise RequestNotInHand
    approval = requests.export_approval(asked)
    if approval is None or not requests.is_export_open(approval, by=by, today=today):
        raise ExportNotApproved
    with transaction.atomic():
        case = requests.case_of_request(asked)
        if case is None:
            raise RecordsNotFound
        if approval.used_at is None:
            use_approval(approval=approval, by=by)
        # Written first, so that the copy a person gets tells of its own making too.
        view_log.record(
            ViewRecord.Kind.EXPORT,
            about=case.person.reference,
            case=case.pk,
            page=PAGE,
            by=by,
            ground=requests.reference(asked),
        )
        audit.record(
            "person.exported",
            about=case.person.reference,
            by=by.reference,
            form=form,
            request=requests.reference(asked),
        )
        export = gather(case.person, number=asked.number, tell_events=tell_events)
        writer = WRITERS[form]
        return ExportFile(f"{asked.number}.{form}", writer.MEDIA_TYPE, writer.write(export))

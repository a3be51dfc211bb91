"""The diary of a case: notes, conferences, files. Written once; what was wrong is corrected beside it."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy, view_log
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base import audit, sealing
from pertvarka.people.cases import attachments, diary_rules
from pertvarka.people.cases.actions import admission, tasks
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.cases.models import Attachment, Case, CaseConference, Decision, Note
from pertvarka.people.cases.permissions import Permission

TITLE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of a conference: what, by when, by whom."""

    text: str
    due_on: date
    assignee: Account


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """An attached file in the clear, on its way out; its name tells the case and nothing more."""

    name: str
    media_type: str
    content: bytes


def write_note(
    *, case: Case, text: str, happened_on: date, visibility: str = Note.Visibility.TEAM, by: Account
) -> Note:
    """Write down what happened.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: this account, or this case, takes no note.
        TextMissing, DateInFuture, DayTooEarly: what was typed.
    """
    today = timezone.localdate()
    policy.require(by, Permission.NOTE_ADD, on=today)
    kept = diary_rules.written(text)
    diary_rules.check_happened(happened_on, today=today)
    with transaction.atomic():
        note = Note.objects.create(
            case=admission.standing(case),
            author=by,
            happened_on=happened_on,
            text=kept,
            visibility=Note.Visibility(visibility),
        )
        audit.record("note.written", about=case.reference, by=by.reference, note=str(note.uuid), visibility=visibility)
    return note


def correct_note(*, note: Note, text: str, by: Account) -> Note:
    """Say it rightly, in a new entry beside the old; a closed case takes that too.

    Raises:
        NotAllowed, CaseNotFound, ProcessingRestricted: this account may not, or nobody.
        TextMissing: nothing was typed.
    """
    policy.require(by, Permission.NOTE_ADD, on=timezone.localdate())
    kept = diary_rules.written(text)
    with transaction.atomic():
        wrong = Note.objects.select_related("case").filter(pk=note.pk).first()
        if wrong is None:
            raise CaseNotFound
        right = Note.objects.create(
            case=admission.standing(wrong.case, takes="correction"),
            author=by,
            happened_on=wrong.happened_on,
            text=kept,
            visibility=wrong.visibility,
            corrects=wrong,
        )
        audit.record(
            "note.corrected",
            about=wrong.case.reference,
            by=by.reference,
            note=str(right.uuid),
            corrects=str(wrong.uuid),
        )
    return right


def hold_conference(
    *,
    case: Case,
    held_on: date,
    participants: str,
    person_took_part: bool,
    own_words: str,
    summary: str,
    decisions: Sequence[Decided],
    by: Account,
) -> CaseConference:
    """Record a conference; each decision becomes a task, so that it has an owner and a day.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: this account, or this case, takes none.
        TextMissing, DateInFuture, DayTooEarly, DueDayImpossible, AssigneeOutsideCase: what was typed.
    """
    today = timezone.localdate()
    policy.require(by, Permission.CONFERENCE_HOLD, on=today)
    diary_rules.check_happened(held_on, today=today)
    with transaction.atomic():
        standing = admission.standing(case)
        conference = CaseConference.objects.create(
            case=standing,
            held_on=held_on,
            participants=diary_rules.written(participants),
            person_took_part=person_took_part,
            own_words=own_words.strip(),
            summary=diary_rules.written(summary),
            recorded_by=by,
        )
        for decided in decisions:
            _carry_out(decided, conference=conference, case=standing, by=by)
        audit.record(
            "conference.held",
            about=case.reference,
            by=by.reference,
            conference=str(conference.uuid),
            decisions_count=len(decisions),
        )
    return conference


def attach(*, case: Case, title: str, content: bytes, declared_name: str, by: Account) -> Attachment:
    """Attach a file: looked at, pictures written anew, sealed.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: this account, or this case, takes none.
        TextMissing, TextTooLong: the title.
        FileRefused: the file.
    """
    policy.require(by, Permission.ATTACHMENT_ADD, on=timezone.localdate())
    kept_title = diary_rules.written(title, limit=TITLE_LIMIT)
    with transaction.atomic():
        standing = admission.standing(case)
        kept = attachments.check(content, declared_name=declared_name)
        key = uuid.uuid4()
        attachment = Attachment.objects.create(
            uuid=key,
            case=standing,
            title=kept_title,
            media_type=kept.media_type,
            size=len(kept.content),
            digest=hashlib.sha256(kept.content).hexdigest(),
            content_sealed=sealing.seal_bytes(kept.content, place=content_place(key)),
            attached_by=by,
        )
        audit.record("attachment.added", about=case.reference, by=by.reference, attachment=str(key))
    return attachment


def open_attachment(*, attachment: Attachment, page: str, by: Account) -> OpenedFile:
    """Give a file out, and write down that it was; `page` is the name of the address it is opened at.

    Raises:
        NotAllowed, CaseNotFound: it is not there for this account.
        SealBroken: the bytes are not those that were sealed.
    """
    policy.require(by, Permission.CASE_VIEW, on=timezone.localdate())
    with transaction.atomic():
        held = Attachment.objects.select_related("case__person").filter(pk=attachment.pk).first()
        if held is None:
            raise CaseNotFound
        view_log.record(
            ViewRecord.Kind.ATTACHMENT, about=held.case.person.reference, case=held.case_id, page=page, by=by
        )
        content = sealing.open_bytes(held.content_sealed, place=content_place(held.uuid))
    extension = attachments.EXTENSIONS[attachments.MediaType(held.media_type)]
    return OpenedFile(
        name=f"{held.case.number}-{held.uuid.hex[:8]}.{extension}", media_type=held.media_type, content=content
    )


def content_place(attachment: uuid.UUID) -> str:
    """Where the sealed bytes of a file open, and nowhere else."""
    return f"cases_attachment.content:{attachment}"


def _carry_out(decided: Decided, *, conference: CaseConference, case: Case, by: Account) -> None:
    text = diary_rules.written(decided.text)
    diary_rules.check_due(decided.due_on, earliest=conference.held_on)
    task = tasks.put_down(
        case=case, title=tasks.shortened(text), due_on=decided.due_on, assignee=decided.assignee, by=by
    )
    Decision.objects.create(case=case, conference=conference, text=text, task=task)

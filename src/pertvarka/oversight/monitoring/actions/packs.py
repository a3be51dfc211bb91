"""One click makes the pack: figures, changes, what is late and open, frozen with its documents in both languages."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.oversight.monitoring import pack_content, rules
from pertvarka.oversight.monitoring.actions import meetings
from pertvarka.oversight.monitoring.documents import pdf
from pertvarka.oversight.monitoring.documents.told import tell
from pertvarka.oversight.monitoring.errors import MeetingIsSigned
from pertvarka.oversight.monitoring.models import Meeting, Pack
from pertvarka.oversight.monitoring.permissions import Permission
from pertvarka.oversight.monitoring.states import MeetingState


def make(*, meeting: Meeting, by: Account) -> Pack:
    """Freeze a pack; earlier packs of the meeting stay readable. The agenda gets what has come to wait since.

    Raises:
        NotAllowed: the account does not lead meetings.
        MeetingIsSigned: the meeting is over, or at work: the group decides by what lies before it.
    """
    policy.require(by, Permission.MEETING_LEAD, on=timezone.localdate())
    if not rules.may_follow(rules.MEETING_STEPS, meeting.state, MeetingState.PREPARED):
        raise MeetingIsSigned
    with transaction.atomic():
        made = freeze(meeting, by=by)
        locking.save_unless_changed(
            meeting, expected_version=meeting.version, changes={"state": MeetingState.PREPARED.value}
        )
        audit.record(
            "meeting.pack_made",
            about=meetings.reference(meeting),
            by=by.reference,
            changed=len(made.content["changed"]),
        )
    return made


def freeze(meeting: Meeting, *, by: Account, made_at: datetime | None = None, proposes: bool = True) -> Pack:
    """The rows and files of a pack, for whoever has asked whether it may be made."""
    from pertvarka.oversight.monitoring.documents import docx  # noqa: PLC0415 (its library comes with the first pack)

    made_at = made_at or timezone.now()
    if proposes:
        meetings.propose(meeting)
    content = pack_content.gathered(today=timezone.localdate(made_at))
    told = {
        language: tell(content, held_on=meeting.held_on, is_invented=meeting.is_invented, language=language)
        for language in ("lt", "en")
    }
    return Pack.objects.create(
        meeting=meeting,
        made_at=made_at,
        made_by=by,
        as_of=timezone.localdate(made_at),
        content=content,
        pdf_lt=pdf.write(told["lt"], made_at=made_at),
        pdf_en=pdf.write(told["en"], made_at=made_at),
        docx_lt=docx.write(told["lt"], made_at=made_at),
        docx_en=docx.write(told["en"], made_at=made_at),
    )

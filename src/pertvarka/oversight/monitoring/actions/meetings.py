"""A meeting is planned, its agenda is proposed from what is open, it is held, decided and signed."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.oversight.monitoring import agenda
from pertvarka.oversight.monitoring.errors import (
    DayAhead,
    DayPast,
    DayTaken,
    DecisionsMissing,
    MeetingIsSigned,
    NobodyPresent,
    NotHeldYet,
    PackMissing,
)
from pertvarka.oversight.monitoring.models import AgendaItem, Attendee, Meeting
from pertvarka.oversight.monitoring.permissions import Permission
from pertvarka.oversight.monitoring.states import MeetingState


def plan(*, held_on: date, place: str, by: Account) -> Meeting:
    """A meeting of a coming day, with what is open already on its agenda.

    Raises:
        NotAllowed: the account does not lead meetings.
        DayPast, DayTaken: the day.
    """
    today = timezone.localdate()
    policy.require(by, Permission.MEETING_LEAD, on=today)
    if held_on < today:
        raise DayPast
    try:
        with transaction.atomic():
            made = Meeting.objects.create(held_on=held_on, place=place, chair=by)
            propose(made)
            audit.record("meeting.planned", about=reference(made), by=by.reference, held_on=held_on.isoformat())
    except IntegrityError as taken:
        raise DayTaken from taken
    return made


def propose(meeting: Meeting) -> int:
    """Put on the agenda what waits and is not there yet; run twice, it adds nothing. Says how many it added."""
    known = set(meeting.items.values_list("kind", "subject"))
    last = meeting.items.aggregate(last=Max("order"))["last"] or 0
    new = [item for item in agenda.proposed(today=timezone.localdate()) if (item.kind, item.subject) not in known]
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, order=last + place, kind=item.kind, subject=item.subject, title=item.title)
        for place, item in enumerate(new, start=1)
    )
    return len(new)


def add_item(*, meeting: Meeting, title: str, by: Account) -> AgendaItem:
    """Something the group wants to speak about besides.

    Raises:
        NotAllowed: the account does not lead meetings.
        MeetingIsSigned: it is over.
    """
    policy.require(by, Permission.MEETING_LEAD, on=timezone.localdate())
    _refuse_signed(meeting)
    last = meeting.items.aggregate(last=Max("order"))["last"] or 0
    with transaction.atomic():
        made = AgendaItem.objects.create(meeting=meeting, order=last + 1, kind=AgendaItem.Kind.OTHER, title=title)
        audit.record("meeting.item_added", about=reference(meeting), by=by.reference)
    return made


def begin(*, meeting: Meeting, present: Sequence[Account], guests: Sequence[str], by: Account) -> Meeting:
    """The group sits: who is there is written down, and decisions may follow.

    Raises:
        NotAllowed: the account does not lead meetings.
        PackMissing, MeetingIsSigned, DayAhead, NobodyPresent: why it cannot begin.
    """
    today = timezone.localdate()
    policy.require(by, Permission.MEETING_LEAD, on=today)
    _refuse_signed(meeting)
    if meeting.state == MeetingState.PLANNED:
        raise PackMissing
    if meeting.held_on > today:
        raise DayAhead
    if not present and not guests:
        raise NobodyPresent
    with transaction.atomic():
        meeting.attendees.all().delete()
        Attendee.objects.bulk_create(
            [
                *(Attendee(meeting=meeting, account=account) for account in present),
                *(Attendee(meeting=meeting, organisation_words=words) for words in guests),
            ]
        )
        locking.save_unless_changed(
            meeting, expected_version=meeting.version, changes={"state": MeetingState.HELD.value}
        )
        audit.record("meeting.begun", about=reference(meeting), by=by.reference, present=len(present) + len(guests))
    return meeting


def decide(*, item: AgendaItem, decision: str, by: Account) -> AgendaItem:
    """What the group decided about one item; it may be put in other words until the minutes are signed.

    Raises:
        NotAllowed: the account does not lead meetings.
        NotHeldYet, MeetingIsSigned: the meeting is not at work.
    """
    policy.require(by, Permission.MEETING_LEAD, on=timezone.localdate())
    _refuse_signed(item.meeting)
    if item.meeting.state != MeetingState.HELD:
        raise NotHeldYet
    with transaction.atomic():
        item.decision, item.decided_at = decision, timezone.now()
        item.save(update_fields=["decision", "decided_at"])
        audit.record("meeting.decided", about=reference(item.meeting), by=by.reference, item=str(item.uuid))
    return item


def sign(*, meeting: Meeting, minutes: str, public_minutes: str, expected_version: int, by: Account) -> Meeting:
    """The minutes as they stay, and the part of them everybody may read.

    Raises:
        NotAllowed: the account does not lead meetings.
        NotHeldYet, MeetingIsSigned, DecisionsMissing: why they cannot be signed.
        ChangedMeanwhile: somebody saved in the meantime.
    """
    policy.require(by, Permission.MEETING_LEAD, on=timezone.localdate())
    _refuse_signed(meeting)
    if meeting.state != MeetingState.HELD:
        raise NotHeldYet
    undecided = list(meeting.items.filter(decision="").values_list("title", flat=True))
    if undecided:
        raise DecisionsMissing(titles=undecided)
    changes = {
        "state": MeetingState.SIGNED.value,
        "minutes": minutes,
        "public_minutes": public_minutes,
        "signed_at": timezone.now(),
        "signed_by": by,
    }
    with transaction.atomic():
        locking.save_unless_changed(meeting, expected_version=expected_version, changes=changes)
        audit.record(
            "meeting.signed", about=reference(meeting), by=by.reference, public_length=len(public_minutes.strip())
        )
    return meeting


def reference(meeting: Meeting) -> str:
    """How the audit record names a meeting."""
    return f"meeting:{meeting.uuid}"


def _refuse_signed(meeting: Meeting) -> None:
    if meeting.state == MeetingState.SIGNED:
        raise MeetingIsSigned

"""Meetings with their agenda, packs and people; what a meeting gives the minutes and the public."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Count, ExpressionWrapper, Prefetch, Q, QuerySet

from pertvarka.foundation.access.models import Account
from pertvarka.oversight.monitoring.models import AgendaItem, Attendee, Finding, FollowUpTask, Meeting, Pack
from pertvarka.oversight.monitoring.permissions import Permission
from pertvarka.oversight.monitoring.states import FindingState, MeetingState

FILES = {("pdf", "lt"): "pdf_lt", ("pdf", "en"): "pdf_en", ("docx", "lt"): "docx_lt", ("docx", "en"): "docx_en"}


@dataclass(frozen=True, slots=True)
class PackFile:
    content: bytes
    as_of: date


def meetings() -> QuerySet[Meeting]:
    """The newest first, with how much is on the agenda and decided."""
    return Meeting.objects.select_related("chair").annotate(
        items_count=Count("items", distinct=True),
        decided_count=Count("items", filter=~Q(items__decision=""), distinct=True),
        findings_count=Count("findings", distinct=True),
    )


def meeting(held_on: date) -> Meeting | None:
    return (
        Meeting.objects.select_related("chair", "signed_by")
        .prefetch_related(
            "items",
            Prefetch("attendees", Attendee.objects.select_related("account")),
            Prefetch("findings", Finding.objects.select_related("owner")),
            Prefetch("tasks", FollowUpTask.objects.select_related("owner")),
        )
        .filter(held_on=held_on)
        .first()
    )


def next_meeting(*, today: date) -> Meeting | None:
    """The one that is being prepared or sits now."""
    return Meeting.objects.exclude(state=MeetingState.SIGNED).filter(held_on__gte=today).order_by("held_on").first()


def unsigned(*, today: date) -> list[Meeting]:
    """Meetings whose day has come and whose minutes are not signed."""
    rows = Meeting.objects.exclude(state=MeetingState.SIGNED).filter(held_on__lte=today)
    return list(rows.order_by("held_on"))


def packs(meeting: Meeting) -> list[Pack]:
    """The packs of a meeting without their files, newest first."""
    return list(meeting.packs.select_related("made_by").defer(*FILES.values()))


def pack_file(uuid: UUID, *, kind: str, language: str) -> PackFile | None:
    """One file of a pack, as it was frozen."""
    column = FILES.get((kind, language))
    row = Pack.objects.filter(uuid=uuid).values_list(column, "as_of").first() if column else None
    return PackFile(bytes(row[0]), row[1]) if row and row[0] is not None else None


def item(uuid: UUID) -> AgendaItem | None:
    return AgendaItem.objects.select_related("meeting").filter(uuid=uuid).first()


def group() -> list[Account]:
    """Whoever may see the papers of meetings today; the database says who holds that right."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.holders(%s, NULL)", [Permission.MEETING_VIEW.value])
        keys = [key for (key,) in cursor.fetchall()]
    return list(Account.objects.filter(pk__in=keys).order_by("name"))


def open_findings() -> QuerySet[Finding]:
    return Finding.objects.exclude(state=FindingState.CLOSED).select_related("owner", "meeting").order_by("id")


def findings() -> QuerySet[Finding]:
    """Every finding, the open ones first."""
    return Finding.objects.select_related("owner", "meeting").order_by(
        _last(Q(state=FindingState.CLOSED)), _last(Q(state=FindingState.ANSWERED)), "-id"
    )


def finding(uuid: UUID) -> Finding | None:
    return Finding.objects.select_related("owner", "meeting").filter(uuid=uuid).first()


def findings_of(organisations: Sequence[int]) -> QuerySet[Finding]:
    """Those these organisations have to answer."""
    return findings().filter(owner__in=organisations)


def tasks() -> QuerySet[FollowUpTask]:
    """Tasks that are not done, the earliest due first, then the done ones."""
    return FollowUpTask.objects.select_related("owner", "meeting").order_by(
        _last(Q(done_on__isnull=False)), "due_on", "id"
    )


def task(uuid: UUID) -> FollowUpTask | None:
    return FollowUpTask.objects.select_related("owner", "meeting").filter(uuid=uuid).first()


def published_minutes() -> list[Meeting]:
    """Signed meetings with a part of their minutes for everybody, newest first."""
    return list(Meeting.objects.filter(state=MeetingState.SIGNED).exclude(public_minutes=""))


def _last(which: Q) -> "ExpressionWrapper[Q]":
    """Orders those it holds for behind the others."""
    return ExpressionWrapper(which, output_field=BooleanField())

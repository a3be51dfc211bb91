"""The programme of an event, half-day by half-day, its venue and its series; and the year's plan of events."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.text import slugify

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.programme.events import rules
from pertvarka.programme.events.actions import preparing
from pertvarka.programme.events.errors import (
    EventNotFound,
    SessionAttended,
    SessionOutsideEvent,
    SessionTwice,
    StateMayNotFollow,
    TextMissing,
)
from pertvarka.programme.events.models import Event, EventPlan, EventSeries, EventSession, ProgrammeItem, Venue
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.typed import Item


def save_session(
    *,
    event: Event,
    title_lt: str,
    starts_at: datetime,
    ends_at: datetime,
    items: Sequence[Item],
    by: Account,
    session: UUID | None = None,
    title_en: str = "",
    academic_hours: Decimal = Decimal(0),
) -> EventSession:
    """A half-day with its items, new or in place of the one named.

    Raises:
        NotAllowed, EventNotFound: it is not the account's event, or the half-day is another's.
        StateMayNotFollow: the programme of what is over or cancelled stays.
        TextMissing, SessionOutsideEvent, SessionTwice: what was typed.
    """
    policy.require(by, Permission.EVENT_CHANGE, on=timezone.localdate())
    if not title_lt.strip():
        raise TextMissing
    with transaction.atomic():
        held = _held_to_prepare(event)
        first, last = timezone.localtime(starts_at).date(), timezone.localtime(ends_at).date()
        if not (held.starts_on <= first <= last <= held.ends_on and starts_at < ends_at):
            raise SessionOutsideEvent
        row = EventSession(event=held) if session is None else _session(held, session)
        row.title_lt, row.title_en = title_lt.strip(), title_en.strip()
        row.starts_at, row.ends_at, row.academic_hours = starts_at, ends_at, academic_hours
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as refused:
            raise SessionTwice from refused
        row.items.all().delete()
        ProgrammeItem.objects.bulk_create(
            ProgrammeItem(
                session=row,
                order=order,
                starts_at=item.starts_at,
                title_lt=item.title_lt,
                title_en=item.title_en,
                speaker=item.speaker,
                document=item.document,
            )
            for order, item in enumerate(items, start=1)
        )
        audit.record("event.programme_changed", about=held.reference, by=by.reference, items=len(items))
    return row


def drop_session(*, event: Event, session: UUID, by: Account) -> None:
    """A half-day that will not be.

    Raises:
        NotAllowed, EventNotFound, StateMayNotFollow, SessionAttended: it is not there to be taken away.
    """
    policy.require(by, Permission.EVENT_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        held = _held_to_prepare(event)
        try:
            _session(held, session).delete()
        except ProtectedError as refused:
            raise SessionAttended from refused
        audit.record("event.programme_changed", about=held.reference, by=by.reference, items=0)


def add_venue(
    *,
    name_lt: str,
    town: str,
    by: Account,
    name_en: str = "",
    address: str = "",
    places: int | None = None,
    accessibility_lt: str = "",
    accessibility_en: str = "",
) -> Venue:
    """A house where events are held; how one gets about in it is asked at once.

    Raises:
        NotAllowed, TextMissing: without a right or a name there is none.
    """
    policy.require(by, Permission.EVENT_CHANGE, on=timezone.localdate())
    if not name_lt.strip() or not town.strip():
        raise TextMissing
    with transaction.atomic():
        stem = slugify(f"{name_lt} {town}")[:40].strip("-") or "vieta"
        number = Venue.objects.filter(code__startswith=stem).count()
        venue = Venue.objects.create(
            code=f"{stem}-{number + 1}" if number else stem,
            name_lt=name_lt.strip(),
            name_en=name_en.strip() or name_lt.strip(),
            town=town.strip(),
            address=address.strip(),
            places=places,
            accessibility_lt=accessibility_lt.strip(),
            accessibility_en=accessibility_en.strip(),
        )
        audit.record("venue.added", about=f"venue:{venue.code}", by=by.reference, places=places)
    return venue


def add_series(*, title_lt: str, title_en: str, by: Account) -> EventSeries:
    """Events that belong together; the same title is the same series.

    Raises:
        NotAllowed, TextMissing: without a right or a title there is none.
    """
    policy.require(by, Permission.EVENT_CHANGE, on=timezone.localdate())
    if not title_lt.strip():
        raise TextMissing
    with transaction.atomic():
        series, is_new = EventSeries.objects.get_or_create(
            title_lt=title_lt.strip()[:200], defaults={"title_en": title_en.strip()[:200] or title_lt.strip()[:200]}
        )
        if is_new:
            audit.record("event_series.added", about=f"event_series:{series.uuid}", by=by.reference)
    return series


def write_plan(
    *, year: int, kind: str, planned_count: int, by: Account, note: str = "", expected_version: int = 0
) -> None:
    """How many events of a kind a year is to hold.

    Raises:
        NotAllowed: the year is planned by others.
        ChangedMeanwhile: somebody changed the number after this account read it.
    """
    policy.require(by, Permission.EVENT_PLAN, on=timezone.localdate())
    with transaction.atomic():
        row, is_new = EventPlan.objects.get_or_create(
            year=year, kind=kind, defaults={"planned_count": planned_count, "note": note}
        )
        before = None if is_new else row.planned_count
        if not is_new:
            if (row.planned_count, row.note) == (planned_count, note):
                return
            changes = {"planned_count": planned_count, "note": note}
            locking.save_unless_changed(row, expected_version=expected_version, changes=changes)
        audit.record(
            "event_plan.written", about=f"event_plan:{year}:{kind}", by=by.reference, before=before, after=planned_count
        )


def _held_to_prepare(event: Event) -> Event:
    held = preparing.hold(event)
    if held.state not in rules.COMING:
        raise StateMayNotFollow
    return held


def _session(event: Event, uuid: UUID) -> EventSession:
    found = EventSession.objects.filter(event=event, uuid=uuid).first()
    if found is None:
        raise EventNotFound
    return found

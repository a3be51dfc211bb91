"""Papers of an event: kept as files with their title, author and who may see them, corrected, taken away."""

import hashlib
from dataclasses import dataclass, fields
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, kept_files
from pertvarka.foundation.base.file_errors import FileNotTaken
from pertvarka.programme.events import material_rules
from pertvarka.programme.events.actions import preparing
from pertvarka.programme.events.errors import EventNotFound, TextMissing
from pertvarka.programme.events.models import Event, EventMaterial, EventSession
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import teaching, work


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a paper."""

    title_lt: str
    kind: str
    seen_by: str
    title_en: str = ""
    author: str = ""
    licence: str = ""
    language: str = "lt"
    session: EventSession | None = None


def add(*, event: Event, told: Told, file_name: str, content: bytes, by: Account) -> EventMaterial:
    """Keep a paper of an event, before it or after.

    Raises:
        NotAllowed, EventNotFound: it is not the account's event or group, or the half-day is of another.
        TextMissing, FileNotTaken: what was sent.
    """
    columns = _columns(told)
    media_type = kept_files.checked(content, taken=material_rules.TAKEN)
    try:
        with transaction.atomic():
            held, _rows = _held(event, told, by=by)
            made = EventMaterial.objects.create(
                event=held,
                file_name=kept_files.safe_name(file_name, media_type, otherwise=held.code.lower()),
                media_type=media_type,
                size=len(content),
                sha256=hashlib.sha256(content).hexdigest(),
                content=content,
                brought_by=by,
                **columns,
            )
            audit.record("event.material_kept", about=held.reference, by=by.reference, material=made.uuid)
    except IntegrityError as taken:
        raise FileNotTaken(fault="twice") from taken
    return made


def correct(*, event: Event, material: UUID, told: Told, by: Account) -> None:
    """Other words, or other people who may see it; the file stays.

    Raises:
        NotAllowed, EventNotFound, TextMissing: it is not the account's event, or it has no such paper.
    """
    columns = _columns(told)
    with transaction.atomic():
        held, rows = _held(event, told, by=by)
        if not rows.filter(uuid=material).update(**columns):
            raise EventNotFound
        audit.record(
            "event.material_corrected",
            about=held.reference,
            by=by.reference,
            material=material,
            seen_by=told.seen_by,
        )


def take_away(*, event: Event, material: UUID, by: Account) -> None:
    """The paper goes, with its file.

    Raises:
        NotAllowed, EventNotFound: it is not the account's event, or it has no such paper.
    """
    with transaction.atomic():
        held, rows = _held(event, None, by=by)
        gone, _by_table = rows.filter(uuid=material).delete()
        if not gone:
            raise EventNotFound
        audit.record("event.material_removed", about=held.reference, by=by.reference, material=material)


def _columns(told: Told) -> dict[str, object]:
    if not told.title_lt.strip():
        raise TextMissing
    given = {field.name: getattr(told, field.name) for field in fields(told)}
    return {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}


def _held(event: Event, told: Told | None, *, by: Account) -> tuple[Event, QuerySet[EventMaterial]]:
    """The event, locked, and those of its papers the account keeps: its organiser all, a trainer what they brought."""
    today, rows = timezone.localdate(), EventMaterial.objects.filter(event=event)
    is_prepared = event.organiser_id in work.organisations_with(Permission.EVENT_CHANGE)
    if not is_prepared and teaching.teaches(by, event, on=today):
        held, rows = Event.objects.select_for_update().get(pk=event.pk), rows.filter(brought_by=by)
    else:
        policy.require(by, Permission.EVENT_CHANGE, on=today)
        held = preparing.hold(event)
    if told is not None and told.session is not None and told.session.event_id != held.pk:
        raise EventNotFound
    return held, rows

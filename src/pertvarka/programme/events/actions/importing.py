"""A table of attendance brought in: a draft that is corrected row by row, then what is ready is written, all undoable.

Nothing is saved about anybody before somebody has looked at the table and pressed the button; what is not ready stays.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.base.jobs import asking
from pertvarka.foundation.base.links import hash_of
from pertvarka.programme.events import people, tables
from pertvarka.programme.events.actions import attendance, preparing, seats
from pertvarka.programme.events.checked_rows import Checked, Row, RowState, check
from pertvarka.programme.events.errors import AttendanceClosed, EventNotFound, ImportClosed, NothingReady, UndoTooLate
from pertvarka.programme.events.models import Attendance, AttendanceImport, Event, EventSession, Registration
from pertvarka.programme.events.models.registration import token_of
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import attendance as reading
from pertvarka.programme.events.states import AttendanceHow, EventState, ImportState, RegistrationState

UNDO_FOR = timedelta(hours=24)
STEP = 50
EMPTY: dict[str, Any] = {"headings": [], "columns": [], "cells": [], "rows": [], "session": "", "made": []}


def _silently(_done: int, _total: int) -> None:
    """Nobody waits for it before a bar."""


def begin(*, event: Event, content: bytes, by: Account, session: UUID | None = None) -> AttendanceImport:
    """Read a table and keep it, sealed, as a draft. Rows without a half-day of their own are of `session`, or of all.

    Raises:
        NotAllowed, EventNotFound, AttendanceClosed: it is not the account's event, or it is cancelled.
        TableUnreadable, TableTooLong: what was brought.
    """
    grid = tables.read(content)
    with transaction.atomic():
        held = _held(event, by=by)
        draft = AttendanceImport(uuid=uuid4(), event=held, open_to_id=held.organiser_id or 0, begun_by=by)
        columns = tables.meanings(grid.headings)
        draft.table = {
            "headings": grid.headings,
            "columns": columns,
            "cells": grid.rows,
            "rows": [asdict(_row(number, cells, columns)) for number, cells in grid.rows],
            "session": str(session or ""),
            "made": [],
        }
        draft.save()
        audit.record("attendance_import.begun", about=draft.reference, by=by.reference, rows=len(grid.rows))
    return draft


def match_columns(*, draft: AttendanceImport, columns: Sequence[str], expected_version: int, by: Account) -> None:
    """Say by hand what the columns are; the rows are read anew, corrections made before that go.

    Raises:
        NotAllowed, EventNotFound, ImportClosed: it is not the account's draft, or no draft any more.
        ChangedMeanwhile: somebody else corrected it.
    """
    with transaction.atomic():
        held = _draft(draft, by=by)
        table = held.table
        known = [meaning if meaning in tables.MEANINGS else "" for meaning in columns]
        table["columns"] = known
        table["rows"] = [asdict(_row(number, cells, known)) for number, cells in table["cells"]]
        _keep(held, table, expected_version=expected_version)


def correct(
    *, draft: AttendanceImport, changes: Mapping[int, Mapping[str, str]], expected_version: int, by: Account
) -> None:
    """New words or a decision for some rows, by their numbers.

    Raises:
        NotAllowed, EventNotFound, ImportClosed: it is not the account's draft, or no draft any more.
        ChangedMeanwhile: somebody else corrected it.
    """
    with transaction.atomic():
        held = _draft(draft, by=by)
        table = held.table
        for row in table["rows"]:
            if not row["is_done"]:
                row.update({key: value.strip() for key, value in changes.get(row["number"], {}).items()})
        _keep(held, table, expected_version=expected_version)


def is_long(draft: AttendanceImport) -> bool:
    """Whether bringing it in is left to the background."""
    return len(draft.table["rows"]) > tables.AT_ONCE


def ask(*, draft: AttendanceImport, by: Account) -> UUID:
    """Have the rows that are ready written in the background; returns the job.

    Raises:
        NotAllowed, EventNotFound, ImportClosed: it is not the account's draft, or no draft any more.
    """
    with transaction.atomic():
        held = _draft(draft, by=by)
        return asking.defer("events.attendance", by=by, arguments={"draft": held.uuid}).uuid


def bring_in(*, draft: AttendanceImport, by: Account, progress: Callable[[int, int], None] = _silently) -> int:
    """Write the rows that are ready; the rest stay as a draft. Returns how many rows were written.

    Raises:
        NotAllowed, EventNotFound, ImportClosed: it is not the account's draft, or no draft any more.
        NothingReady, AttendanceAhead: there is nothing to write yet.
    """
    with transaction.atomic():
        held = _draft(draft, by=by)
        table, checked = held.table, look(held)
        ready = [one for one in checked if one.state is RowState.READY]
        if not ready:
            raise NothingReady
        event = preparing.hold(held.event, permission=Permission.REGISTRATION_CHANGE)
        wanted = {key for one in ready for key in one.sessions}
        sessions = {key: attendance.session_of(event, UUID(key)) for key in wanted}
        made: list[str] = _write(ready, held, event, sessions, by=by, progress=progress)
        numbers = {one.row.number for one in ready}
        # Who is in stands on the list; their words need not stand here too.
        table["rows"] = [
            asdict(Row(row["number"], "", "", is_done=True)) if row["number"] in numbers else row
            for row in table["rows"]
        ]
        table["cells"] = [cells for cells in table["cells"] if cells[0] not in numbers]
        table["made"] += made
        if all(row["is_done"] or row["choice"] == "skip" for row in table["rows"]):
            held.state = ImportState.DONE
            table = {**EMPTY, "made": table["made"]}
        held.table, held.done_at = table, timezone.now()
        held.made_count += len(ready)
        held.version += 1
        held.save()
        audit.record("attendance_import.brought_in", about=held.reference, by=by.reference, rows=len(ready))
    return len(ready)


def undo(*, draft: AttendanceImport, by: Account) -> int:
    """Take back everything this table brought, within a day. Returns how many ticks went.

    Raises:
        NotAllowed, EventNotFound, ImportClosed, UndoTooLate: there is nothing of the account's to undo.
    """
    with transaction.atomic():
        held = _draft(draft, by=by, states=(ImportState.OPEN, ImportState.DONE))
        if held.done_at is None:
            raise ImportClosed
        if held.done_at < timezone.now() - UNDO_FOR:
            raise UndoTooLate
        made = held.table["made"]
        gone, _by_table = Attendance.objects.filter(came_by=held).delete()
        for registration in Registration.objects.filter(event=held.event, uuid__in=made):
            if not Attendance.objects.filter(registration=registration).exists():
                registration.state = RegistrationState.CANCELLED
                registration.told = RegistrationState.CANCELLED
                registration.save()
        _close(held, state=ImportState.UNDONE)
        audit.record("attendance_import.undone", about=held.reference, by=by.reference, ticks=gone)
    return gone


def drop(*, draft: AttendanceImport, by: Account) -> None:
    """Throw away what is still a draft; what was brought in stays.

    Raises:
        NotAllowed, EventNotFound, ImportClosed: it is not the account's draft, or no draft any more.
    """
    with transaction.atomic():
        held = _draft(draft, by=by)
        _close(held, state=ImportState.UNDONE if held.done_at is None else ImportState.DONE)
        audit.record("attendance_import.dropped", about=held.reference, by=by.reference)


def look(draft: AttendanceImport) -> list[Checked]:
    """The rows of a draft with their verdicts against the list as it stands."""
    table = draft.table
    return check(
        [Row(**row) for row in table["rows"]],
        known=reading.known(draft.event),
        sessions=reading.session_words(draft.event),
        default=table["session"],
    )


def _write(
    ready: list[Checked],
    draft: AttendanceImport,
    event: Event,
    sessions: Mapping[str, EventSession],
    *,
    by: Account,
    progress: Callable[[int, int], None],
) -> list[str]:
    """The ticks in one go; people who were on no list are put on it. Returns the registrations made."""
    standing = {str(row.uuid): row for row in Registration.objects.filter(event=event)}
    made: dict[str, Registration] = {}
    ticks = []
    for number, one in enumerate(ready, start=1):
        if number % STEP == 0 or number == len(ready):
            progress(number, len(ready))
        if one.person is not None:
            registration = standing[one.person.key]
            if one.row.choice == "take":
                registration.organisation, registration.organisation_words = None, one.row.organisation
                registration.save(update_fields=["organisation", "organisation_words"])
        else:
            key = one.row.email.casefold()
            registration = made.get(key) or put_on_list(event, one.row, by=by)
            made[key] = registration
        ticks += [
            Attendance(
                event=event,
                registration=registration,
                session=sessions[key],
                open_to_id=event.organiser_id or 0,
                how=AttendanceHow.IMPORT,
                came_by=draft,
                noted_by=by,
            )
            for key in one.sessions
        ]
    Attendance.objects.bulk_create(ticks, ignore_conflicts=True)
    return [str(row.uuid) for row in made.values()]


def put_on_list(event: Event, row: Row, *, by: Account) -> Registration:
    """Somebody who came without having registered. They hold a seat while there is one; they came in any case."""
    uuid = uuid4()
    participant = people.find_or_add(
        open_to=event.organiser_id or 0,
        name=row.name,
        email=row.email,
        organisation_words=row.organisation,
        is_invented=event.is_invented,
    )
    event.refresh_from_db(fields=["places_taken"])
    registration = Registration(
        uuid=uuid,
        event=event,
        participant=participant,
        open_to_id=event.organiser_id or 0,
        organisation=participant.organisation,
        organisation_words=row.organisation or participant.organisation_words,
        token_hash=hash_of(token_of(uuid)),
        answered_at=timezone.now(),
        # They are in the room: no letter invites them now.
        told="invited",
    )
    seats.place_who_came(registration, event=event)
    registration.save()
    audit.record("registration.walked_in", about=registration.reference, by=by.reference, state=registration.state)
    return registration


def _row(number: int, cells: Sequence[str], columns: Sequence[str]) -> Row:
    told = tables.values(cells, columns)
    return Row(
        number=number,
        name=told[tables.NAME],
        email=told[tables.EMAIL],
        organisation=told[tables.ORGANISATION],
        session=told[tables.SESSION],
    )


def _keep(draft: AttendanceImport, table: dict[str, Any], *, expected_version: int) -> None:
    draft.table = table
    locking.save_unless_changed(draft, expected_version=expected_version, changes={"table_sealed": draft.table_sealed})


def _close(draft: AttendanceImport, *, state: str) -> None:
    """What was written down here goes; only whom it put on the list stays, so that it can be undone."""
    draft.state, made = state, draft.table["made"]
    draft.table = {**EMPTY, "made": made if state == ImportState.DONE else []}
    draft.version += 1
    draft.save()


def _held(event: Event, *, by: Account) -> Event:
    policy.require(by, Permission.REGISTRATION_CHANGE, on=timezone.localdate())
    held = preparing.hold(event, permission=Permission.REGISTRATION_CHANGE)
    if held.state == EventState.CANCELLED:
        raise AttendanceClosed
    return held


def _draft(draft: AttendanceImport, *, by: Account, states: Sequence[str] = (ImportState.OPEN,)) -> AttendanceImport:
    policy.require(by, Permission.REGISTRATION_CHANGE, on=timezone.localdate())
    found = AttendanceImport.objects.select_for_update().filter(pk=draft.pk).first()
    if found is None:
        raise EventNotFound
    if found.state not in states:
        raise ImportClosed
    return found

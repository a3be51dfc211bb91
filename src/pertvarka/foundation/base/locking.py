"""Locking: what two people edit at once is never overwritten in silence, and what only one may do, one does.

A row carries `version`. Who saves says which version they read; if another has saved since, nothing is written and both
texts come back for the person to choose from (pages.md: "Jūsų tekstas neprarastas").
"""

from collections.abc import Mapping
from typing import Any

from django.db import connection, models
from django.db.models import F

from pertvarka.foundation.base.errors import ChangedMeanwhile, WriteRefused


def save_unless_changed(row: models.Model, *, expected_version: int, changes: Mapping[str, Any]) -> None:
    """Write the changes if the row is still at that version; the instance then holds what was written.

    Raises:
        ChangedMeanwhile: nothing was written.
        WriteRefused: the database refused the write, whoever came first.
    """
    table = type(row)._default_manager
    written = table.filter(pk=row.pk, version=expected_version).update(**changes, version=F("version") + 1)
    if not written:
        standing = table.filter(pk=row.pk).first()
        if standing is None or getattr(standing, "version", None) == expected_version:
            raise WriteRefused
        theirs = {name: getattr(standing, name) for name in changes}
        differing = {name for name, value in changes.items() if theirs[name] != value}
        raise ChangedMeanwhile(
            mine={name: changes[name] for name in changes if name in differing},
            theirs={name: theirs[name] for name in theirs if name in differing},
            version=getattr(standing, "version", expected_version),
        )
    for name, value in changes.items():
        setattr(row, name, value)
    row.version = expected_version + 1  # type: ignore[attr-defined]


def take_turns(what: str, number: int) -> None:
    """Until this transaction ends nobody else writes this of that number; whoever wants to waits and then looks.

    For rows that exclude each other by their days. Two such rows written in the same moment wait for each other, the
    database breaks one off as a deadlock, and a person would read that something failed instead of what stands in
    the way. Take the turn before anything is read or written.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [what, number])

"""Traces of the tests: written, looked at, sealed and checked."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, transaction

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base import actions, audit, queries
from pertvarka.foundation.base.models import AuditEvent, SealBatch

AT = datetime(2026, 3, 1, 6, tzinfo=UTC)

AUDIT, VIEWS = "base_auditevent", "access_viewrecord"

MODELS = {AUDIT: AuditEvent, VIEWS: ViewRecord}

TABLES = [AUDIT, VIEWS, "base_sealbatch"]

MOMENTS = {AUDIT: ("happened_at",), VIEWS: ("viewed_at",)}


def columns(table: str) -> list[str]:
    return [field.column for field in MODELS[table]._meta.concrete_fields if field.column != "row_hash"]


@dataclass(frozen=True, slots=True)
class Sealed:
    """Three batches, a gap between ids that a rolled back transaction left, and a tail of three rows not sealed."""

    rows: tuple[int, ...]
    gap: int
    tail: tuple[int, ...]
    views: tuple[int, ...]
    roots: dict[int, bytes]

    def as_owner(self, statement: str, *values: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)


def write(count: int) -> list[int]:
    with transaction.atomic():
        return [
            audit.record("plan_version.loaded", about=f"plan_version:{one}", by="command:test").pk
            for one in range(count)
        ]


def look(count: int) -> list[int]:
    with scope.of_command("seal"):
        return [
            ViewRecord.objects.create(kind="page", by="command:seal", about="person:x", page="cases:case").pk
            for _ in range(count)
        ]


def seal(at: datetime = AT) -> list[SealBatch]:
    with scope.of_command("seal"):
        return actions.seal(at=at)


def check(sent: dict[int, bytes] | None = None) -> queries.TracesChecked:
    with scope.of_command("seal"):
        return queries.check_traces(sent=sent or {})


def told(sent: dict[int, bytes] | None = None) -> list[tuple]:
    return [(one.fault, one.number, one.first, one.last) for one in check(sent).findings]


def unsealed() -> dict[str, int]:
    return {trace.sealed_table: trace.unsealed_count for trace in check().traces}

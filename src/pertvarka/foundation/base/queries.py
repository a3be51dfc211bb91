"""Reading the traces and their seals: the last seal for pages, and the whole chain checked for the command."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db import connection, models, transaction

from pertvarka.foundation.base import chain
from pertvarka.foundation.base.models import SealBatch, Trace
from pertvarka.foundation.base.trace_rows import as_text

ROWS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal as people meet it: its number in the chain, the moment, and the root to compare."""

    number: int
    sealed_at: datetime
    root: str


@dataclass(frozen=True, slots=True)
class TracesChecked:
    """What the check found: faults of the chain, then each trace."""

    faults: tuple[chain.Finding, ...]
    traces: tuple[chain.RowsChecked, ...]
    batches_count: int

    @property
    def findings(self) -> list[chain.Finding]:
        return [*self.faults, *(finding for trace in self.traces for finding in trace.findings)]


def last_seal() -> Seal | None:
    """The newest seal, or None before the first."""
    batch = newest_batch()
    return Seal(batch.number, batch.sealed_at, bytes(batch.root).hex()) if batch else None


def newest_batch() -> SealBatch | None:
    return SealBatch.objects.order_by("-number").first()


def traces() -> list[type[Trace]]:
    """Every table of traces, whichever room it stands in, in a lasting order."""
    found = [model for model in apps.get_models() if issubclass(model, Trace)]
    return sorted(found, key=lambda model: model._meta.db_table)


@transaction.atomic
def check_traces(*, sent: Mapping[int, bytes]) -> TracesChecked:
    """Compute every hash and root anew, in one pass; `sent` are the roots kept outside, by number.

    Batches are read before rows, so what is sealed meanwhile only counts as not sealed yet. The view log shows only
    what the scope allows, so enter `scope.of_command("seal")` first.
    """
    links = [batch.link for batch in SealBatch.objects.order_by("number")]
    faults = chain.check_links(links, sent=sent)
    checked = [chain.check_rows(trace._meta.db_table, links, _rows(trace), chain=faults) for trace in traces()]
    return TracesChecked(tuple(faults), tuple(checked), len(links))


def _rows(trace: type[Trace]) -> Iterator[chain.TraceRow]:
    """Rows by id as they stand, hashed here: nothing the database says of their hashes is believed."""
    table = trace._meta.db_table
    columns = {str(field.column): field for field in trace._meta.concrete_fields if field.column != "row_hash"}
    asked = [as_text(f'"{name}"', is_moment=isinstance(field, models.DateTimeField)) for name, field in columns.items()]
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT id, row_hash, {', '.join(asked)} FROM {table} ORDER BY {table}.id")  # noqa: S608 (names of ours)
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            for key, carried, *values in rows:
                computed = chain.row_hash(table, dict(zip(columns, values, strict=True)))
                yield chain.TraceRow(key, bytes(carried), computed)

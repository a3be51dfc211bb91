"""Sealing the traces: what is committed and not sealed yet goes into the chain, in batches, beside all other work.

Nobody waits for a seal and a seal waits for nobody: ids are given before a commit, so a row may come late with a
smaller id than its neighbours; a batch names exactly the ids it holds, and the late one goes into the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from pertvarka.foundation.base import chain
from pertvarka.foundation.base.models import SealBatch, Trace
from pertvarka.foundation.base.models.id_set import literal, runs_of
from pertvarka.foundation.base.models.seal_batch import microseconds
from pertvarka.foundation.base.queries import newest_batch, traces

BATCH_ROWS = 100_000
# Two sealers at once would give the chain two ends; any number serves, if nothing else locks it.
LOCK = 7_325_001

# Whoever adds a row holds this lock on the table from before the id is taken until the end of the transaction.
WRITERS = """
SELECT DISTINCT virtualtransaction FROM pg_locks
WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND relation = %s::regclass
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND pid IS DISTINCT FROM pg_backend_pid()
ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class _Read:
    """Rows that wait for a seal."""

    ids: chain.IdRuns
    rows_count: int
    rows_hash: bytes


@transaction.atomic
def seal(*, at: datetime) -> list[SealBatch]:
    """Seal every row that is committed and not sealed yet; returns the batches made, oldest first.

    The view log shows only what the scope allows, so enter `scope.of_command("seal")` first.
    """
    with connection.cursor() as cursor:
        # In a statement of its own: what is read after it sees all that the sealer before us committed.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    made = []
    for trace in traces():
        while batch := _seal_next(trace, at=at):
            made.append(batch)
    return made


def _seal_next(trace: type[Trace], *, at: datetime) -> SealBatch | None:
    """The next batch of one trace; the order of the three readings is what `chain.settled_through` rests on."""
    table = trace._meta.db_table
    last = SealBatch.objects.filter(sealed_table=table).order_by("-number").first()
    settled = last.settled_through if last else 0
    unsettled = [batch.link for batch in SealBatch.objects.reaching_beyond(settled, table=table)]
    highest = trace._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0
    writers = _writers(table)
    read = _read(table, beyond=settled, through=highest, unsettled=unsettled)
    if read is None:
        return None
    is_all = read.rows_count < BATCH_ROWS
    before = newest_batch()
    link = chain.Link(
        number=before.number + 1 if before else 1,
        sealed_table=table,
        ids=read.ids,
        rows_count=read.rows_count,
        rows_hash=read.rows_hash,
        settled_through=chain.settled_through(
            settled,
            unsettled=unsettled,
            highest=highest,
            read_through=highest if is_all else read.ids[-1][1],
            writers=writers,
        ),
        writers=" ".join(writers),
        sealed_at_microseconds=microseconds(at),
        previous_root=bytes(before.root) if before else chain.GENESIS,
    )
    batch = SealBatch.of(link)
    batch.save(force_insert=True)
    return batch


def _writers(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(WRITERS, [table])
        return [name for (name,) in cursor.fetchall()]


def _read(table: str, *, beyond: int, through: int, unsettled: Sequence[chain.Link]) -> _Read | None:
    sealed = " ".join("AND NOT id <@ %s::int8multirange" for _ in unsettled)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT range_agg(int8range(id, id, '[]')), count(*), sha256(string_agg(row_hash, ''::bytea ORDER BY id))
            FROM (SELECT id, row_hash FROM {table} WHERE id > %s AND id <= %s {sealed} ORDER BY id LIMIT %s) AS chosen
            """,  # noqa: S608 (the name of a table of ours)
            [beyond, through, *(literal(link.ids) for link in unsettled), BATCH_ROWS],
        )
        ids, rows_count, rows_hash = cursor.fetchone()
    return _Read(runs_of(ids), rows_count, bytes(rows_hash)) if rows_count else None

"""Seals beside people at work: real transactions that commit late, and sealers that meet."""

import random
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connections
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from pytest_django import DjangoDbBlocker

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base import actions, queries
from pertvarka.foundation.base.chain import Fault
from pertvarka.foundation.base.models import SealBatch
from tests import closed_plane

TABLE = "base_auditevent"
INSERT = (
    "INSERT INTO base_auditevent (uuid, happened_at, kind, about, by, details) "
    "VALUES (gen_random_uuid(), now(), 'plan_version.loaded', 'plan_version:1', 'command:test', '{}') RETURNING id"
)


@pytest.fixture
def ground(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database where everything is committed, with all that the load wrote already sealed."""
    with django_db_blocker.unblock(), closed_plane.committed():
        seal()
        yield


def seal() -> list[SealBatch]:
    with scope.of_command("seal"):
        return actions.seal(at=datetime.now(UTC))


def checked() -> queries.TracesChecked:
    with scope.of_command("seal"):
        return queries.check_traces(sent={})


def unsealed() -> int:
    return next(trace.unsealed_count for trace in checked().traces if trace.sealed_table == TABLE)


def write(connection: psycopg.Connection) -> int:
    (key,) = connection.execute(INSERT).fetchone()
    return key


def ids(batch: SealBatch) -> set[int]:
    return {one for first, last in batch.ids for one in range(first, last + 1)}


def slip_in(key: int) -> None:
    closed_plane.connect("owner").execute(
        "INSERT INTO base_auditevent (id, uuid, happened_at, kind, about, by, details) "
        "VALUES (%s, gen_random_uuid(), now(), 'plan_version.loaded', 'x', 'command:test', '{}')",
        [key],
    )


def test_a_row_that_is_committed_late_goes_into_the_next_batch(ground: None):
    slow, quick = closed_plane.connect(autocommit=False), closed_plane.connect()
    late = write(slow)
    early = write(quick)

    (first,) = seal()
    assert early > late
    assert ids(first) == {early}
    assert first.settled_through < late

    slow.commit()
    assert checked().findings == []
    assert unsealed() == 1

    (second,) = seal()
    assert ids(second) == {late}
    assert second.settled_through == early
    assert checked().findings == []
    assert unsealed() == 0


def test_a_place_that_a_rolled_back_row_left_is_closed_with_the_next_seal(ground: None):
    slow, quick = closed_plane.connect(autocommit=False), closed_plane.connect()
    never = write(slow)
    write(quick)
    seal()
    slow.rollback()
    write(quick)
    seal()

    slip_in(never)

    assert [(one.fault, one.first) for one in checked().findings] == [(Fault.ROW_INSERTED, never)]


def test_a_transaction_that_outlives_several_seals_is_waited_for_and_nobody_else_is(ground: None):
    slow, quick = closed_plane.connect(autocommit=False), closed_plane.connect()
    late = write(slow)
    for _ in range(3):
        write(quick)
        (batch,) = seal()
        assert batch.settled_through < late
    slow.commit()
    write(quick)

    (batch,) = seal()

    assert late in ids(batch)
    assert batch.settled_through == max(ids(batch))
    assert checked().findings == []


def test_the_second_sealer_waits_for_the_first_and_continues_its_chain(ground: None):
    write(closed_plane.connect())
    done = threading.Event()

    def second() -> None:
        write(closed_plane.connect())
        seal()
        connections.close_all()
        done.set()

    with scope.of_command("seal"):
        actions.seal(at=datetime.now(UTC))
        thread = threading.Thread(target=second)
        thread.start()
        assert not done.wait(0.5)
    thread.join(20)

    assert done.is_set()
    assert [batch.number for batch in SealBatch.objects.all()] == [1, 2, 3]
    assert checked().findings == []


def test_many_writers_and_many_sealers_make_one_chain_with_every_row_once(ground: None):
    committed: list[int] = []
    faults: list[BaseException] = []
    until = time.monotonic() + 3

    def sealer() -> None:
        while time.monotonic() < until:
            seal()
            assert checked().findings == []
        connections.close_all()

    def run(work, *arguments) -> None:
        try:
            work(*arguments)
        except BaseException as problem:  # noqa: BLE001 - told by the test below
            faults.append(problem)

    threads = [threading.Thread(target=run, args=(_write_until, until, committed, seed)) for seed in range(4)]
    threads += [threading.Thread(target=run, args=(sealer,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    before = [key for batch in SealBatch.objects.filter(number=1) for key in ids(batch)]
    seal()
    batches = list(SealBatch.objects.filter(sealed_table=TABLE))

    assert faults == []
    assert checked().findings == []
    assert unsealed() == 0
    sealed = [key for batch in batches for key in ids(batch)]
    assert len(sealed) == len(set(sealed))
    assert set(sealed) == {*before, *committed}
    assert len(batches) > 5


def test_rows_written_before_there_were_hashes_get_theirs(ground: None):
    write(closed_plane.connect())
    with scope.of_command("seal"):
        ViewRecord.objects.create(kind="page", by="command:seal", page="cases:case")
    steps = [_step("base", "0005_traces_are_sealed", 1), _step("access", "0003_the_view_log_is_sealed", 0)]
    for migration, before in reversed(steps):
        with connections["owner"].schema_editor() as editor:
            migration.unapply(before.clone(), editor)
    assert not _columns(TABLE) & {"row_hash"}
    assert not _columns("access_viewrecord") & {"row_hash"}

    for migration, before in steps:
        with connections["owner"].schema_editor() as editor:
            migration.apply(before.clone(), editor)

    assert [batch.sealed_table for batch in seal()] == ["access_viewrecord", TABLE]
    assert checked().findings == []
    assert unsealed() == 0


def _step(room: str, name: str, first: int) -> tuple[Migration, ProjectState]:
    """A migration with the state it finds, from that operation on: what stands before is leant on by later tables."""
    loader = MigrationLoader(connections["owner"])
    found = loader.get_migration(room, name)
    state = loader.project_state((room, name), at_end=False)
    for operation in found.operations[:first]:
        operation.state_forwards(room, state)
    step = Migration(name, room)
    step.operations = found.operations[first:]
    return step, state


def _columns(table: str) -> set[str]:
    found = closed_plane.connect().execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table]
    )
    return {name for (name,) in found}


def _write_until(until: float, committed: list[int], seed: int) -> None:
    """A person at work: transactions of some rows and some length, every third thought better of."""
    chance = random.Random(seed)
    raw = closed_plane.connect(autocommit=False)
    while time.monotonic() < until:
        keys = [write(raw) for _ in range(chance.randint(1, 3))]
        time.sleep(chance.random() / 50)
        if chance.random() < 0.3:
            raw.rollback()
        else:
            raw.commit()
            committed.extend(keys)

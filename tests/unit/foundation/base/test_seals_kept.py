"""Traces in the database are protected: neither the owner nor the app role changes a row or the chain."""

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from pertvarka.foundation.access import scope
from pertvarka.foundation.base import actions
from pertvarka.foundation.base.models import AuditEvent, SealBatch
from tests import closed_plane
from tests.unit.foundation.base.traces import AT, MODELS, TABLES, Sealed


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {}", "UPDATE {} SET {} = {}"])
def test_the_owner_changes_nothing_while_the_trigger_stands(statement: str, table: str, sealed: Sealed):
    sealed.as_owner(f"ALTER TABLE {table} ENABLE TRIGGER never_changed")
    column = "writers" if table == "base_sealbatch" else "about"

    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        sealed.as_owner(statement.format(table, column, column))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {}", "UPDATE {} SET {} = {}"])
def test_the_app_role_may_not_even_ask(statement: str, table: str, traces: Sealed):
    column = "writers" if table == "base_sealbatch" else "about"

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        closed_plane.connect().execute(statement.format(table, column, column))


@pytest.mark.parametrize("model", MODELS.values())
def test_the_app_role_may_not_choose_the_id_of_a_row(model, db: None):
    with scope.of_command("seal"), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        model.objects.create(id=7, kind="page.x", by="command:seal")


def test_a_hash_that_is_given_is_not_believed(db: None):
    event = AuditEvent.objects.create(kind="plan_version.loaded", about="x", by="command:test", row_hash=b"mine")
    event.refresh_from_db()

    assert len(bytes(event.row_hash)) == 32


def test_nobody_but_the_sealing_command_adds_to_the_chain(db: None):
    anna = closed_plane.build_account("Ana", "data_protection_officer", municipality=closed_plane.ALYTUS)

    with scope.of(anna), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        actions.seal(at=AT)


def test_a_second_batch_on_the_same_root_is_refused(sealed: Sealed):
    last = SealBatch.objects.get(number=3)
    last.number, last.root = 4, b"other"

    with scope.of_command("seal"), pytest.raises(IntegrityError, match="previous_root"), transaction.atomic():
        last.save(force_insert=True)

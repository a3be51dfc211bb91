"""What tests of jobs and of sealed traces begin from."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connections, transaction
from pytest_django import DjangoDbBlocker

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.jobs import register
from pertvarka.foundation.base.models import SealBatch
from tests import closed_plane
from tests.unit.foundation.base.asked_jobs import seen
from tests.unit.foundation.base.traces import AT, AUDIT, TABLES, VIEWS, Sealed, look, seal, write


@pytest.fixture
def works() -> Iterator[None]:
    """Work of the tests, under names nobody else has."""
    before = set(register._known)
    seen.clear()
    yield
    for name in set(register._known) - before:
        register.forget(name)


@pytest.fixture
def asta(db: None) -> Account:
    return closed_plane.build_account("Asta", "case_manager", closed_plane.build_organisation("unit"))


@pytest.fixture(scope="module")
def traces(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Sealed]:
    with django_db_blocker.unblock(), closed_plane.committed():
        first = write(6)
        seal()
        with transaction.atomic():
            (gap,) = write(1)
            transaction.set_rollback(True)
        second, views = write(6), look(6)
        made = seal(AT + timedelta(hours=1))
        assert [batch.sealed_table for batch in made] == [VIEWS, AUDIT]
        tail = write(3)
        roots = {batch.number: bytes(batch.root) for batch in SealBatch.objects.all()}
        yield Sealed((*first, *second), gap, tuple(tail), tuple(views), roots)


@pytest.fixture
def sealed(traces: Sealed) -> Iterator[Sealed]:
    """As the owner, with no trigger in the way; nothing of it is left for the next test."""
    serving, connections["default"] = connections["default"], connections["owner"]
    try:
        with transaction.atomic():
            for table in TABLES:
                traces.as_owner(f"ALTER TABLE {table} DISABLE TRIGGER never_changed")
            yield traces
            transaction.set_rollback(True)
    finally:
        connections["default"] = serving

"""The audit record stands or falls with the act."""

import contextlib

import pytest
from django.db import IntegrityError, transaction

from pertvarka.foundation.base import audit
from pertvarka.foundation.base.models import AuditEvent


def test_a_record_outside_a_transaction_is_refused() -> None:
    with pytest.raises(audit.AuditOutsideTransaction):
        audit.record("plan_version.loaded", about="plan_version:1", by="command:test")


@pytest.mark.usefixtures("db")
def test_the_record_goes_with_an_act_that_fails() -> None:
    before = AuditEvent.objects.count()

    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        audit.record("plan_version.loaded", about="plan_version:1", by="command:test")
        1 / 0  # noqa: B018

    assert AuditEvent.objects.count() == before


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("kind", ["Loaded", "plan version.loaded", "loaded", "plan_version.loaded.twice"])
def test_a_kind_follows_the_grammar(kind: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        audit.record(kind, about="plan_version:1", by="command:test")

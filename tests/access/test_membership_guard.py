"""What an administrator cannot do with memberships, even by raw SQL under their own scope: the database refuses."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from tests.access.people import BuildAccount

INSERT = (
    "INSERT INTO access_membership (account_id, role_code, purpose, valid_from, needs_second_person, asked_by_id,"
    " approved_by_id, approved_at) VALUES (%s, %s, 'x', current_date, %s, %s, %s, %s)"
)


@pytest.fixture
def marius(build_account: BuildAccount) -> Account:
    return build_account("Marius", role="administrator")


@pytest.fixture
def zita(build_account: BuildAccount) -> Account:
    return build_account("Zita", role="administrator")


def run(by: Account, sql: str, *values: object) -> int:
    with scope.of(by), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def is_refused(by: Account, sql: str, *values: object, because: str) -> bool:
    with pytest.raises(ProgrammingError, match=because):
        run(by, sql, *values)
    return True


@pytest.mark.parametrize("role", ["case_manager", "data_protection_officer", "trainer"])
@pytest.mark.parametrize("waits", [True, False])
def test_nobody_gives_themselves_a_role(marius: Account, zita: Account, role: str, waits: bool):
    for asked_by in (marius.pk, zita.pk, None):
        assert is_refused(marius, INSERT, marius.pk, role, waits, asked_by, None, None, because="nobody gives")


def test_nobody_gives_a_role_over_files_alone(marius: Account, zita: Account, ona: Account):
    assert is_refused(marius, INSERT, ona.pk, "case_manager", False, marius.pk, None, None, because="nobody gives")
    assert is_refused(marius, INSERT, ona.pk, "case_manager", True, marius.pk, zita.pk, "now", because="nobody gives")
    assert is_refused(marius, INSERT, ona.pk, "case_manager", True, zita.pk, None, None, because="nobody gives")
    assert run(marius, INSERT, ona.pk, "case_manager", True, marius.pk, None, None) == 1
    assert run(marius, INSERT, ona.pk, "trainer", False, marius.pk, None, None) == 1


@pytest.mark.parametrize(
    "change",
    [
        "role_code = 'case_manager'",
        "account_id = (SELECT min(id) FROM access_account)",
        "needs_second_person = false",
        "asked_by_id = NULL",
        "valid_from = '2020-01-01'",
        "purpose = 'kita'",
    ],
)
def test_a_role_keeps_what_it_was_given_for(marius: Account, zita: Account, ona: Account, change: str):
    run(marius, INSERT, ona.pk, "trainer", True, marius.pk, None, None)

    for by in (marius, zita):
        assert is_refused(by, f"UPDATE access_membership SET {change} WHERE purpose = 'x'", because="keeps what")  # noqa: S608 (our own words)


def test_a_role_is_only_made_shorter(marius: Account, ona: Account):
    run(marius, INSERT, ona.pk, "trainer", False, marius.pk, None, None)
    ends = "UPDATE access_membership SET valid_until = {} WHERE purpose = 'x'"

    assert run(marius, ends.format("current_date + 5")) == 1
    assert run(marius, ends.format("current_date")) == 1
    assert is_refused(marius, ends.format("current_date + 1"), because="made shorter")
    assert is_refused(marius, ends.format("NULL"), because="made shorter")


def test_a_second_person_decides_once(marius: Account, zita: Account, ona: Account):
    run(marius, INSERT, ona.pk, "case_manager", True, marius.pk, None, None)
    approve = "UPDATE access_membership SET approved_by_id = %s, approved_at = now() WHERE purpose = 'x'"

    assert is_refused(marius, approve, zita.pk, because="a second person")
    assert is_refused(marius, approve, marius.pk, because="a second person")
    assert is_refused(zita, approve, marius.pk, because="a second person")
    assert run(zita, approve, zita.pk) == 1
    undo = "UPDATE access_membership SET approved_at = NULL WHERE purpose = 'x'"
    assert is_refused(zita, undo, because="a second person")

"""What the database itself refuses about accounts and memberships, whatever the code above it says."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Membership
from tests.access.people import BuildAccount


@pytest.fixture
def _load(db: None) -> Iterator[None]:
    """As the command that loads, which may give memberships."""
    with scope.of_command("load"):
        yield


def membership_of(account: Account, **changes: object) -> Membership:
    values = {"role_code": "trainer", "purpose": "Sutartis", "valid_from": date(2026, 3, 1)} | changes
    return Membership.objects.create(account=account, **values)


def test_an_email_has_one_account_whatever_its_case(ona: Account):
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create_account(email="ONA@Savivaldybe.example", name="Kita Ona")


def test_an_email_is_kept_in_lower_case_even_by_raw_updates(ona: Account):
    with pytest.raises(IntegrityError, match="account_email_in_lower_case"), transaction.atomic():
        Account.objects.filter(pk=ona.pk).update(email="Ona@savivaldybe.example")


def test_a_demonstration_account_can_never_have_a_password(ona: Account):
    with pytest.raises(IntegrityError, match="account_demo_has_no_password"), transaction.atomic():
        Account.objects.filter(pk=ona.pk).update(is_demo=True)


@pytest.mark.usefixtures("_load")
def test_a_membership_cannot_end_before_it_begins(ona: Account):
    with pytest.raises(IntegrityError, match="membership_period_in_order"), transaction.atomic():
        membership_of(ona, valid_until=date(2026, 2, 28))


@pytest.mark.usefixtures("_load")
def test_a_membership_has_a_purpose(ona: Account):
    with pytest.raises(IntegrityError, match="membership_has_purpose"), transaction.atomic():
        membership_of(ona, purpose="")


@pytest.mark.usefixtures("_load")
@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 3, 2), date(2027, 1, 1)])
def test_the_same_role_in_the_same_place_is_not_held_twice_at_once(ona: Account, day: date):
    membership_of(ona)

    with pytest.raises(IntegrityError, match=r"membership_once|membership_periods_apart"), transaction.atomic():
        membership_of(ona, valid_from=day)


@pytest.mark.usefixtures("_load")
def test_the_same_role_may_be_held_again_after_it_ended(ona: Account):
    membership_of(ona, valid_until=date(2026, 3, 31))

    membership_of(ona, valid_from=date(2026, 4, 1))


# --- raw SQL as the app role, under the administrator's own scope

INSERT = (
    "INSERT INTO access_membership (account_id, role_code, purpose, valid_from, needs_second_person, asked_by_id,"
    " approved_by_id, approved_at) VALUES (%s, 'case_manager', 'x', current_date, true, %s, %s, %s)"
)


def run(sql: str, *values: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def is_refused(sql: str, *values: object) -> bool:
    """By a constraint of the table, whatever else stands before it."""
    with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
        run(sql, *values)
    return True


@pytest.fixture
def marius(build_account: BuildAccount) -> Account:
    return build_account("Marius", role="administrator")


def test_an_administrator_cannot_write_themselves_a_role_on_cases(marius: Account, ona: Account):
    now = timezone.now()
    with scope.of(marius):
        assert is_refused(INSERT, marius.pk, marius.pk, None, None)
        assert is_refused(INSERT, marius.pk, ona.pk, marius.pk, now)


def test_an_administrator_cannot_approve_what_they_asked_for(marius: Account, ona: Account):
    with scope.of(marius):
        run(INSERT, ona.pk, marius.pk, None, None)
        assert is_refused("UPDATE access_membership SET approved_by_id = %s, approved_at = now()", marius.pk)


def test_who_gives_no_roles_writes_none(jonas: Account, ona: Account):
    with scope.of(jonas):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            run(INSERT, ona.pk, jonas.pk, None, None)
        assert run("UPDATE access_membership SET valid_until = NULL") == 0


def test_nobody_deletes_a_membership(marius: Account):
    with scope.of(marius), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        run("DELETE FROM access_membership")


def test_nobody_writes_what_roles_grant(marius: Account):
    with scope.of(marius), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        run(
            "INSERT INTO access_rolegrant (role_code, permission, reach) VALUES ('administrator', 'cases:case:view', '')"
        )

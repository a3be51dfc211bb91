"""A role gives its permissions from the first day of a membership to its last, and to nobody else."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from pertvarka.foundation.access import policy, roles, scope
from pertvarka.foundation.access.errors import NotAllowed, PermissionUnknown
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.permissions import Permission

MARCH = date(2026, 3, 1)
LATER = date(2099, 1, 1)


def is_allowed(account: Account, *, on: date) -> bool:
    with scope.of(account):
        return policy.allows(account, Permission.AUDIT_VIEW, on=on)


@pytest.fixture
def lina_in_march(ona: Account) -> Account:
    with scope.of_command("load"):
        Membership.objects.create(
            account=ona,
            role_code="data_protection_officer",
            purpose="Įsakymas Nr. 12",
            valid_from=MARCH,
            valid_until=date(2026, 3, 31),
        )
    return ona


@pytest.mark.parametrize(
    ("on", "allowed"),
    [
        pytest.param(date(2026, 2, 28), False, id="the day before"),
        pytest.param(MARCH, True, id="the first day"),
        pytest.param(date(2026, 3, 31), True, id="the last day"),
        pytest.param(date(2026, 4, 1), False, id="the day after"),
    ],
)
def test_a_membership_gives_nothing_outside_its_dates(lina_in_march: Account, on: date, allowed: bool):
    assert is_allowed(lina_in_march, on=on) is allowed


def test_a_membership_without_a_last_day_goes_on(lina: Account):
    assert is_allowed(lina, on=LATER)


def test_outside_a_scope_the_question_is_refused(lina: Account):
    with pytest.raises(scope.NoScope):
        policy.allows(lina, Permission.AUDIT_VIEW, on=LATER)


def test_a_role_gives_only_what_its_file_says(jonas: Account):
    with scope.of(jonas):
        assert policy.granted(jonas, on=LATER) == roles.role("case_manager").codes


def test_nobody_signed_in_is_allowed_nothing(db: None):
    assert not policy.allows(AnonymousUser(), Permission.ROLE_VIEW, on=MARCH)


def test_a_closed_account_is_allowed_nothing(lina: Account):
    lina.is_active = False

    assert not is_allowed(lina, on=LATER)


def test_a_role_nobody_describes_any_more_gives_nothing(ona: Account):
    with scope.of_command("load"):
        Membership.objects.create(account=ona, role_code="gone", purpose="Sena", valid_from=MARCH)

    with scope.of(ona):
        assert policy.granted(ona, on=MARCH) == frozenset()


def test_require_names_the_permission_it_refused(jonas: Account):
    with scope.of(jonas), pytest.raises(NotAllowed) as refused:
        policy.require(jonas, Permission.AUDIT_VIEW, on=LATER)

    assert refused.value.code == "access:audit:view"
    assert refused.value.sentence_lt != refused.value.sentence_en


def test_asking_for_a_permission_nobody_declared_is_a_mistake_not_a_no(lina: Account):
    with pytest.raises(PermissionUnknown):
        policy.allows(lina, "access:audit:veiw", on=MARCH)

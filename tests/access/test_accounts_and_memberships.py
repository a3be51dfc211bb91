"""What the database itself refuses about accounts and memberships."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from pertvarka.foundation.access import actions
from pertvarka.foundation.access.errors import AccountExists
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.base.models import AuditEvent


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


def test_a_membership_cannot_end_before_it_begins(ona: Account):
    with pytest.raises(IntegrityError, match="membership_period_in_order"), transaction.atomic():
        membership_of(ona, valid_until=date(2026, 2, 28))


def test_a_membership_has_a_purpose(ona: Account):
    with pytest.raises(IntegrityError, match="membership_has_purpose"), transaction.atomic():
        membership_of(ona, purpose="")


def test_the_same_membership_is_not_given_twice(ona: Account):
    membership_of(ona)

    with pytest.raises(IntegrityError, match="membership_once"), transaction.atomic():
        membership_of(ona)


def test_opening_an_account_is_recorded_without_the_email(db: None):
    account = actions.open_account(email="Rasa@savivaldybe.example", name="Rasa", language="lt", by="command:account")

    event = AuditEvent.objects.get(kind="account.opened")
    assert event.about == account.reference
    assert "rasa@" not in str(event.details).lower()
    assert not account.has_usable_password()


def test_opening_a_second_account_for_an_email_says_what_to_do(ona: Account):
    with pytest.raises(AccountExists) as refused:
        actions.open_account(email=ona.email.upper(), name="Ona", language="lt", by="command:account")

    assert "vaidmenį" in refused.value.sentence_lt


def test_giving_a_role_is_recorded(ona: Account):
    actions.give_role(
        account=ona, role_code="trainer", purpose="Sutartis", valid_from=date(2026, 3, 1), by="command:account"
    )

    event = AuditEvent.objects.get(kind="membership.given")
    assert (event.about, event.details) == (ona.reference, {"role": "trainer"})

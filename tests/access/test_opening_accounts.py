"""Accounts opened and closed by administrators, never one's own."""

import pytest

from pertvarka.foundation.access import account_register, actions, scope
from pertvarka.foundation.access.errors import (
    AccountClosed,
    AccountExists,
    ForOneself,
    NotAllowed,
)
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.base.models import AuditEvent
from tests.access.giving import TODAY, give, granted


@pytest.mark.usefixtures("_as_marius")
def test_opening_an_account_is_recorded_without_the_email(marius: Account):
    account = actions.open_account(email="Rasa@savivaldybe.example", name="Rasa", language="lt", by=marius)

    event = AuditEvent.objects.get(kind="account.opened")
    assert (event.about, event.by) == (account.reference, marius.reference)
    assert "rasa@" not in str(event.details).lower()
    assert not account.has_usable_password()


@pytest.mark.usefixtures("_as_marius")
def test_opening_a_second_account_for_an_email_says_what_to_do(marius: Account, ona: Account):
    with pytest.raises(AccountExists) as refused:
        actions.open_account(email=ona.email.upper(), name="Ona", language="lt", by=marius)

    assert "vaidmenį" in refused.value.sentence_lt


def test_only_administrators_open_accounts(jonas: Account):
    with scope.of(jonas), pytest.raises(NotAllowed):
        actions.open_account(email="rasa@savivaldybe.example", name="Rasa", language="lt", by=jonas)


def test_closing_an_account_ends_its_roles_at_once(marius: Account, zita: Account):
    with scope.of(marius):
        actions.close_account(account=zita, by=marius)
        (membership,) = account_register.memberships_of(zita)

    zita.refresh_from_db()
    assert not zita.is_active
    assert membership.state(on=TODAY) == Membership.State.OVER
    assert granted(zita) == frozenset()
    assert AuditEvent.objects.filter(kind="account.closed", about=zita.reference, by=marius.reference).exists()


@pytest.mark.usefixtures("_as_marius")
def test_a_closed_account_is_not_closed_again_and_gets_no_role(marius: Account, ona: Account):
    actions.close_account(account=ona, by=marius)

    with pytest.raises(AccountClosed):
        actions.close_account(account=ona, by=marius)
    with pytest.raises(AccountClosed):
        give(ona, marius)


@pytest.mark.usefixtures("_as_marius")
def test_nobody_closes_their_own_account(marius: Account):
    with pytest.raises(ForOneself):
        actions.close_account(account=marius, by=marius)

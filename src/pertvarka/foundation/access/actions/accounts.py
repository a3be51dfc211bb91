"""Accounts opened and closed, second factors taken off for those who lost their phone, notices read."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy, second_factor
from pertvarka.foundation.access.errors import AccountClosed, AccountExists, ForOneself, LastAdministrator
from pertvarka.foundation.access.models import Account, Membership, Notice
from pertvarka.foundation.access.permissions import Permission
from pertvarka.foundation.base import audit


def open_account(*, email: str, name: str, language: str, by: Account) -> Account:
    """Give a person an account; it stays shut until its holder sets a password through the letter.

    Raises:
        NotAllowed: the account does not open accounts.
        AccountExists: the e-mail has an account already.
    """
    policy.require(by, Permission.ACCOUNT_OPEN, on=timezone.localdate())
    with transaction.atomic():
        if Account.objects.filter(email=email.strip().lower()).exists():
            raise AccountExists
        account = Account.objects.create_account(email=email, name=name.strip(), language=language)
        audit.record("account.opened", about=account.reference, by=by.reference)
    return account


def close_account(*, account: Account, by: Account) -> None:
    """Shut an account at once and end its roles; it stays, so that the audit record has a name.

    Raises:
        NotAllowed: the account does not close accounts, or may not end roles.
        ForOneself, AccountClosed, LastAdministrator: see the sentences of the errors.
    """
    today = timezone.localdate()
    policy.require(by, Permission.ACCOUNT_OPEN, on=today)
    policy.require(by, Permission.MEMBERSHIP_GIVE, on=today)
    if account.pk == by.pk:
        raise ForOneself
    with transaction.atomic():
        held = Account.objects.select_for_update().get(pk=account.pk)
        if not held.is_active:
            raise AccountClosed
        require_another_administrator(held)
        yesterday = today - timedelta(days=1)
        for membership in Membership.objects.filter(account=held).not_over(on=today):
            membership.valid_until = max(membership.valid_from, yesterday)
            membership.save(update_fields=["valid_until"])
        held.is_active = False
        held.save(update_fields=["is_active"])
        account.is_active = False
        audit.record("account.closed", about=held.reference, by=by.reference)


def remove_second_factor(*, account: Account, by: Account) -> None:
    """The phone is lost: the holder sets up a new one at the next sign-in, and all sessions end now.

    Raises:
        NotAllowed: the account does not keep accounts.
        ForOneself: on one's own page a code is asked for first.
    """
    policy.require(by, Permission.ACCOUNT_OPEN, on=timezone.localdate())
    if account.pk == by.pk:
        raise ForOneself
    second_factor.remove(account=account, by=by.reference)


def read_notices(*, by: Account, only: UUID | None = None) -> int:
    """Take own notices, or one of them, as read; returns how many were new."""
    unread = Notice.objects.filter(account=by, read_at=None)
    if only:
        unread = unread.filter(uuid=only)
    return unread.update(read_at=timezone.now())


def require_another_administrator(account: Account) -> None:
    """Before an account loses what it holds: somebody else has to be able to give roles.

    Raises:
        LastAdministrator: nobody else is.
    """
    holders = notices.holders(Permission.MEMBERSHIP_GIVE, None)
    if holders == [account.pk]:
        raise LastAdministrator

"""The one question of permission: may this account do this, today? Everything not granted by a role is refused.

Which rows a permission reaches (own team, organisation, territory) the database answers (`scope`); here
it is yes or no.
"""

from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from pertvarka.foundation.access import held, permissions, roles
from pertvarka.foundation.access.errors import NotAllowed, PermissionUnknown
from pertvarka.foundation.access.models import Account


def is_present(account: Account | AnonymousUser) -> bool:
    """Signed in, with an open account; a demonstration account counts in demo mode only."""
    if not isinstance(account, Account) or not account.is_active:
        return False
    return settings.DEMO_MODE or not account.is_demo


def granted(account: Account | AnonymousUser, *, on: date) -> frozenset[str]:
    """All permission codes the account's memberships give it on that day.

    A membership whose role is no longer described gives nothing.
    """
    if not isinstance(account, Account) or not is_present(account):
        return frozenset()
    codes = {membership.role_code for membership in held.memberships(account, on=on)}
    return frozenset[str]().union(*(roles.role(code).codes for code in codes if roles.is_described(code)))


def allows(account: Account | AnonymousUser, code: str, *, on: date) -> bool:
    """Whether the account may do it on that day.

    Raises:
        PermissionUnknown: nobody declared the code, so the question itself is a mistake.
    """
    if not permissions.is_declared(code):
        raise PermissionUnknown(code)
    return code in granted(account, on=on)


def require(account: Account | AnonymousUser, code: str, *, on: date) -> None:
    """Go on only with the permission.

    Raises:
        NotAllowed: the account has no role that gives it that day; pages answer 404, so refusal looks like absence.
    """
    if not allows(account, code, on=on):
        raise NotAllowed(code=code)

"""Signing in as allauth does it; the account of a session is read with a question composed once (see `sessions`)."""

from allauth.account.auth_backends import AuthenticationBackend

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.composed import Composed

_account = Composed(lambda key: Account.objects.filter(pk=key).order_by(), samples={"key": -1})


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """A closed account is nobody, from the next request on."""

    def get_user(self, user_id: int) -> Account | None:
        found = next(iter(_account.rows(key=user_id)), None)
        return found if found and self.user_can_authenticate(found) else None

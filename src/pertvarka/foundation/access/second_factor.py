"""The second factor: who must have one, whether this session has passed it, and what happens to a session that has not.

A role that sees personal data needs a code from the person's phone beside the password. An account that has not set it
up yet meets the set-up page instead of any page behind a gate; the demonstration's invented people are excused.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from allauth.account.internal.flows.login import (
    clear_authentication_records,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from pertvarka.foundation.access import gates, policy, rules, scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.base.composed import Composed

METHOD = "mfa"
"""allauth's word, in the session, for a code that was right."""

SET_UP_PAGE = "mfa_activate_totp"
OPEN_WITHOUT = frozenset({SET_UP_PAGE, "account_reauthenticate", "mfa_reauthenticate"})
"""The pages behind a gate that lead to a second factor; sign-in and sign-out have no gate to pass."""

Answer = Callable[[HttpRequest], HttpResponseBase]


def is_needed(account: Account, *, on: date) -> bool:
    """Whether a role of the account sees personal data on that day.

    Raises:
        NoScope: nobody has said for whom the database answers; unseen memberships would look like none.
    """
    if not scope.is_entered():
        raise scope.NoScope
    return rules.sees_people(policy.granted(account, on=on))


def set_up_at(account: Account) -> datetime | None:
    """When the second factor that stands now was set up; None without one."""
    found = _standing.rows(account_id=account.pk)
    return found[0].created_at if found else None


_standing = Composed(
    lambda account_id: Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.TOTP).order_by("pk"),
    samples={"account_id": -1},
)


def note_passed(request: HttpRequest, account: Account) -> None:
    """The code that ends the set-up is as good as one at sign-in; the session is worth more now, so its key changes."""
    record_authentication(request, account, METHOD, type=str(Authenticator.Type.TOTP), reauthenticated=True)
    request.session.cycle_key()


def forget_passed(request: HttpRequest) -> None:
    """The holder took the second factor off and stays signed in, as by password alone."""
    clear_authentication_records(request)


def remove(*, account: Account, by: str) -> None:
    """Take the second factor off with its recovery codes: a new phone, or a lost one. Its sessions end with it.

    Who may do it is asked by the caller: the holder gives a code first, an administrator needs a permission.
    """
    with transaction.atomic():
        Authenticator.objects.filter(user=account).delete()
        audit.record("account.second_factor_removed", about=account.reference, by=by)


def required(answer: Answer) -> Answer:
    """Middleware: stands after allauth's, and looks at each page just before its view."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        return answer(request)

    def before_the_view(request: HttpRequest, view: gates.View, *_: Any) -> HttpResponseBase | None:
        return _led_elsewhere(request, view)

    answered.process_view = before_the_view  # type: ignore[attr-defined]
    return answered


def _led_elsewhere(request: HttpRequest, view: gates.View) -> HttpResponseBase | None:
    account = request.user
    match = request.resolver_match
    is_open = isinstance(gates.gate_of(view), gates.Public) or (match is not None and match.url_name in OPEN_WITHOUT)
    if is_open or not isinstance(account, Account) or not policy.is_present(account) or account.is_demo:
        return None
    since = set_up_at(account)
    codes_at = [record["at"] for record in get_authentication_records(request, account) if record["method"] == METHOD]
    if _is_outlived(since=since, codes_at=codes_at):
        logout(request)
        return redirect_to_login(request.get_full_path())
    if since is None and is_needed(account, on=timezone.localdate()):
        return redirect(SET_UP_PAGE)
    return None


def _is_outlived(*, since: datetime | None, codes_at: list[float]) -> bool:
    """A session signed in before this second factor was set up, or with one that was taken off since.

    Whoever holds it may know the password only, or have the lost phone; both sign in anew.
    """
    if since is None:
        return bool(codes_at)
    return not any(at >= since.timestamp() for at in codes_at)

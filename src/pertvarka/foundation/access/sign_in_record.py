"""Sign-ins, sign-outs and failures in the audit record, of passwords, of codes and of the outside sign-in service.

Django and allauth tell of them by signals. What was typed as e-mail is never kept: it may be a stranger's address or a
password in the wrong field. A keyed digest lets repeated attempts be seen as repeated, and no more.
"""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit

NOBODY = "visitor"


def listen() -> None:
    """Called once, when the room is ready."""
    user_logged_in.connect(_signed_in, dispatch_uid="access.signed_in")
    user_logged_out.connect(_signed_out, dispatch_uid="access.signed_out")
    user_login_failed.connect(_sign_in_failed, dispatch_uid="access.sign_in_failed")
    password_changed.connect(_password_changed, dispatch_uid="access.password_changed")
    password_reset.connect(_password_changed, dispatch_uid="access.password_reset")
    authentication_failed.connect(_code_failed, dispatch_uid="access.second_factor_failed")


def locked_out(typed: str) -> None:
    """Too many wrong passwords: the attempt was refused without looking at the password."""
    _failed("account.locked_out", typed)


def second_factor_locked_out(account: Account) -> None:
    """Too many wrong codes: the attempt was refused without looking at the code."""
    with transaction.atomic():
        audit.record("account.second_factor_locked_out", about=account.reference, by=NOBODY)


def entry_refused(claimed_email: str) -> None:
    """The outside sign-in service let somebody through who has no account here."""
    _failed("account.entry_with_oidc_refused", claimed_email)


def _signed_in(user: Account, request: HttpRequest, **_: Any) -> None:
    # A demonstration account has no password, so the demonstration page is its only way in.
    if user.is_demo:
        _record("account.signed_in_as_demo", user)
    elif _came_from_outside(user, request):
        _record("account.signed_in_with_oidc", user)
    else:
        _record("account.signed_in", user)


def _came_from_outside(account: Account, request: HttpRequest) -> bool:
    """Whether the last step before any code was the outside sign-in service."""
    steps = [record["method"] for record in get_authentication_records(request, account)]
    return [step for step in steps if step != "mfa"][-1:] == ["socialaccount"]


def _code_failed(user: Account, **told: Any) -> None:
    with transaction.atomic():
        by = user.reference if told.get("reauthentication") else NOBODY
        audit.record("account.second_factor_failed", about=user.reference, by=by)


def _signed_out(user: Account | None, **_: Any) -> None:
    if user is not None:
        _record("account.signed_out", user)


def _password_changed(user: Account, **_: Any) -> None:
    _record("account.password_changed", user)


def _sign_in_failed(credentials: dict[str, Any], **_: Any) -> None:
    _failed("account.sign_in_failed", str(credentials.get("email", "")))


def _failed(kind: str, typed: str) -> None:
    typed = typed.strip().lower()
    meant = Account.objects.filter(email=typed).first()
    about = meant.reference if meant else "account:unknown"
    digest = salted_hmac("pertvarka.access.sign_in_record", typed).hexdigest()[:16]
    with transaction.atomic():
        audit.record(kind, about=about, by=NOBODY, typed_digest=digest)


def _record(kind: str, account: Account) -> None:
    with transaction.atomic():
        audit.record(kind, about=account.reference, by=account.reference)

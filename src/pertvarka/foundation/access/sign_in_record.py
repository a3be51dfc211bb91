"""Sign-ins, sign-outs and failures in the audit record.

Django and allauth tell of them by signals. What was typed as e-mail is never kept: it may be a stranger's address or a
password in the wrong field. A keyed digest lets repeated attempts be seen as repeated, and no more.
"""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction
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


def locked_out(typed: str) -> None:
    """Too many wrong passwords: the attempt was refused without looking at the password."""
    _failed("account.locked_out", typed)


def _signed_in(user: Account, **_: Any) -> None:
    # A demonstration account has no password, so the demonstration page is its only way in.
    _record("account.signed_in_as_demo" if user.is_demo else "account.signed_in", user)


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

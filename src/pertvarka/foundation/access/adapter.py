"""What allauth asks us: who may sign up (nobody), what a refusal says, which letters go out.

Accounts are opened by the organisation's administrator; allauth keeps sign-in, passwords and their limits.
"""

import logging
import math
import time
from datetime import UTC, datetime
from smtplib import SMTPException
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access import second_factor, sign_in_record
from pertvarka.foundation.access.models import Account

logger = logging.getLogger(__name__)

# allauth would also write to addresses without an account; strangers get no letters from us.
LETTERS = frozenset({"account/email/password_reset_key"})
LIMIT = {"app": "allauth.account", "action": "login_failed"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail or the password is not right. Check both and try again."),
        "enter_current_password": _("This is not your current password. Enter the password you sign in with now."),
        "incorrect_password": _("This is not your current password. Enter the password you sign in with now."),
        # Of passwords our own sentence says it, with the hour; these two are about codes of the second factor.
        "rate_limited": _("Too many wrong codes. Wait five minutes, then try again."),
        "too_many_login_attempts": _("Too many wrong codes. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth's signature)
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 (allauth's signature)
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def reauthenticate(self, user: Account, password: str) -> bool:
        # allauth looks for the e-mail in its own table, which is empty until an address is confirmed.
        return bool(self.authenticate(self.request, email=user.email, password=password) == user)

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, Any]]:
        """With a second factor a code is asked for: the password alone must not be enough to take it off."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [method for method in methods if method["id"] == "mfa_reauthenticate"] or methods

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who is led from sign-in straight to the set-up of the second factor need not prove themselves twice."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        account = self.request.user
        return not (
            app == "allauth.mfa"
            and second_factor.set_up_at(account) is None
            and any(
                time.time() - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT
                for record in get_authentication_records(self.request, account)
            )
        )

    # --- lockout

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as refused:
            sign_in_record.locked_out(credentials.get("email", ""))
            raise ValidationError(
                _(
                    "Too many wrong passwords, so sign-in is closed for a while. Try again at %(moment)s, "
                    "or set a new password now."
                ),
                code="too_many_login_attempts",
                params={"moment": self._open_again_at(request, **credentials).strftime("%H:%M")},
            ) from refused

    def _open_again_at(self, request: HttpRequest, **credentials: Any) -> datetime:
        """The first whole minute at which no limit stands in the way."""
        key = self._get_login_attempts_cache_key(request, **credentials)
        moment = time.time()
        for rate in ratelimit.get_rates(**LIMIT):
            attempts = cache.get(ratelimit.get_cache_key(request, **LIMIT, rate=rate, key=key), [])
            if len(attempts) >= rate.amount:  # newest first
                moment = max(moment, attempts[rate.amount - 1] + rate.duration)
        whole_minute = math.ceil(moment / 60) * 60
        return timezone.localtime(datetime.fromtimestamp(whole_minute, tz=UTC))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ARG002 (allauth's signature)
        # allauth puts the Host header in the key; its port is free to choose, and would open a new count each time.
        return str(credentials.get("email", "")).strip().lower()

    # --- letters

    def format_email_subject(self, subject: str) -> str:
        return f"Pertvarka: {subject}"

    def send_password_reset_mail(self, user: Account, email: str, context: dict[str, Any]) -> None:
        if not user.is_demo:
            super().send_password_reset_mail(user, email, context)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if template_prefix not in LETTERS:
            return
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as problem:
            # An error page here would tell which addresses have an account. The log names no address.
            logger.error("A letter (%s) could not be sent: %s", template_prefix, type(problem).__name__)  # noqa: TRY400

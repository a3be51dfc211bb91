"""allauth's forms in our manner: rules said in one sentence beside the field, labels not repeated as placeholders."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings as second_factor_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access import sign_in_record
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing

# The same rules as settings.AUTH_PASSWORD_VALIDATORS; a test holds the two together.
RULES = _("At least 12 characters, not only digits, not a well-known password, not like your name or e-mail.")


class InOurManner:
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        if "password1" in self.fields:
            self.fields["password1"].help_text = RULES


class SignIn(InOurManner, LoginForm):  # type: ignore[misc]  # allauth carries no types
    pass


class PasswordChange(InOurManner, ChangePasswordForm):  # type: ignore[misc]
    pass


class LetterRequest(InOurManner, ResetPasswordForm):  # type: ignore[misc]
    pass


class NewPassword(InOurManner, ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class OneUse(InOurManner):
    """A code of the app or a recovery code, looked at five times in five minutes and good once."""

    user: Account
    authenticator: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["code"])

    def clean_code(self) -> str:
        try:
            code = str(super().clean_code())  # type: ignore[misc]  # allauth's form comes after this class
        except ValidationError as refused:
            if refused.code == "too_many_login_attempts":
                sign_in_record.second_factor_locked_out(self.user)
            raise
        if not _is_first_use(self.user, code):
            self._emit_authentication_failed(self.authenticator)  # type: ignore[attr-defined]
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeAtSignIn(OneUse, AuthenticateForm):  # type: ignore[misc]
    """Between the password and the workbench."""


class CodeAgain(OneUse, ReauthenticateForm):  # type: ignore[misc]
    """In the middle of work, before something that must not be done in another's name."""


class SecondFactorSetUp(InOurManner, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of the app, which shows that the secret arrived there.

    Until then the secret waits in the session, and the session is a row of the database: it waits there sealed.
    """

    def __init__(self, *args: Any, user: Account, **kwargs: Any) -> None:
        session, place = context.request.session, f"django_session.second_factor:{user.uuid}"
        try:
            session[SECRET_SESSION_KEY] = sealing.open_sealed(bytes.fromhex(session[SECRET_SESSION_KEY]), place=place)
        except (KeyError, ValueError):
            session.pop(SECRET_SESSION_KEY, None)
        super().__init__(*args, user=user, **kwargs)
        session[SECRET_SESSION_KEY] = sealing.seal(self.secret, place=place).hex()
        _dress(self.fields["code"])
        self.fields["code"].label = _("Code from the app")

    def clean_code(self) -> str:
        code = str(super().clean_code())
        if not _is_first_use(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


def _dress(code: Any) -> None:
    code.label = _("Code")
    code.widget.attrs["inputmode"] = "numeric"


def _is_first_use(account: Account, code: str) -> bool:
    """A code opens once, for as long as the app's clock and ours may differ.

    allauth remembers it for one period only, shorter than it takes a code to grow too old.
    """
    periods = 2 * second_factor_settings.TOTP_TOLERANCE + 1
    key = f"access.second_factor.used:{account.uuid}:{normalize_user_code(code)}"
    return bool(cache.add(key, True, timeout=periods * second_factor_settings.TOTP_PERIOD))

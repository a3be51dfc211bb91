"""allauth's forms in our manner: rules said in one sentence beside the field, labels not repeated as placeholders."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from django.utils.translation import gettext_lazy as _

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

"""What allauth asks us about the second factor: how its secrets are sealed, and what a refusal says.

A sealed secret is bound to its account: whoever can write to the table cannot put their own secret into another's row.
"""

from base64 import b64decode, b64encode

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": _("Set up the second factor first; recovery codes come with it."),
        "incorrect_code": _("The code is not right. Wait for the next one in the app and enter it."),
    }

    def encrypt(self, text: str) -> str:
        return b64encode(sealing.seal(text, place=_place())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.open_sealed(b64decode(encrypted_text), place=_place())


def _place() -> str:
    return f"mfa_authenticator.data:{_holder(context.request).uuid}"


def _holder(request: HttpRequest) -> Account:
    """Whose secrets this request deals with: between password and code nobody is signed in yet."""
    stage = getattr(request, "_login_stage", None)
    holder = stage.login.user if stage else request.user
    assert isinstance(holder, Account)  # noqa: S101 (allauth opens these pages to no one else)
    return holder

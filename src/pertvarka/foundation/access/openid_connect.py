"""Sign-in through the organisation's own sign-in service (OpenID Connect): only people who have an account come in.

The account is the one whose e-mail the service vouches for. Nothing the service says is kept, so a person whose access
ends there or here has no other way in; the second factor is asked for all the same.
"""

from typing import Any

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest
from django.shortcuts import render

from pertvarka.foundation.access import sign_in_record
from pertvarka.foundation.access.models import Account


class EntryAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:  # noqa: ARG002 (allauth's signature)
        # allauth also reads a table; a row slipped in there would be a second way into every account.
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 (allauth's signature)
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let the holder of the account in, or say that there is none.

        The account is found here and not by allauth, which would wipe its password as that of a possible impostor:
        here the administrator wrote the e-mail, not its holder.
        """
        account = _account_of(sociallogin)
        if account is None:
            sign_in_record.entry_refused(_claimed_email(sociallogin))
            raise ImmediateHttpResponse(render(request, "access/no_account.html", status=403))
        sociallogin.user = account
        # allauth would take "connect" from the address; here people only sign in.
        sociallogin.state["process"] = AuthProcess.LOGIN


def _account_of(sociallogin: Any) -> Account | None:
    # Some services write "false" as a word, which Python takes for true.
    confirmed = [address.email for address in sociallogin.email_addresses if address.verified is True]
    return Account.objects.filter(email__in=[email.lower() for email in confirmed], is_demo=False).first()


def _claimed_email(sociallogin: Any) -> str:
    return next((address.email for address in sociallogin.email_addresses), "")


class SignedTokens(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Checks the signature of the token and who it says it comes from, however the token came."""

    @property
    def openid_config(self) -> dict[str, Any]:
        described: dict[str, Any] = super().openid_config
        issuer = self.get_provider().app.settings["server_url"]
        if str(described.get("issuer", "")).rstrip("/") != issuer:
            raise OAuth2Error("The service describes itself as another issuer than the one in the settings.")
        return described

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        try:
            # allauth skips the signature of a token it fetched itself, which leaves all to the connection.
            self.did_fetch_access_token = False
            decoded: dict[str, Any] = super()._decode_id_token(app, id_token)
        except (jwt.PyJWTError, KeyError, TypeError, ValueError) as problem:
            raise OAuth2Error("The token cannot be read.") from problem
        return decoded

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("The service sent no token that says who signed in.")
        return super().complete_login(request, app, token, **kwargs)

"""Sign-in through the organisation's own sign-in service (OpenID Connect), described for allauth from four settings.

Read by config.settings before Django stands, so nothing of Django's models is imported here.
"""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

PROVIDER = "openid"
THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})


def providers(*, issuer: str, client_id: str, client_secret: str, name: str) -> dict[str, Any]:
    """What SOCIALACCOUNT_PROVIDERS holds; nothing when no issuer is named.

    Raises:
        ImproperlyConfigured: the four are not all there, or the issuer is not reached over HTTPS.
    """
    given = {
        "PERTVARKA_OIDC_ISSUER": issuer,
        "PERTVARKA_OIDC_CLIENT_ID": client_id,
        "PERTVARKA_OIDC_CLIENT_SECRET": client_secret,
        "PERTVARKA_OIDC_NAME": name,
    }
    if not any(given.values()):
        return {}
    missing = [variable for variable, value in given.items() if not value]
    if missing:
        raise ImproperlyConfigured(f"Sign-in through OpenID Connect needs {', '.join(missing)} too.")
    address = urlsplit(issuer)
    if address.scheme != "https" and address.hostname not in THIS_MACHINE:
        raise ImproperlyConfigured("PERTVARKA_OIDC_ISSUER must begin with https://.")
    app = {
        "provider_id": PROVIDER,
        "name": name,
        "client_id": client_id,
        "secret": client_secret,
        # Who somebody is, is read from the signed token alone.
        "settings": {"server_url": issuer.rstrip("/"), "fetch_userinfo": False},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid", "email"], "APPS": [app]}}


def origins(issuer: str) -> list[str]:
    """Where the button on the sign-in page leads; the content security policy must allow a form to end there."""
    address = urlsplit(issuer)
    return [f"{address.scheme}://{address.netloc}"] if issuer else []

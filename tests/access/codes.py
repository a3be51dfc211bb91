"""Codes of the second factor, computed here from the secret as a phone computes them (RFC 6238), and sessions past it."""

import base64
import hashlib
import hmac
import re
import struct
import time

from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.access.models import Account
from tests.access.people import PASSWORD

PERIOD = 30


def code_of(secret: str, *, periods_ahead: int = 0) -> str:
    """What the phone shows now, or will show in so many periods."""
    counter = int(time.time()) // PERIOD + periods_ahead
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def wrong_code(secret: str) -> str:
    """Six digits that no nearby period gives."""
    near = {code_of(secret, periods_ahead=ahead) for ahead in range(-3, 4)}
    return next(code for code in ("000000", "111111", "222222", *map(str, range(100000, 100010))) if code not in near)


def wait_for_a_whole_period() -> None:
    """Near its end a period would change between computing a code and checking it."""
    left = PERIOD - time.time() % PERIOD
    if left < 3:
        time.sleep(left + 0.1)


def shown_secret(page: str) -> str:
    """The key as the set-up page shows it, in groups of four."""
    found = re.search(r"<code>((?:[A-Z2-7]{4} ?)+)</code>", page)
    assert found, page
    return found[1].replace(" ", "")


def set_up(client: Client) -> tuple[str, list[str]]:
    """Walk through the set-up as the signed-in person does; the secret, and the recovery codes shown at its end."""
    wait_for_a_whole_period()
    secret = shown_secret(client.get(reverse("mfa_activate_totp")).content.decode())
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret, periods_ahead=-1)}, follow=True)
    page = answer.content.decode()
    assert answer.request["PATH_INFO"] == reverse("mfa_view_recovery_codes"), page
    return secret, [code.replace(" ", "") for code in re.findall(r"\b\d{4} \d{4}\b", page)]


def give_password(client: Client, account: Account):
    return client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})


def enter_past_second_factor(client: Client, account: Account) -> None:
    """Put the client into a session that has passed; for tests of what lies behind, not of the second factor."""
    Authenticator.objects.get_or_create(user=account, type=Authenticator.Type.TOTP, defaults={"data": {"secret": ""}})
    client.force_login(account)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()

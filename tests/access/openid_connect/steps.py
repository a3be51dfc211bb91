"""The way through an OpenID provider, step by step."""

import requests
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.access import openid_settings

HERE = {"provider_id": openid_settings.PROVIDER}

NAME = "Ministerijos prisijungimas"


def start(client: Client, **given: str) -> str:
    """Press the button; the address at the provider the browser is sent to."""
    answer = client.post(reverse("openid_connect_login", kwargs=HERE), given)
    assert answer.status_code == 302, answer.status_code
    return answer["Location"]


def sent_back(address: str) -> str:
    """What the provider answers to the browser: the address here, with the code."""
    return requests.get(address, allow_redirects=False, timeout=5).headers["Location"]


def enter(client: Client, **given: str):
    """The whole way of a browser."""
    return client.get(sent_back(start(client, **given)))


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session

"""Forged, broken and repeated answers of an OpenID provider open nothing; a provider that is away breaks nothing."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from pertvarka.foundation.access import openid_settings
from pertvarka.foundation.access.models import Account
from tests.access import openid_provider
from tests.access.openid_connect.steps import HERE, NAME, enter, is_signed_in, sent_back, start
from tests.access.openid_provider import CLIENT_ID, CLIENT_SECRET, OpenIdProvider


@pytest.mark.parametrize(
    "lie",
    [
        pytest.param({"aud": "kita-sistema"}, id="meant for another system"),
        pytest.param({"iss": "https://kitur.example"}, id="from another issuer"),
        pytest.param({"exp": int(time.time()) - 60}, id="too old"),
    ],
)
def test_a_token_that_is_not_for_us_is_refused(client: Client, provider: OpenIdProvider, ona: Account, lie: dict):
    provider.says(email=ona.email, email_verified=True, **lie)

    assert enter(client).status_code == 401
    assert not is_signed_in(client)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_without_the_provider_s_signature_is_refused(
    client: Client, provider: OpenIdProvider, ona: Account, algorithm: str
):
    provider.says(email=ona.email, email_verified=True)
    provider.algorithm = algorithm

    assert enter(client).status_code == 401
    assert not is_signed_in(client)


def test_a_token_signed_with_another_key_is_refused(client: Client, provider: OpenIdProvider, ona: Account):
    provider.says(email=ona.email, email_verified=True)
    provider.signing_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    assert enter(client).status_code == 401
    assert not is_signed_in(client)


def test_an_answer_without_a_token_is_refused(client: Client, provider: OpenIdProvider, ona: Account):
    provider.says(email=ona.email, email_verified=True)
    provider.answers_with_token = False

    assert enter(client).status_code == 401
    assert not is_signed_in(client)


def test_a_provider_that_calls_itself_otherwise_is_refused(client: Client, provider: OpenIdProvider, ona: Account):
    provider.says(email=ona.email, email_verified=True, iss="https://kitur.example")
    provider.described_issuer = "https://kitur.example"

    assert enter(client).status_code == 401
    assert not is_signed_in(client)


def test_an_answer_opens_only_the_browser_that_asked(client: Client, provider: OpenIdProvider, ona: Account):
    provider.says(email=ona.email, email_verified=True)
    back = sent_back(start(client))

    somebody_else = Client()
    assert somebody_else.get(back).status_code == 401
    assert not is_signed_in(somebody_else)


def test_an_answer_opens_once(client: Client, provider: OpenIdProvider, ona: Account):
    provider.says(email=ona.email, email_verified=True)
    back = sent_back(start(client))
    assert client.get(back).status_code == 302
    client.post(reverse("account_logout"))

    assert client.get(back).status_code == 401
    assert not is_signed_in(client)


def test_turning_back_at_the_provider_is_no_error(client: Client, provider: OpenIdProvider):
    state = parse_qs(urlsplit(start(client)).query)["state"][0]
    address = reverse("openid_connect_callback", kwargs=HERE)

    answer = client.get(address, {"error": "access_denied", "state": state}, follow=True)

    assert answer.request["PATH_INFO"] == reverse("socialaccount_login_cancelled")
    assert answer.status_code == 200


def test_a_provider_that_does_not_answer_breaks_nothing(client: Client, settings: Settings, db: None):
    with openid_provider.running() as gone:
        issuer = gone.issuer
    settings.SOCIALACCOUNT_PROVIDERS = openid_settings.providers(
        issuer=issuer, client_id=CLIENT_ID, client_secret=CLIENT_SECRET, name=NAME
    )

    answer = client.post(reverse("openid_connect_login", kwargs=HERE))

    assert answer.status_code == 401
    assert "Prisijungti nepavyko" in answer.content.decode()


def test_looking_at_the_address_starts_nothing(client: Client, provider: OpenIdProvider):
    assert client.get(reverse("openid_connect_login", kwargs=HERE)).status_code == 405


def test_the_button_refuses_a_form_from_elsewhere(provider: OpenIdProvider):
    client = Client(enforce_csrf_checks=True)

    assert client.post(reverse("openid_connect_login", kwargs=HERE)).status_code == 403

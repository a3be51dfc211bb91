"""Jonas has set his second factor up, or has come in past it."""

import pytest
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.access.models import Account
from tests.access import codes
from tests.access.second_factor.steps import give_code, led_to


@pytest.fixture
def jonas_with_app(jonas: Account) -> tuple[str, list[str]]:
    """Jonas has set the second factor up, in a browser since closed: its secret, and his recovery codes."""
    client = Client()
    codes.give_password(client, jonas)
    return codes.set_up(client)


@pytest.fixture
def secret(jonas_with_app: tuple[str, list[str]]) -> str:
    return jonas_with_app[0]


@pytest.fixture
def recovery_codes(jonas_with_app: tuple[str, list[str]]) -> list[str]:
    return jonas_with_app[1]


@pytest.fixture
def at_work(client: Client, jonas: Account, secret: str) -> Client:
    """Jonas came in by password and code."""
    codes.give_password(client, jonas)
    assert led_to(give_code(client, codes.code_of(secret))) == reverse("workbench:home")
    return client

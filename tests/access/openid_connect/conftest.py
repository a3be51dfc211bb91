"""A provider of the tests, small, on this machine."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from pertvarka.foundation.access import openid_settings
from tests.access import openid_provider
from tests.access.openid_connect.steps import NAME
from tests.access.openid_provider import CLIENT_ID, CLIENT_SECRET, OpenIdProvider


@pytest.fixture
def provider(settings: Settings, db: None) -> Iterator[OpenIdProvider]:
    with openid_provider.running() as provider:
        settings.SOCIALACCOUNT_PROVIDERS = openid_settings.providers(
            issuer=provider.issuer, client_id=CLIENT_ID, client_secret=CLIENT_SECRET, name=NAME
        )
        yield provider

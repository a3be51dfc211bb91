"""People of the access tests. Jonas manages cases, Lina protects data (both past their second factor), Ona holds no role."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Membership
from tests.access import codes
from tests.access.people import PASSWORD, BuildAccount


@pytest.fixture(autouse=True)
def _clean_limits(db: None) -> None:
    """The sign-in limits live in the cache table; each test starts with none used."""
    cache.clear()


@pytest.fixture(autouse=True)
def _quick_hashing(settings: Settings) -> None:
    """A password hash is slow on purpose; two hundred of them would be slow for nothing."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def build_account(db: None) -> BuildAccount:
    def build(name: str, *, role: str | None = None, until: date | None = None) -> Account:
        account = Account.objects.create_account(
            email=f"{name.lower()}@savivaldybe.example", name=name, password=PASSWORD
        )
        if role:
            with scope.of_command("load"):
                Membership.objects.create(
                    account=account,
                    role_code=role,
                    purpose="Bandymas",
                    valid_from=timezone.localdate() - timedelta(days=30),
                    valid_until=until,
                )
        return account

    return build


@pytest.fixture
def ona(build_account: BuildAccount) -> Account:
    return build_account("Ona")


@pytest.fixture
def jonas(build_account: BuildAccount) -> Account:
    return build_account("Jonas", role="case_manager")


@pytest.fixture
def lina(build_account: BuildAccount) -> Account:
    return build_account("Lina", role="data_protection_officer")


@pytest.fixture
def as_lina(client: Client, lina: Account) -> Client:
    codes.enter_past_second_factor(client, lina)
    return client


@pytest.fixture
def as_jonas(client: Client, jonas: Account) -> Client:
    codes.enter_past_second_factor(client, jonas)
    return client


@pytest.fixture
def as_ona(client: Client, ona: Account) -> Client:
    client.force_login(ona)
    return client

"""People of the access tests. Jonas manages cases, Lina protects data (both past their second factor), Ona holds no role.

Marius and Zita administer: they give roles, Marius signed in where `_as_marius` is used.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from pertvarka.faces.public_site import error_pages
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.base.context import frame
from pertvarka.foundation.organisations.models import Organisation
from tests.access import codes
from tests.access.people import PASSWORD, BuildAccount
from tests.closed_plane import build_organisation


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


@pytest.fixture
def marius(build_account: BuildAccount) -> Account:
    return build_account("Marius", role="administrator")


@pytest.fixture
def zita(build_account: BuildAccount) -> Account:
    return build_account("Zita", role="administrator")


@pytest.fixture
def unit(reform: None) -> Organisation:
    return build_organisation("bandymo-skyrius")


@pytest.fixture
def _as_marius(marius: Account) -> Iterator[None]:
    with scope.of(marius):
        yield


@pytest.fixture
def absence_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page that says "not found" is drawn whole once for each part of the site; then only what may differ.

    It is made of the address and of who asks, and knows nothing of the record. Most answers of the matrix are this
    page, and most of their time was its drawing: menus, footer, links.
    """
    drawn: set[tuple[str, str]] = set()
    draw = error_pages._page

    def page(request: HttpRequest, template: str, *, status: int, **context: Any) -> HttpResponse:
        _, language, part, *_rest = request.path.split("/")
        if status != HTTPStatus.NOT_FOUND or (language, part) not in drawn:
            drawn.add((language, part))
            return draw(request, template, status=status, **context)
        links = [link["url"] for link in frame(request)["language_links"]()]
        told = [request.path, *links, *(str(message) for message in messages.get_messages(request))]
        return HttpResponse("\n".join(told), status=status)

    monkeypatch.setattr(error_pages, "_page", page)

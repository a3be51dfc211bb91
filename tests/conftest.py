"""Fixtures of every test: the reform, loaded once per run as a newcomer's `pertvarka load` loads it."""

import gc
from collections.abc import Iterator

import pytest
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests import databases


def pytest_collection_finish() -> None:
    """The product and thousands of tests stand until the end: no sweep of the memory looks at them again."""
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, worker_id: str
) -> Iterator[None]:
    """A database of this worker made by the owner, with all definitions loaded as the app role, as people would.

    Tests run in transactions that are rolled back, so the reform stays as loaded.
    """
    from pertvarka.faces.command_line import loading, preparing

    def load() -> None:
        preparing.migrate()
        loading.load_all(demo=False)

    with django_db_blocker.unblock():
        databases.make_loaded(f"test_pertvarka_{worker_id}", load=load)
    yield
    with django_db_blocker.unblock():
        databases.drop(f"test_pertvarka_{worker_id}")
        databases.drop_loaded()


@pytest.fixture
def reform(db: None) -> None:
    """The loaded reform; name it in a test that counts on the history being there."""


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """Each test starts in Lithuanian and leaves no language behind."""
    with translation.override("lt"):
        yield


@pytest.fixture(autouse=True)
def tables_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables are made by the owner before the tests; inside a test nobody connects as the owner."""
    from pertvarka.faces.command_line import preparing

    monkeypatch.setattr(preparing, "migrate", lambda: 0)


@pytest.fixture(autouse=True)
def no_kept_pages(settings) -> None:
    """Tests change rows without the audit events of actions; a kept page would show them the past."""
    settings.OPEN_PAGES_KEPT = 0

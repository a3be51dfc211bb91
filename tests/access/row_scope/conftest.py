"""Connections of the attacks, past Django. Everything is committed, in a database of each module's own."""

from collections.abc import Iterator

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from tests import closed_plane
from tests.access.row_scope.any_row import fill_what_is_empty
from tests.access.row_scope.filling import fill
from tests.access.row_scope.plane import Plane, build_plane
from tests.closed_plane import connect, enter, ticket_of


@pytest.fixture(autouse=True)
def _clean_limits() -> None:
    """Nobody signs in here, and these tests commit."""


@pytest.fixture(scope="module")
def plane(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Plane]:
    with django_db_blocker.unblock(), closed_plane.committed():
        built = build_plane()
        fill(built)
        fill_what_is_empty(built)
        yield built


@pytest.fixture
def raw(plane: Plane) -> Iterator[psycopg.Connection]:
    """Past Django, as the app role, with no scope."""
    with connect() as opened:
        yield opened


@pytest.fixture
def as_jonas(raw: psycopg.Connection, plane: Plane) -> psycopg.Connection:
    """An injected statement in a request of Jonas: it can ask and set whatever it likes."""
    enter(raw, ticket_of(plane.jonas))
    return raw


@pytest.fixture
def owner(plane: Plane) -> Iterator[psycopg.Connection]:
    with connect("owner") as opened:
        yield opened

"""A database of its own for tests that must commit, and connections to it past Django."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connections
from psycopg import sql

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from tests import databases

_opened: list[psycopg.Connection] = []  # by `connect`; a database with connections cannot be dropped


@contextmanager
def committed() -> Iterator[str]:
    """A copy of the worker's database where everything is committed; yields its name, gone afterwards.

    Enter it outside any test transaction, from a fixture of a module: `with django_db_blocker.unblock(), committed():`.
    """
    original = connections["default"].settings_dict["NAME"]
    name = f"{original}_committed"
    _close_opened()  # by tests of the worker's own database: nobody may stand in what is copied
    _lead_to(original)
    _as_owner("DROP DATABASE IF EXISTS {}", name)
    _as_owner("CREATE DATABASE {} TEMPLATE {}", name, original)
    _lead_to(name)
    try:
        yield name
    finally:
        _close_opened()
        _lead_to(original)
        _as_owner("DROP DATABASE IF EXISTS {}", name)


def connect(alias: str = "default", **options: Any) -> psycopg.Connection:
    """A connection of its own to the database of the tests, past Django: "default" is the app role, "owner" the owner."""
    settings = connections[alias].settings_dict
    address = {
        "host": settings["HOST"],
        "port": settings["PORT"] or None,
        "user": settings["USER"],
        "password": settings["PASSWORD"] or None,
        "dbname": settings["NAME"],
    }
    raw = psycopg.connect(**{**address, "autocommit": True, **options})
    _opened.append(raw)
    return raw


def enter(raw: psycopg.Connection, ticket: str) -> None:
    """Show a ticket on a raw connection; in autocommit it would be gone with its statement, so for the session."""
    raw.execute("SELECT set_config('pertvarka.scope', %s, false)", [ticket])


def ticket_of(account: Account, *, seconds: int = 600) -> str:
    return scope.ticket(f"account:{account.pk}", seconds=seconds)


def _close_opened() -> None:
    while _opened:
        _opened.pop().close()


def _lead_to(name: str) -> None:
    """From now on both connections of the settings lead to that database; nothing of them is left in another."""
    for alias in databases.ALIASES:
        connections[alias].close()
        close_pool = getattr(connections[alias], "close_pool", None)
        if close_pool:
            close_pool()
        connections[alias].settings_dict["NAME"] = name


def _as_owner(statement: str, *names: str) -> None:
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

"""Databases of the tests, made and dropped by the owner of the tables."""

from django.db import connections
from psycopg import sql

ALIASES = ("default", "owner")


def make(name: str) -> None:
    """A new, empty database of that name, to which both connections of the settings lead from now on."""
    _as_owner("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    _as_owner("CREATE DATABASE {} TEMPLATE template0", name)
    for alias in ALIASES:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def drop(name: str) -> None:
    for alias in ALIASES:
        connections[alias].close()
        close_pool = getattr(connections[alias], "close_pool", None)
        if close_pool:
            close_pool()
    _as_owner("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _as_owner(statement: str, name: str) -> None:
    """In the maintenance database: nobody can drop the database they stand in."""
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(sql.Identifier(name)))

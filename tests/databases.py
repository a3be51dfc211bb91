"""Databases of the tests, made and dropped by the owner of the tables.

The reform is loaded once in a run: what one worker has loaded, the others copy.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

from django.db import ProgrammingError, connections
from psycopg import sql

from pertvarka.foundation.database import locks

ALIASES = ("default", "owner")
LOADED = "test_pertvarka_loaded"
TRIES = 5


def make(name: str) -> None:
    """A new, empty database of that name, to which both connections of the settings lead from now on."""
    _drop(name)
    _as_owner("CREATE DATABASE {} TEMPLATE template0", name)
    _lead_to(name)


def make_loaded(name: str, *, load: Callable[[], None]) -> None:
    """A database of that name as `load` fills an empty one; only the first worker of a run waits for the filling."""
    home = Path(os.environ["PERTVARKA_HOME"])  # of this run alone, so what it says of loading is never of another's
    loaded = home / LOADED
    with locks.held(home / f"{LOADED}.lock"):
        if not loaded.exists():
            make(LOADED)
            load()
            _let_go()
            loaded.touch()
        _drop(name)
        _as_owner("CREATE DATABASE {} TEMPLATE {}", name, LOADED)
    _lead_to(name)


def drop(name: str) -> None:
    _let_go()
    _drop(name)


def drop_loaded() -> None:
    """Whoever comes after this loads anew."""
    home = Path(os.environ["PERTVARKA_HOME"])
    with locks.held(home / f"{LOADED}.lock"):
        (home / LOADED).unlink(missing_ok=True)
        _drop(LOADED)


def _drop(name: str) -> None:
    """With force against our own forgotten connections; a cleaning process of the server is nobody's to end, so wait."""
    for _ in range(TRIES):
        try:
            _as_owner("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        except ProgrammingError:
            time.sleep(1)
        else:
            return
    _as_owner("DROP DATABASE IF EXISTS {}", name)


def _lead_to(name: str) -> None:
    for alias in ALIASES:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _let_go() -> None:
    """A database somebody stands in is neither copied nor dropped; the pool keeps standing after a close."""
    for alias in ALIASES:
        connections[alias].close()
        close_pool = getattr(connections[alias], "close_pool", None)
        if close_pool:
            close_pool()


def _as_owner(statement: str, *names: str) -> None:
    """In the maintenance database: nobody can drop the database they stand in."""
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

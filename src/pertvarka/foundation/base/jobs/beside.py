"""Telling how far a job is, beside its own transaction: the figure is seen at once, the work only when it is whole."""

import time
from typing import Any, Protocol

import psycopg
from django.db import connection

from pertvarka.foundation.base.jobs import scopes

STEP = """
UPDATE base_job SET done_count = %s, total_count = %s WHERE id = %s AND state = 'running' AND attempts = %s
RETURNING cancel_asked
"""
ASKED = "SELECT cancel_asked FROM base_job WHERE id = %s AND state = 'running' AND attempts = %s"
AT_MOST_EVERY = 0.25
"""Seconds between two figures told; nobody reads faster, and a write for each of a thousand rows would cost."""


class Ledger(Protocol):
    """Where steps are told and cancelling is heard of; an answer of None means that this run is no longer the one."""

    def ask(self, statement: str, values: list[Any]) -> tuple[Any, ...] | None: ...
    def close(self) -> None: ...


class Beside:
    """A connection of its own, each statement a transaction of its own, as the worker."""

    def __init__(self) -> None:
        self._raw: psycopg.Connection[tuple[Any, ...]] | None = None

    def ask(self, statement: str, values: list[Any]) -> tuple[Any, ...] | None:
        if self._raw is None:
            self._raw = psycopg.connect(**_address(), autocommit=True)
        with self._raw.transaction():
            self._raw.execute("SELECT set_config('pertvarka.scope', %s, true)", [scopes.ticket(scopes.WORKER)])
            return self._raw.execute(statement.encode(), values).fetchone()

    def close(self) -> None:
        if self._raw is not None:
            self._raw.close()


class Within:
    """The connection of the caller: jobs drained inside a longer transaction, into which nobody else sees."""

    def ask(self, statement: str, values: list[Any]) -> tuple[Any, ...] | None:
        with scopes.entered(scopes.WORKER), connection.cursor() as cursor:
            cursor.execute(statement, values)
            row: tuple[Any, ...] | None = cursor.fetchone()
            return row

    def close(self) -> None:
        """Nothing of its own was opened."""


class Pace:
    """Whether it is time to tell again."""

    def __init__(self) -> None:
        self._told_at = 0.0

    def is_due(self) -> bool:
        now = time.monotonic()
        if now - self._told_at < AT_MOST_EVERY:
            return False
        self._told_at = now
        return True


def _address() -> dict[str, Any]:
    given = connection.get_connection_params()
    return {name: value for name, value in given.items() if name not in ("cursor_factory", "context")}

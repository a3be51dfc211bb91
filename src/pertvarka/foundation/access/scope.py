"""Row scope: for whom the database answers. Everything asked of the closed plane is asked inside one.

    with scope.of(account):
        …every query sees the rows this account may see, and no others

A scope is a transaction with a signed ticket in it. The ticket is random, short-lived and local to the transaction, so
nothing of it is left on a pooled connection; the policies of the tables ask the functions of the scope schema whose it
is and what that person holds at this very statement. A revoked role is gone at the next statement, not at the next
sign-in.
"""

import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any

import psycopg
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from pertvarka.foundation.access.models import Account, Approval, Membership, Notice, ViewRecord
from pertvarka.foundation.base import open_tables, sealing

TICKET_SECONDS = 600
COMMAND_SECONDS = 24 * 3600
BLOCK_BYTES = 64  # of SHA-256, for the pads of HMAC
SET = "SELECT set_config('pertvarka.scope', %s, true)"
CLOSED = "closed"
STATEMENTS_REMEMBERED = 2048


class NoScope(RuntimeError):
    """If you are seeing this, a query asked the closed plane without saying for whom.

    The database would have answered "no rows", which looks like "no such person". In a page this means that the view
    ran outside `access.middleware.scoped`; in a command or a job, wrap the work in `scope.of_command("…")`; in a test,
    in `scope.of(account)`.
    """


@contextmanager
def of(account: Account, *, seconds: int = TICKET_SECONDS) -> Iterator[None]:
    """Ask as this account, in one transaction."""
    with _entered(f"account:{account.pk}", seconds=seconds):
        yield


@contextmanager
def of_command(name: str) -> Iterator[None]:
    """Ask as the system's own work, which may do what definitions/commands.yaml grants that name and nothing else."""
    with _entered(f"command:{name}", seconds=COMMAND_SECONDS):
        yield


def is_entered() -> bool:
    """Whether queries on the default connection have a scope now."""
    return bool(current())


def current() -> str:
    """The ticket the default connection asks with now, '' outside a scope; no two scopes have the same."""
    ticket_now: str = getattr(connections[DEFAULT_DB_ALIAS], "pertvarka_scope", "")
    return ticket_now


def ticket(subject: str, *, seconds: int) -> str:
    """A signed, random ticket for a subject; it ends after so many seconds."""
    content = f"{subject}:{int(time.time()) + seconds}:{secrets.token_hex(16)}"
    return f"{content}:{hmac.new(_key(), content.encode(), hashlib.sha256).hexdigest()}"


def pads() -> tuple[bytes, bytes]:
    """The inner and outer pad of the signing key, as the scope schema keeps them."""
    block = _key().ljust(BLOCK_BYTES, b"\0")
    return bytes(byte ^ 0x36 for byte in block), bytes(byte ^ 0x5C for byte in block)


def install_key(alias: str) -> None:
    """Put the signing key where the scope functions find it; as the owner, whenever tables are brought up to date."""
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "INSERT INTO scope.signing_key (inner_pad, outer_pad) VALUES (%s, %s) "
            "ON CONFLICT (single) DO UPDATE SET inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad",
            pads(),
        )


@lru_cache(maxsize=STATEMENTS_REMEMBERED)
def is_closed(sql: str) -> bool:
    """Whether a statement names a table that is asked inside a scope only; the same texts come again and again."""
    return _closed_table().search(sql) is not None


def refuse_unscoped(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: FBT001 (Django's signature)
    """Django's execute wrapper on the serving connection.

    Raises:
        NoScope: the statement names a closed table and nobody has said for whom it asks.
    """
    if is_closed(sql):
        connection: BaseDatabaseWrapper = context["connection"]
        if not getattr(connection, "pertvarka_scope", ""):
            raise NoScope
    return execute(sql, params, many, context)


def watch(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """On every new serving connection (the signal connection_created)."""
    if connection.alias == DEFAULT_DB_ALIAS and refuse_unscoped not in connection.execute_wrappers:
        connection.execute_wrappers.append(refuse_unscoped)


@contextmanager
def _entered(subject: str, *, seconds: int) -> Iterator[None]:
    connection = connections[DEFAULT_DB_ALIAS]
    outer = getattr(connection, "pertvarka_scope", "")
    given = ticket(subject, seconds=seconds)
    with transaction.atomic():
        _set(connection, given)
        connection.pertvarka_scope = given  # type: ignore[attr-defined]
        try:
            yield
        finally:
            connection.pertvarka_scope = outer  # type: ignore[attr-defined]
        # Inside a longer transaction the setting would outlive us. After a failure the savepoint takes it back.
        if connection.savepoint_ids and not connection.needs_rollback:
            _set(connection, outer)


@cache
def _closed_table() -> re.Pattern[str]:
    """Tables whose rows belong to somebody: those of rooms that say their plane is closed, and our own traces."""
    names = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if open_tables.plane_of(model) == CLOSED
    }
    names |= {model._meta.db_table for model in (Approval, Membership, Notice, ViewRecord)}
    return re.compile(rf"\b(?:{'|'.join(sorted(names))})\b")


def _set(connection: BaseDatabaseWrapper, value: str) -> None:
    # Bound by the server, so that the ticket never stands in the text of a statement that others can look at. Django's
    # own cursor would write it into the text.
    if connection.connection is None:
        connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(SET, [value])


def _key() -> bytes:
    return sealing.derived_key("scope")

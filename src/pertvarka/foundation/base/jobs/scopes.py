"""For whom a job works. The base room knows no accounts, so the access room says here how their scope is entered."""

from contextlib import AbstractContextManager
from typing import Protocol

from django.db import connection

WORKER = "command:worker"
"""The worker itself: it sees every job and letter, and nothing else of the closed plane."""


class Scopes(Protocol):
    """What the access room gives; references are `account:<uuid>` or `command:<name>`."""

    def entered(self, reference: str, /) -> AbstractContextManager[None]:
        """A transaction on the default connection that asks as this account or command."""
        ...

    def ticket(self, reference: str, /) -> str:
        """A ticket for a connection of one's own."""
        ...


class Asker(Protocol):
    """Whoever asks for a job; accounts do."""

    @property
    def reference(self) -> str: ...


class JobOutsideScope(RuntimeError):
    """If you are seeing this, a job or a letter was asked for outside a scope, or for somebody else than who asks.

    Ask inside the signed-in request, or inside `scope.of_command("…")`; `by` is the account of the scope, or None.
    """


_scopes: list[Scopes] = []


def use(scopes: Scopes) -> None:
    """Called once, by the access room, when the apps are ready."""
    _scopes[:] = [scopes]


def entered(reference: str) -> AbstractContextManager[None]:
    return _scopes[0].entered(reference)


def ticket(reference: str) -> str:
    return _scopes[0].ticket(reference)


def asking(by: Asker | None) -> str:
    """The reference of who asks now; the database says whose scope this is.

    Raises:
        JobOutsideScope: nobody's, or another's than `by`.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.reference()")
        reference: str | None = cursor.fetchone()[0]
    if reference is None or (by is not None and by.reference != reference):
        raise JobOutsideScope
    return reference

"""For whom a job works: the scope of whoever asked for it, as it is when the job runs, not as it was when it was asked.

The base room runs jobs and knows no accounts; this is what it is given (base/jobs/scopes.py).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account

SECONDS = 6 * 3600
"""A job may take longer than a page. A role taken away, or a closed account, ends its sight at the next statement."""


class AskerGone(LookupError):
    """If you are seeing this, a job was asked for by an account that has been closed since; it is not done."""


@contextmanager
def entered(reference: str) -> Iterator[None]:
    """The scope of `account:<uuid>` or `command:<name>`.

    Raises:
        AskerGone: the account is closed.
    """
    kind, _colon, key = reference.partition(":")
    inside = scope.of_command(key) if kind == "command" else scope.of(account_of(reference), seconds=SECONDS)
    with inside:
        yield


def ticket(reference: str) -> str:
    """For a short transaction on a connection of one's own; commands only."""
    return scope.ticket(reference, seconds=60)


def account_of(reference: str) -> Account:
    """The account that asked, for jobs that need it as `by`.

    Raises:
        AskerGone: the account is closed, or it was no account.
    """
    kind, _colon, key = reference.partition(":")
    found = Account.objects.filter(uuid=key, is_active=True).first() if kind == "account" else None
    if found is None:
        raise AskerGone
    return found

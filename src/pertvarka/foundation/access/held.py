"""The memberships of whoever asks. While a page is only read, one look at the table serves all who ask about them.

A page asks what its account may do a dozen times over: its gate, its view, every entry of its frame. Nothing is kept
past the answer, and a request that may write asks anew each time, so a role taken away is gone at the next request.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.base.composed import Composed

Asked = tuple[str, int, date]
"""In which scope, of whom, for which day: another scope may see other rows."""

_looked_at: ContextVar[dict[Asked, tuple[Membership, ...]] | None] = ContextVar("memberships looked at", default=None)


@contextmanager
def looked_at_once() -> Iterator[None]:
    """Until the end of this block memberships are read once for each account and day."""
    token = _looked_at.set({})
    try:
        yield
    finally:
        _looked_at.reset(token)


def memberships(account: Account, *, on: date) -> tuple[Membership, ...]:
    """Those that give the account something on that day."""
    looked_at = _looked_at.get()
    if looked_at is None:
        return _read(account, on=on)
    asked = (scope.current(), account.pk, on)
    if asked not in looked_at:
        looked_at[asked] = _read(account, on=on)
    return looked_at[asked]


def _read(account: Account, *, on: date) -> tuple[Membership, ...]:
    return tuple(_in_force.rows(account_id=account.pk, on=on))


_in_force = Composed(
    lambda account_id, on: Membership.objects.filter(account_id=account_id).in_force(on=on),
    samples={"account_id": -1, "on": date.min},
)

"""When a letter about waiting work is due: something waits, and it is more than last time or a week has passed."""

from dataclasses import astuple, dataclass
from datetime import date, timedelta

SOON = timedelta(days=7)
"""What falls due within this time is told already."""
AGAIN_AFTER = timedelta(days=7)
"""The same work is told again after this time."""
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for one person, kind by kind; nothing else of it is ever put into a letter."""

    reviews: int = 0
    referrals: int = 0
    to_renew: int = 0
    to_assess: int = 0
    offers: int = 0

    @property
    def total(self) -> int:
        return sum(astuple(self))

    def is_more_than(self, other: "Waiting") -> bool:
        """In any kind: one thing done does not hide another that came.

        >>> Waiting(reviews=1, offers=2).is_more_than(Waiting(reviews=3, offers=1))
        True
        """
        return any(now > before for now, before in zip(astuple(self), astuple(other), strict=True))


def is_due(now: Waiting, *, today: date, last: Waiting | None = None, last_on: date | None = None) -> bool:
    """Whether to write today; `last` is what the last letter told, on that day.

    >>> is_due(Waiting(), today=date(2026, 11, 22)), is_due(Waiting(reviews=1), today=date(2026, 11, 22))
    (False, True)
    """
    if not now.total or last_on == today:
        return False
    if last is None or last_on is None:
        return True
    return now.is_more_than(last) or today - last_on >= AGAIN_AFTER

"""How much of a service a need asks for, in units of one place."""

import math

WEEKS_IN_MONTH = 365.25 / 12 / 7
WEEKS_IN_YEAR = 365.25 / 7
STEP = 0.25
"""Needs are rounded up to quarters: people with nearly the same needs make one profile."""
MOST = 3.0
"""More than three times a full place is a slip of whoever typed it."""


def in_units(amount: float, per: str, *, full: float) -> float:
    """The share of one unit; round the clock means whole places.

    >>> in_units(5, "week", full=5), in_units(8, "month", full=5), in_units(1, "always", full=5)
    (1.0, 0.5, 1.0)
    """
    if per == "always":
        share = amount
    else:
        weekly = {"week": amount, "month": amount / WEEKS_IN_MONTH, "once": amount / WEEKS_IN_YEAR}[per]
        share = weekly / full
    return min(MOST, math.ceil(share / STEP - 1e-9) * STEP)

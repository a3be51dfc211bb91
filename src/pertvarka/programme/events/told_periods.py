"""A period told as exactly as its source knows it, and no more."""

from collections.abc import Mapping
from datetime import date

from pertvarka.programme.events.states import Precision

LENGTHS: Mapping[str, int] = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}
"""To how many characters of `2016-11-01` a date is cut."""


def told(starts_on: date | None, ends_on: date | None, precision: str) -> str:
    """`2016-11 – 2017-06`; empty where no source tells it.

    >>> told(date(2016, 11, 1), date(2017, 6, 30), "month")
    '2016-11 – 2017-06'
    """
    if starts_on is None or precision not in LENGTHS:
        return ""
    first = starts_on.isoformat()[: LENGTHS[precision]]
    last = (ends_on or starts_on).isoformat()[: LENGTHS[precision]]
    return first if first == last else f"{first} – {last}"

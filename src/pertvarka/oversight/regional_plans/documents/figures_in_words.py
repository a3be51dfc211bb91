"""Figures as documents write them: people who must not be found are an ellipsis, money is thousands of euros."""

from collections.abc import Iterable
from decimal import Decimal

from pertvarka.foundation.base.templatetags.numbers import decimal_number, whole

HIDDEN = "…"
LARGE = 100


def people(count: int | None) -> str:
    """None is a number that disclosure control keeps back."""
    return HIDDEN if count is None else whole(count)


def money(thousands: float | Decimal) -> str:
    """Thousands of euros; small sums keep a decimal."""
    sum_of = float(thousands)
    return decimal_number(sum_of, 0 if abs(sum_of) >= LARGE else 1).replace("-", "−")


def amount(value: float | Decimal) -> str:
    """Staff, places, distances: one decimal at most."""
    return decimal_number(value, 1)


def units(value: float | None) -> str:
    """Units of a service by unit, in quarters; None stands for so few persons that they would be found."""
    return HIDDEN if value is None else decimal_number(value)


def cost(thousands: float | None) -> str:
    """What units cost, hidden with them."""
    return HIDDEN if thousands is None else money(thousands)


def total(values: Iterable[int | None]) -> int | None:
    """A sum with something hidden in it stays hidden."""
    found = 0
    for value in values:
        if value is None:
            return None
        found += value
    return found

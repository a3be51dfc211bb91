"""What a check says: sums with their terms and totals, and lists of codes, dates or words. Pure values."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from math import prod

Number = int | Decimal
QUOTIENT_STEP = Decimal("0.01")
SHARE_STEP = Decimal("0.1")


class Sign(StrEnum):
    """How the terms of a sum are put together; a share is a quotient told per hundred."""

    PLUS = "plus"
    MINUS = "minus"
    TIMES = "times"
    OVER = "over"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms and their total. Where a source states the total, the total is the stated one and may not fit the terms."""

    sign: Sign
    terms: tuple[Number, ...]
    total: Number

    @property
    def adds_up(self) -> bool:
        return reckon(self.sign, self.terms) == self.total


@dataclass(frozen=True, slots=True)
class Listed:
    """Codes, dates or words that were found, in their order; `of` says where, if the check lists twice."""

    items: tuple[str, ...]
    of: str = ""


Figure = Sum | Listed
Figures = tuple[Figure, ...]


def plus(terms: Iterable[Number], total: Number | None = None) -> Sum:
    """A sum with the total that is stated elsewhere, or with its own where nobody states one.

    >>> plus([212, 118, 223]).total
    553
    """
    return _sum(Sign.PLUS, tuple(terms), total)


def minus(first: Number, second: Number, total: Number | None = None) -> Sum:
    return _sum(Sign.MINUS, (first, second), total)


def times(first: Number, second: Number, total: Number | None = None) -> Sum:
    return _sum(Sign.TIMES, (first, second), total)


def over(first: Number, second: Number) -> Sum:
    """A quotient with two decimals.

    >>> over(1872, 27).total
    Decimal('69.33')
    """
    return _sum(Sign.OVER, (first, second), None)


def share(first: Number, second: Number) -> Sum:
    """How many per hundred the first is of the second, with one decimal.

    >>> share(39, 52).total
    Decimal('75.0')
    """
    return _sum(Sign.SHARE, (first, second), None)


def listed(items: Iterable[object], *, of: str = "") -> Listed:
    return Listed(tuple(str(item) for item in items), of)


def reckon(sign: Sign, terms: tuple[Number, ...]) -> Number | None:
    """The total the terms make; None where there is nothing to divide by."""
    if sign is Sign.PLUS:
        return sum(terms)
    if sign is Sign.TIMES:
        return prod(terms)
    first, second = terms
    if sign is Sign.MINUS:
        return first - second
    if not second:
        return None
    quotient = Decimal(first) / Decimal(second)
    if sign is Sign.SHARE:
        return (quotient * 100).quantize(SHARE_STEP, ROUND_HALF_UP)
    return quotient.quantize(QUOTIENT_STEP, ROUND_HALF_UP)


def _sum(sign: Sign, terms: tuple[Number, ...], total: Number | None) -> Sum:
    own = reckon(sign, terms)
    return Sum(sign, terms, total if total is not None else own if own is not None else Decimal("NaN"))

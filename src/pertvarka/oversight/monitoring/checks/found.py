"""What a check gives back: a reference, words without names, whose it is and since when."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from pertvarka.foundation.base.bilingual import Text


@dataclass(frozen=True, slots=True)
class Found:
    """One thing out of order. `owner_id` is the organisation it concerns; None is the programme office."""

    check_code: str
    about: str
    label: str
    owner_id: int | None = None
    since_on: date | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A check by its code, with what it looks for and what its owner does about it."""

    code: str
    title: Text
    advice: Text
    find: Callable[[date], Iterable[Found]]

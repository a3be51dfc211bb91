"""What happened, newest first: acts on a record, and the versions a text went through."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Act:
    """A day, what was done, and a second line: by whom, with what outcome."""

    happened_on: date
    title: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class PastVersion:
    """One version: when and by whom it was made, why, where to read it and compare it with the one before."""

    number: int
    made_on: date
    made_by: str
    reason: str = ""
    url: str = ""
    compare_url: str = ""
    is_current: bool = False

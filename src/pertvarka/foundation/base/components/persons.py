"""Two records of persons side by side: what is equal steps back, what differs stands out."""

from dataclasses import dataclass

from pertvarka.foundation.base.components.buttons import Button


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One value in both records; an empty one is not known. `note` says why values that look different may agree."""

    label: str
    left: str
    right: str
    note: str = ""

    @property
    def is_same(self) -> bool:
        return self.left.strip().casefold() == self.right.strip().casefold()


@dataclass(frozen=True, slots=True)
class PersonsCompared:
    """`reasons` are why the two look alike; `blocked_because` says why they cannot be joined, then no action shows."""

    left_title: str
    right_title: str
    rows: tuple[PersonRow, ...]
    label: str
    left_url: str = ""
    right_url: str = ""
    reasons: tuple[str, ...] = ()
    actions: tuple[Button, ...] = ()
    blocked_because: str = ""

"""Results of a search over several kinds of things, each kind in its own group."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `status` is a family and a state of `components/statuses.py`."""

    label: str
    url: str
    note: str = ""
    status: tuple[str, str] | None = None
    is_invented: bool = False


@dataclass(frozen=True, slots=True)
class HitGroup:
    """Things of one kind; `total` may be more than are shown, then `more_url` leads to all of them."""

    title: str
    icon: str
    hits: tuple[Hit, ...]
    total: int
    more_url: str = ""

    @property
    def has_more(self) -> bool:
        return self.total > len(self.hits)


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What was asked and found. Before anything is asked `query` is empty; `note` tells what of it is recorded."""

    query: str
    groups: tuple[HitGroup, ...] = ()
    note: str = ""

    @property
    def state(self) -> str:
        if not self.query.strip():
            return "idle"
        return "found" if any(group.hits for group in self.groups) else "none"

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)

    @property
    def filled_groups(self) -> tuple[HitGroup, ...]:
        return tuple(group for group in self.groups if group.hits)

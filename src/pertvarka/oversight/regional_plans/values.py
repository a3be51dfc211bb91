"""Parameters as a plan reads them: the newest value in force on a day, the more special one before the general one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

Place = tuple[str, str, str, str, str, int | None]
"""Key, code of the service, size, group, code of the region, year; '' and None: of all."""


class ParameterMissing(LookupError):
    """If you are seeing this, a plan asked for a value that neither planning.yaml nor anybody else has given."""


@dataclass(frozen=True, slots=True)
class Value:
    place: Place
    value: float
    valid_from: date
    is_assumption: bool


@dataclass(frozen=True, slots=True)
class Values:
    """All values in force on one day."""

    by_place: Mapping[Place, Value]

    def get(
        self, key: str, *, service: str = "", size: str = "", group: str = "", region: str = "", year: int | None = None
    ) -> float | None:
        """The value of that place; a budget of a year goes before one of every year. None where there is none."""
        for tried in (year, None) if year is not None else (None,):
            found = self.by_place.get((key, service, size, group, region, tried))
            if found is not None:
                return found.value
        return None

    def of(self, key: str, **place: str) -> float:
        """The value, which must be there.

        Raises:
            ParameterMissing: it is not.
        """
        found = self.get(key, **place)  # type: ignore[arg-type]
        if found is None:
            raise ParameterMissing(f"{key} {place}")
        return found


def in_force(rows: Iterable[Value], *, on: date) -> Values:
    """Of rows in the order of their entering, those that hold on a day: the newest day, then the last entered. Before
    the first value of a place its oldest assumption holds, so that earlier days can be planned too.
    """
    found: dict[Place, Value] = {}
    oldest: dict[Place, Value] = {}
    for row in rows:
        if row.is_assumption and (row.place not in oldest or row.valid_from < oldest[row.place].valid_from):
            oldest[row.place] = row
        standing = found.get(row.place)
        if row.valid_from <= on and (standing is None or row.valid_from >= standing.valid_from):
            found[row.place] = row
    return Values(oldest | found)

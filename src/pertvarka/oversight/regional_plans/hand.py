"""What people change in a computed plan, as openings: applied one after another, refused where the plan has no such."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pertvarka.engines.planner.problem import Opening, Problem
from pertvarka.oversight.regional_plans.errors import HandChangeNotPossible

Place = tuple[int, int, int]
"""Size, municipality, year: indices."""


@dataclass(frozen=True, slots=True)
class Change:
    """`before` loses so many modules, `after` gains them; None where nothing is lost or gained."""

    before: Place | None
    after: Place | None
    count: int


@dataclass(frozen=True, slots=True)
class Changed:
    """All openings after the changes, those that people put there, and sites where nothing more is to open."""

    openings: tuple[Opening, ...]
    put_there: tuple[Opening, ...]
    closed_sites: frozenset[tuple[int, int]]


class _Place(Protocol):
    @property
    def code(self) -> str: ...


class Row(Protocol):
    """A hand change as it is stored."""

    kind: str
    size_code: str
    year: int
    modules_count: int
    to_year: int | None

    @property
    def municipality(self) -> _Place: ...
    @property
    def to_municipality(self) -> _Place | None: ...


def read(problem: Problem, row: Row) -> Change:
    """A stored change in the indices of the problem.

    Raises:
        HandChangeNotPossible: the input has no such size, municipality or year.
    """
    size = _index([one.code for one in problem.sizes], row.size_code)
    place = _index(problem.municipalities, row.municipality.code)
    year = _index(problem.years, row.year)
    before: Place | None = (size, place, year)
    after: Place | None = None
    if row.kind == "added":
        before, after = None, (size, place, year)
    elif row.kind == "moved":
        to_place = row.to_municipality.code if row.to_municipality else ""
        to_year = year if row.to_year is None else _index(problem.years, row.to_year)
        after = (size, _index(problem.municipalities, to_place), to_year)
    elif row.kind == "year_changed":
        after = (size, place, _index(problem.years, row.to_year))
    return Change(before, after, row.modules_count)


def applied(problem: Problem, openings: Sequence[Opening], changes: Sequence[Change]) -> Changed:
    """The openings with the changes.

    Raises:
        HandChangeNotPossible: more is taken away than opens there.
    """
    counts: Counter[Place] = Counter()
    for one in openings:
        counts[one.size, one.municipality, one.year] += one.count
    put: set[Place] = set()
    closed: set[tuple[int, int]] = set()
    for change in changes:
        if change.before is not None:
            if counts[change.before] < change.count:
                year = problem.years[change.before[2]]
                raise HandChangeNotPossible(
                    lt=f"Tiek tokių modulių šioje savivaldybėje {year} m. neatidaroma. Pasirinkite tai, ką planas "
                    "atidaro.",
                    en=f"The plan does not open so many of these modules in this municipality in {year}. Choose what "
                    "it opens.",
                )
            counts[change.before] -= change.count
            closed.add(change.before[:2])
        if change.after is not None:
            counts[change.after] += change.count
            put.add(change.after)
            closed.discard(change.after[:2])
    made = tuple(Opening(*place, count) for place, count in sorted(counts.items()) if count > 0)
    return Changed(made, tuple(one for one in made if (one.size, one.municipality, one.year) in put), frozenset(closed))


def _index(values: Sequence[object], wanted: object) -> int:
    for number, value in enumerate(values):
        if value == wanted:
            return number
    raise HandChangeNotPossible(
        lt=f"Užfiksuotose įvestyse nėra „{wanted}“. Pasirinkite dydį, savivaldybę ir metus iš sąrašo.",
        en=f"The frozen input holds no “{wanted}”. Choose the size, the municipality and the year from the list.",
    )

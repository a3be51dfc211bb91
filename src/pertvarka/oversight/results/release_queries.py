"""Reading releases: each number counted from cases beside the declared one, its divisions, and how it changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pertvarka.engines.disclosure.table import TOTAL, Cell
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.results.case_indicators import CaseIndicator, all_indicators
from pertvarka.oversight.results.declared_queries import Declared, Statements, statements
from pertvarka.oversight.results.models import Release, ReleasedFigure
from pertvarka.oversight.results.rules import difference
from pertvarka.services.catalogue.models import ServiceType


@dataclass(frozen=True, slots=True)
class Stated:
    """What a source states about the same thing."""

    value: int
    as_of: date
    source: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One number of a release. `value` None: 1 to 4, so hidden."""

    indicator: CaseIndicator
    release: Release
    value: int | None
    stated: Stated | None

    @property
    def difference(self) -> int | None:
        return difference(self.stated.value if self.stated else None, self.value)


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A division as released; `figures` None where hidden. `waits`: it is older than its number."""

    names: tuple[str, ...]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    figures: Mapping[Cell, int | None]
    counted_on: date
    waits: bool

    @property
    def has_hidden(self) -> bool:
        return None in self.figures.values()

    def line(self, row: str) -> list[int | None]:
        """A row's figures, its sum last."""
        return [self.figures.get((row, column)) for column in (*self.columns, TOTAL)]


@dataclass(frozen=True, slots=True)
class Past:
    """The number as an earlier release said it."""

    release: Release
    value: int | None


def newest() -> Release | None:
    return Release.objects.first()


def overview() -> list[Shown]:
    """Every number of the newest release, in the order of the definitions; empty before the first release."""
    release = newest()
    return _shown(release, all_indicators().values()) if release else []


def one(code: str) -> Shown | None:
    """One number of the newest release; None where it has none of that name."""
    release, indicator = newest(), all_indicators().get(code)
    if release is None or indicator is None:
        return None
    return next(iter(_shown(release, [indicator])), None)


def beside(indicator_code: str) -> list[Shown]:
    """What was counted from cases beside a declared indicator."""
    wanted = [one for one in all_indicators().values() if one.beside and one.beside.indicator == indicator_code]
    release = newest() if wanted else None
    return _shown(release, wanted) if release else []


def tables(shown: Shown) -> list[ShownTable]:
    """The divisions of a number that could be shown, in the order of its definition."""
    rows = ReleasedFigure.objects.filter(release=shown.release, indicator_code=shown.indicator.code)
    found: dict[str, list[ReleasedFigure]] = {}
    for row in rows.exclude(division="").order_by("id"):
        found.setdefault(row.division, []).append(row)
    names = ("*".join(division) for division in shown.indicator.divisions)
    return [_table(name, found[name], shown.release) for name in names if name in found]


def withheld(shown: Shown, tables: Sequence[ShownTable]) -> list[tuple[str, ...]]:
    """Divisions whose table could not be shown at all."""
    there = {table.names for table in tables}
    return [tuple(names) for names in shown.indicator.divisions if tuple(names) not in there]


def history(code: str) -> list[Past]:
    """The number in every release, newest first."""
    rows = ReleasedFigure.objects.filter(indicator_code=code, division="").select_related("release")
    return [Past(row.release, row.value) for row in rows.order_by("-release__number")]


def names_of_regions() -> dict[str, str]:
    return {region.code: region.name for region in Region.objects.all()}


def names_of_services() -> dict[str, str]:
    return {kind.code: kind.name for kind in ServiceType.objects.all()}


def _shown(release: Release, wanted: Iterable[CaseIndicator]) -> list[Shown]:
    indicators = list(wanted)
    values = dict(
        ReleasedFigure.objects.filter(
            release=release, division="", indicator_code__in=[one.code for one in indicators]
        ).values_list("indicator_code", "value")
    )
    declared = statements(one.beside.indicator for one in indicators if one.beside)
    return [
        Shown(one, release, values[one.code], _stated(one, declared, by=release.as_of))
        for one in indicators
        if one.code in values
    ]


def _stated(indicator: CaseIndicator, declared: Statements, *, by: date) -> Stated | None:
    if indicator.beside is None:
        return None
    found = declared.by(by).get(indicator.beside.indicator)
    value = _value(found, indicator.beside.part) if found else None
    return Stated(value, found.achievement.as_of, found.achievement.source) if found and value is not None else None


def _value(declared: Declared, part: str | None) -> int | None:
    if part is None:
        return declared.value
    return next((one.value for one in (*declared.parts, *declared.beside) if one.code == part), None)


def _table(name: str, figures: Sequence[ReleasedFigure], release: Release) -> ShownTable:
    rows = dict.fromkeys(figure.row_key for figure in figures if figure.row_key != TOTAL)
    columns = dict.fromkeys(figure.column_key for figure in figures if figure.column_key != TOTAL)
    counted_on = figures[0].counted_on
    return ShownTable(
        names=tuple(name.split("*")),
        rows=tuple(rows),
        columns=tuple(columns),
        figures={(figure.row_key, figure.column_key): figure.value for figure in figures},
        counted_on=counted_on,
        waits=counted_on < release.as_of,
    )

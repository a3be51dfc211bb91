"""How a number is divided: the same persons by region, sex, age, group, service, kind, state or year.

Each counted row stands in exactly one part of a division, so the parts make the whole. As for conditions, every
division is written twice, for rows in memory and as SQL, and a test holds the two against each other.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pertvarka.engines.counting.definition import Definition, Measure
from pertvarka.engines.counting.facts import FactRow
from pertvarka.engines.counting.to_sql import Statement, counted_sql, unit_sql

UNKNOWN = "unknown"
AGE_BANDS: tuple[tuple[int, str], ...] = (
    (3, "0-2"),
    (7, "3-6"),
    (16, "7-15"),
    (18, "16-17"),
    (30, "18-29"),
    (45, "30-44"),
    (60, "45-59"),
)
OLDEST = "60+"
"""Ages in whole calendar years: the year of the row less the year of birth."""


@dataclass(frozen=True, slots=True)
class Division:
    """One way to divide; `sql` never gives NULL."""

    name: str
    of: Callable[[FactRow], str]
    sql: str


def age_band(row: FactRow) -> str:
    """
    >>> from datetime import date
    >>> age_band(FactRow("a:1", "person:1", known_on=date(2017, 5, 2), birth_year=2000))
    '16-17'
    """
    day = row.starts_on or row.known_on
    if day is None or row.birth_year is None:
        return UNKNOWN
    age = day.year - row.birth_year
    return next((band for under, band in AGE_BANDS if age < under), OLDEST)


def _plain(column: str) -> Division:
    return Division(
        column,
        lambda row: getattr(row, column) or UNKNOWN,
        f"coalesce(nullif({column}::text, ''), '{UNKNOWN}')",
    )


_AGE_SQL = "extract(year FROM coalesce(starts_on, known_on)) - birth_year"
DIVISIONS: Mapping[str, Division] = {
    division.name: division
    for division in (
        Division(
            "age",
            age_band,
            f"CASE WHEN {_AGE_SQL} IS NULL THEN '{UNKNOWN}' "
            + " ".join(f"WHEN {_AGE_SQL} < {under} THEN '{band}'" for under, band in AGE_BANDS)
            + f" ELSE '{OLDEST}' END",
        ),
        _plain("kind"),
        Division("region", lambda row: next(iter(row.regions), UNKNOWN), f"coalesce(regions[1]::text, '{UNKNOWN}')"),
        _plain("service_type"),
        _plain("sex"),
        _plain("state"),
        _plain("target_group"),
        Division(
            "year",
            lambda row: str(row.known_on.year) if row.known_on else UNKNOWN,
            f"coalesce(extract(year FROM known_on)::integer::text, '{UNKNOWN}')",
        ),
    )
}


def divided_statement(definition: Definition, view: str, names: Sequence[str]) -> Statement:
    """The number in each part: one column a division, then the number. Without names: the number alone."""
    parameters: dict[str, object] = {}
    counted = counted_sql(definition, view, parameters)
    keys = [DIVISIONS[name].sql for name in names]
    listed = "".join(f"{key}, " for key in keys)
    grouped = f" GROUP BY {', '.join(map(str, range(1, len(keys) + 1)))}" if keys else ""
    return Statement(f"SELECT {listed}sum({unit_sql(definition)}) FROM ({counted}) AS counted{grouped}", parameters)  # noqa: S608


def divided(measure: Measure, counted: Iterable[FactRow], names: Sequence[str]) -> dict[tuple[str, ...], Decimal]:
    """The same in memory, over rows that count (each subject once, where subjects are counted)."""
    found: Counter[tuple[str, ...]] = Counter()
    for row in counted:
        unit = Decimal(1) if measure is Measure.UNIQUE_SUBJECTS else row.amount
        found[tuple(DIVISIONS[name].of(row) for name in names)] += unit  # type: ignore[assignment]
    return dict(found)  # type: ignore[arg-type]

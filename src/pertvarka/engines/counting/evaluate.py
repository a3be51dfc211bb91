"""Counting rows in memory: for worked examples, for properties, and as the second opinion on the database."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pertvarka.engines.counting import definition as words
from pertvarka.engines.counting.definition import Definition, Look, Measure
from pertvarka.engines.counting.facts import FactRow


@dataclass(frozen=True, slots=True)
class Judged:
    """A row and why it does not count; no reason means that it counts."""

    row: FactRow
    reason: str | None

    @property
    def counts(self) -> bool:
        return self.reason is None


@dataclass(frozen=True, slots=True)
class Tally:
    """The number and the rows behind it. `value` is None when no row counts: nothing recorded is not zero reached."""

    value: Decimal | None
    judged: tuple[Judged, ...]

    @property
    def counted(self) -> tuple[FactRow, ...]:
        return tuple(item.row for item in self.judged if item.counts)

    @property
    def not_counted(self) -> tuple[Judged, ...]:
        return tuple(item for item in self.judged if not item.counts)


def reason_against(definition: Definition, row: FactRow, *, as_of: date, region: str | None = None) -> str | None:
    """Why `row` does not count under `definition` in a report of `as_of`, or None."""
    if row.known_on is None or row.known_on > as_of:
        return words.NOT_KNOWN_YET
    if definition.period and not definition.period.holds(row.starts_on, row.ends_on):
        return words.OUTSIDE_PERIOD
    if definition.look is Look.WHOLE and row.part_of is not None and (row.whole_known_on or row.known_on) <= as_of:
        return words.PART_OF_COUNTED_WHOLE
    if region is not None and region not in row.regions:
        return words.ANOTHER_REGION
    for rule in definition.rules:
        if not all(condition.holds(row) for condition in rule.conditions):
            return rule.key
    return None


def tally(definition: Definition, rows: Iterable[FactRow], *, as_of: date, region: str | None = None) -> Tally:
    """Judge every row and make the number. Rows are judged in the order of their references."""
    judged: list[Judged] = []
    seen: set[str] = set()
    for row in sorted(rows, key=lambda row: row.row_reference):
        if not all(condition.holds(row) for condition in definition.among):
            continue
        reason = reason_against(definition, row, as_of=as_of, region=region)
        if reason is None and definition.measure is Measure.UNIQUE_SUBJECTS:
            if row.subject in seen:
                reason = words.SUBJECT_ALREADY_COUNTED
            seen.add(row.subject)
        judged.append(Judged(row, reason))
    return Tally(value_of(definition.measure, [item.row for item in judged if item.counts]), tuple(judged))


def value_of(measure: Measure, counted: Iterable[FactRow]) -> Decimal | None:
    """The number that counted rows make, None for no rows."""
    rows = list(counted)
    if not rows:
        return None
    if measure is Measure.UNIQUE_SUBJECTS:
        return Decimal(len({row.subject for row in rows}))
    return sum((row.amount for row in rows), Decimal(0))


def by_region(measure: Measure, counted: Iterable[FactRow]) -> dict[str, Decimal]:
    """The number in each region's own view. A row of three regions stands in three views, so these may add to more
    than the country's number; rows without a region stand under the empty key."""
    rows_of: defaultdict[str, list[FactRow]] = defaultdict(list)
    for row in counted:
        for region in row.regions or ("",):
            rows_of[region].append(row)
    return {region: value_of(measure, rows) or Decimal(0) for region, rows in rows_of.items()}

"""The proof of a number: what it is made of, the rows that count, the rows that do not, and the regions' views."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from pertvarka.engines.counting import evaluate
from pertvarka.engines.counting.evaluate import Tally
from pertvarka.engines.counting.facts import FactRow
from pertvarka.faces.public_site import words
from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.sorting import lithuanian_sort_key
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.results import measurement
from pertvarka.oversight.results.queries import IndicatorResult
from pertvarka.programme.events.states import group_of

PAGES = {
    "event": ("public_site:event", "slug"),
    "event_group": ("public_site:event", "slug"),
    "participation": ("public_site:event", "slug"),
    "document": ("public_site:document", "code"),
    "survey_wave": ("public_site:study", "slug"),
}


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as a page shows it; `reason` is empty for a row that counts."""

    row: FactRow
    title: str
    url: str
    kind: str
    scope: str
    regions: tuple[Region, ...]
    amount: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Composition:
    """One stated part of the plan beside what was reached of it."""

    label: str
    planned: int | None
    achieved: int

    @property
    def step(self) -> int:
        return self.achieved - self.planned if self.planned is not None else 0


@dataclass(frozen=True, slots=True)
class RegionView:
    """The number as one region sees it; `region` is empty for rows that belong to none."""

    label: str
    url: str
    value: int


@dataclass(frozen=True, slots=True)
class Proof:
    counted: tuple[RowView, ...]
    not_counted: tuple[RowView, ...]
    value: int | None
    composition: tuple[Composition, ...]
    regions: tuple[RegionView, ...]
    national: int
    unassigned: int
    joint_count: int

    @property
    def composition_maximum(self) -> int:
        """The longest bar of the composition, so that its bars share one scale."""
        return max((max(part.achieved, part.planned or 0) for part in self.composition), default=0)

    @property
    def regional_sum(self) -> int:
        """What the ten regions' own views add to; more than the country's rows when an event joined regions."""
        return sum(view.value for view in self.regions)

    @property
    def whole_sum(self) -> int:
        return self.regional_sum + self.national + self.unassigned

    @property
    def regional_rows(self) -> int:
        """Rows of regions, each once."""
        return (self.value or 0) - self.national - self.unassigned


def of(result: IndicatorResult, *, tally: Tally | None = None, regions: Mapping[str, Region] | None = None) -> Proof:
    """The proof of one result; one query for the rows and one for the names of regions, unless they are given."""
    tally = tally or measurement.rows(result.indicator.code, as_of=result.as_of)
    if regions is None:
        regions = territory.region_names()
    counted = [_view(item.row, regions) for item in tally.judged if item.counts]
    not_counted = [
        _view(item.row, regions, result.definition.reason(item.reason)) for item in tally.judged if item.reason
    ]
    breakdowns = result.definition.breakdowns
    by_region = evaluate.by_region(result.definition.measure, tally.counted) if "region" in breakdowns else {}
    without = [row for row in tally.counted if not row.regions]
    national = sum((row.amount for row in without if row.scope == "national"), Decimal(0))
    return Proof(
        counted=tuple(sorted(counted, key=_newest_first)),
        not_counted=tuple(sorted(not_counted, key=_newest_first)),
        value=None if tally.value is None else int(tally.value),
        composition=_composition(result, tally.counted) if "kind" in breakdowns else (),
        regions=tuple(
            RegionView(region.name, region.get_absolute_url(), int(by_region[code]))
            for code, region in sorted(regions.items(), key=lambda item: lithuanian_sort_key(item[1].name_lt))
            if code in by_region
        ),
        national=int(national),
        unassigned=int(sum((row.amount for row in without), Decimal(0)) - national),
        joint_count=sum(1 for row in tally.counted if len(row.regions) > 1),
    )


def _composition(result: IndicatorResult, rows: tuple[FactRow, ...]) -> tuple[Composition, ...]:
    achieved: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        achieved[group_of(row.kind)] += row.amount
    planned = {part.key: part.value for part in result.target.parts.all()} if result.target else {}
    keys = [key for key in words.GROUPS if key in achieved or key in planned]
    return tuple(Composition(str(words.GROUPS[key]), planned.get(key), int(achieved[key])) for key in keys)


def _view(row: FactRow, regions: Mapping[str, Region], reason: str = "") -> RowView:
    return RowView(
        row=row,
        title=in_active_language(row.title_lt, row.title_en),
        url=_url(row),
        kind=words.kind(row.kind),
        scope=str(words.SCOPES.get(row.scope or "", "")),
        regions=tuple(regions[code] for code in row.regions),
        amount=int(row.amount),
        reason=reason,
    )


def _url(row: FactRow) -> str:
    kind, _, rest = row.row_reference.partition(":")
    if row.address and kind in PAGES:
        name, argument = PAGES[kind]
        return reverse(name, kwargs={argument: row.address})
    if kind in {"training", "training_part", "consultation"}:
        return f"{reverse('public_site:trainings')}#{rest.partition('-')[0]}"
    return ""


def _newest_first(view: RowView) -> tuple[int, str]:
    newest = view.row.ends_on or view.row.known_on
    return (-newest.toordinal() if newest else 0, view.row.row_reference)

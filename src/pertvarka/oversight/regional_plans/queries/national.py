"""The country: ten regions with their plans, the money together, and where needs and places do not meet."""

from dataclasses import dataclass

from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans.figures import Count, Summary
from pertvarka.oversight.regional_plans.models import FrozenInput, RegionalPlan, Scenario
from pertvarka.oversight.regional_plans.queries import inputs, scenarios


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region: its newest plan, else its kept or first computed scenario, and what that says."""

    region: Region
    frozen: FrozenInput | None
    plan: RegionalPlan | None
    scenario: Scenario | None
    told: Summary | None
    persons: Count


@dataclass(frozen=True, slots=True)
class GapRow:
    """Persons of municipalities who need a service, places free today and places planned there."""

    region: Region
    codes: tuple[str, ...]
    service: str
    persons: Count
    places_now: int
    places_planned: int


@dataclass(frozen=True, slots=True)
class National:
    """`years` and the sums by year are of the regions that have a plan or scenario, `plans_by_year` says of how many;
    None where a part is hidden. `running_cost_last` adds up the last year of each plan.
    """

    rows: tuple[RegionRow, ...]
    gap: tuple[GapRow, ...]
    years: tuple[int, ...]
    plans_by_year: tuple[int, ...]
    persons: Count
    moved: Count
    waiting: Count
    places: int
    build_cost: tuple[float, ...]
    running_cost: tuple[float, ...]
    released: tuple[float, ...]
    budget: tuple[float, ...]
    running_cost_last: float
    missing_money: float

    @property
    def planned_count(self) -> int:
        return sum(row.told is not None for row in self.rows)

    @property
    def common_years(self) -> tuple[int, ...]:
        """Years in which most of the plans run; where no year has most of them, those with as many as any."""
        least = min(self.planned_count // 2 + 1, max(self.plans_by_year, default=0))
        return tuple(year for year, count in zip(self.years, self.plans_by_year, strict=True) if count >= least)


def national() -> National:
    """All ten regions; every figure comes from what disclosure control let through in its region."""
    rows = tuple(_row(region) for region in Region.objects.in_order())
    told = [row.told for row in rows if row.told]
    years = tuple(sorted({year for one in told for year in one.years}))
    return National(
        rows=rows,
        gap=tuple(line for row in rows for line in _gap(row)),
        years=years,
        plans_by_year=tuple(sum(year in one.years for one in told) for year in years),
        persons=_sum([row.persons for row in rows if row.frozen]),
        moved=_sum([one.moved_total for one in told]),
        waiting=_sum([one.waiting for one in told]),
        places=sum(one.places_total for one in told),
        build_cost=_by_year(told, years, "build_cost"),
        running_cost=_by_year(told, years, "running_cost"),
        released=_by_year(told, years, "released"),
        budget=_by_year(told, years, "budget"),
        running_cost_last=round(sum(one.running_cost_last for one in told), 2),
        missing_money=round(sum(one.missing_money for one in told), 1),
    )


def _row(region: Region) -> RegionRow:
    plan = RegionalPlan.objects.filter(region=region).select_related("scenario__result", "scenario__input").first()
    frozen = plan.scenario.input if plan else inputs.newest(region)
    chosen = plan.scenario if plan else _chosen(frozen)
    return RegionRow(
        region=region,
        frozen=frozen,
        plan=plan,
        scenario=chosen,
        told=scenarios.summary(chosen) if chosen else None,
        persons=inputs.told(frozen).persons if frozen else None,
    )


def _chosen(frozen: FrozenInput | None) -> Scenario | None:
    """The kept scenario of an input, else the first that is computed."""
    computed = [one for one in scenarios.scenarios(frozen) if one.has_result] if frozen else []
    return next((one for one in computed if one.kept_at), computed[0] if computed else None)


def _gap(row: RegionRow) -> list[GapRow]:
    if row.frozen is None:
        return []
    planned: dict[tuple[str, str], int] = {}
    for opening in row.told.openings if row.told else ():
        key = (opening.municipality, opening.service)
        planned[key] = planned.get(key, 0) + opening.places
    return [
        GapRow(
            region=row.region,
            codes=cell.codes,
            service=cell.service,
            persons=cell.persons,
            places_now=cell.places,
            places_planned=sum(planned.get((code, cell.service), 0) for code in cell.codes),
        )
        for cell in inputs.told(row.frozen).cells
    ]


def _sum(values: list[Count]) -> Count:
    """A sum with a hidden part would give the part away to whoever knows the others' sum, so it is hidden too."""
    return None if not values or any(value is None for value in values) else sum(value or 0 for value in values)


def _by_year(told: list[Summary], years: tuple[int, ...], name: str) -> tuple[float, ...]:
    return tuple(
        round(sum(getattr(one, name)[one.years.index(year)] for one in told if year in one.years), 2) for year in years
    )

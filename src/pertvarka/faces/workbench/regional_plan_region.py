"""The page of a region's plan: where it stands, where needs stay without a place, its scenarios side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import regional_plan_comparison as side_by_side
from pertvarka.faces.workbench import regional_plan_help as helping
from pertvarka.faces.workbench import regional_plan_maps as maps
from pertvarka.faces.workbench import regional_plan_units as by_unit
from pertvarka.faces.workbench.regional_plan_comparison import Comparison, PlaceRow
from pertvarka.faces.workbench.regional_plan_help import Helps
from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.faces.workbench.regional_plan_tables import Column, Kind, Table, written
from pertvarka.faces.workbench.regional_plan_waiting import Reason, reasons
from pertvarka.foundation.base.components import OutlineMap, TileMap
from pertvarka.foundation.base.components.phases import PhaseLine, phase_line
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans.figures import InputTold, Summary
from pertvarka.oversight.regional_plans.models import FrozenInput, RegionalPlan, Scenario
from pertvarka.oversight.regional_plans.queries import inputs, plans, scenarios
from pertvarka.oversight.regional_plans.states import PlanState

COMPARED_AT_MOST = 4
STEPS = tuple(PlanState)


@dataclass(frozen=True, slots=True)
class MapPart:
    """Shares of one year, drawn and told."""

    tiles: TileMap
    outline: OutlineMap
    table: Table
    year: int
    years: tuple[int, ...]
    csv: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the region prepares: one frozen input, its scenarios, the one that is looked at."""

    input: FrozenInput
    told: InputTold
    chosen: Scenario | None
    summary: Summary | None
    comparison: Comparison | None
    places: tuple[PlaceRow, ...]
    places_csv: str
    merged: tuple[str, ...]
    map: MapPart | None
    planned: Table | None
    reasons: tuple[Reason, ...]
    helps: Helps | None
    others: tuple[Scenario, ...]


def states(plan: RegionalPlan | None) -> PhaseLine:
    here = STEPS.index(PlanState(plan.state)) if plan else 0
    return phase_line(label=_("State of the plan"), phases=[str(state.label) for state in STEPS], current=here)


def counted_words(told: InputTold) -> str:
    """How many needs of how many plans; the numbers stand apart from their words, which are many."""
    return _("Open needs: %(needs)s. Agreed individual plans: %(plans)s. Persons: %(persons)s.") % {
        "needs": written(told.needs, Kind.PEOPLE),
        "plans": written(told.plans, Kind.PEOPLE),
        "persons": written(told.persons, Kind.PEOPLE),
    }


def prepared(
    frozen: FrozenInput, *, plan: RegionalPlan | None, wanted: str, year: int | None, places: Sequence[Region]
) -> Prepared:
    """`wanted` is the letter of the scenario to look at."""
    every = scenarios.scenarios(frozen)
    chosen = _chosen(every, plan=plan, wanted=wanted)
    compared = every[:COMPARED_AT_MOST]
    if chosen and chosen not in compared:
        compared = [*compared[: COMPARED_AT_MOST - 1], chosen]
    names, told = Names(frozen.region), inputs.told(frozen)
    summary = scenarios.summary(chosen) if chosen else None
    rows = side_by_side.places(frozen, compared, chosen=chosen, names=names) if compared else []
    return Prepared(
        input=frozen,
        told=told,
        chosen=chosen,
        summary=summary,
        comparison=side_by_side.comparison(compared, chosen=chosen, frozen=frozen) if compared else None,
        places=tuple(rows),
        places_csv=reverse("workbench:regional_plan_comparison", args=[frozen.uuid]) + "?file=municipalities",
        merged=tuple(names.merged([one.codes for one in told.municipalities])),
        map=map_part(chosen, summary, names=names, year=year, places=places) if chosen and summary else None,
        planned=by_unit.planned(summary, names, told.fulls) if summary else None,
        reasons=tuple(reasons(summary, names)) if summary else (),
        helps=helping.told(chosen, names, now=timezone.now()) if chosen and summary else None,
        others=tuple(one for one in every if one not in compared),
    )


def _chosen(every: Sequence[Scenario], *, plan: RegionalPlan | None, wanted: str) -> Scenario | None:
    """The one asked for, else the plan's, else one that is kept, else the one that leaves the fewest waiting."""
    for one in every:
        if one.letter == wanted:
            return one
    for one in every:
        if plan and one.pk == plan.scenario_id:
            return one
    computed = [one for one in every if one.has_result]
    kept = [one for one in computed if one.kept_at]
    return next(iter(kept), None) or min(computed, key=_unmet, default=next(iter(every), None))


def _unmet(one: Scenario) -> tuple[bool, int]:
    told = scenarios.summary(one)
    unmet = told.waiting if told else None
    return unmet is None, unmet or 0


def map_part(
    chosen: Scenario, summary: Summary, *, names: Names, year: int | None, places: Sequence[Region]
) -> MapPart:
    """The last year unless another of the scenario's is asked for."""
    years = tuple(summary.years)
    at = years.index(year) if year in years else len(years) - 1
    shares = [maps.Share(row.codes, row.persons, row.waiting[at]) for row in summary.municipalities]
    around = list(_around(names.region, years[at])) if names.region else []
    opened = {one.municipality for one in summary.openings if one.year <= years[at]}
    label = _("Sixty municipalities; needs without a place in %(year)s, per cent") % {"year": years[at]}
    return MapPart(
        tiles=maps.share_tiles([*shares, *around], lit=names.region, places=places, label=label),
        outline=maps.openings_map(opened, lit=names.region, places=places),
        table=shares_table(shares, names=names, year=years[at]),
        year=years[at],
        years=years,
        csv=reverse("workbench:regional_plan_scenario", args=[chosen.uuid]) + f"?file=map&year={years[at]}",
    )


def _around(region: Region, year: int) -> Iterator[maps.Share]:
    """What the approved plans of the other regions leave in that year, or in their last one."""
    for plan in plans.in_force():
        told = scenarios.summary(plan.scenario) if plan.region_id != region.pk else None
        if told and told.years:
            at = told.years.index(year) if year in told.years else -1
            yield from (maps.Share(row.codes, row.persons, row.waiting[at]) for row in told.municipalities)


def shares_table(shares: Sequence[maps.Share], *, names: Names, year: int) -> Table:
    return Table(
        "map",
        _("Needs without a place in %(year)s") % {"year": year},
        (
            Column(_("Municipality"), Kind.TEXT),
            Column(_("Persons"), Kind.PEOPLE),
            Column(_("Without a place"), Kind.PEOPLE),
            Column(_("Share"), Kind.SHARE),
        ),
        tuple(
            (names.group(one.codes), one.persons, one.waiting, None if one.percent is None else one.percent / 100)
            for one in shares
        ),
    )

"""Services by unit (leased homes, families, hours of staff) of a computed plan: how many units, where and from when.

Each unit is somebody's, so units are told only where the persons they are for may be told.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from pertvarka.engines.disclosure.table import GRAND_TOTAL, TOTAL
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Problem
from pertvarka.oversight.regional_plans import telling
from pertvarka.oversight.regional_plans.figures import Count, UnitsRow, UnitsTold
from pertvarka.oversight.regional_plans.merging import Group

WAITING, END = "waiting", "end"
Place = tuple[str, str]
"""Municipalities told together and the year; '' stands for all."""


def units(
    problem: Problem, plan: Plan, *, groups: Sequence[Group], names: Mapping[Group, str], moved: Mapping[str, Count]
) -> list[UnitsTold]:
    """Services by unit that anybody gets.

    Args:
        groups, names: municipalities told together.
        moved: of each service, the persons who get it as the rest of the plan tells them; None where that is hidden.
    """
    place_in = {place: names[group] for group in groups for place in group}
    needed = telling.persons_by_service(problem)
    found = []
    for s, service in enumerate(problem.services):
        if not service.is_by_unit:
            continue
        persons: Counter[Place] = Counter()
        amounts: dict[Place, float] = {}
        for move in plan.moves:
            profile = problem.profiles[problem.cells[move.cell].profile]
            if profile.amounts[s]:
                here, year = place_in[move.home], str(problem.years[move.year])
                persons[here, year] += round(move.households) * profile.persons
                for at in ((here, year), (here, TOTAL), (TOTAL, year), GRAND_TOTAL):
                    amounts[at] = amounts.get(at, 0.0) + move.households * profile.amounts[s]
        if amounts:
            may_be_summed = moved[service.code] is not None
            shown = _shown(persons, [names[group] for group in groups], needed=needed[s], may_be_summed=may_be_summed)
            rows = [_row(problem, group, names[group], amounts, shown) for group in groups]
            found.append(
                UnitsTold(
                    service=service.code,
                    build_cost=service.build_cost,
                    running_cost=service.running_cost,
                    staff=service.staff,
                    rows=(*(row for row in rows if _tells(row)), _row(problem, (), TOTAL, amounts, shown)),
                )
            )
    return found


def _shown(persons: Counter[Place], rows: Sequence[str], *, needed: int, may_be_summed: bool) -> frozenset[Place]:
    """Which cells may be told: by municipality and year where that hides no sum, else by year, else the sum alone; only
    one of the three, or one would give away what another hides. Whoever waits stands in a row of their own: who knows
    how many need the service would find a hidden cell by the difference.
    """
    if not may_be_summed:
        return frozenset()
    years = sorted({year for _row, year in persons})
    waiting = max(0, needed - persons.total())
    by_year = Counter[Place]()
    for (_row, year), count in persons.items():
        by_year[year, TOTAL] += count
    wide = telling.shown_table([*rows, WAITING], [*years, END], {**persons, (WAITING, END): waiting})
    narrow = telling.shown_table([*years, WAITING], (), {**by_year, (WAITING, TOTAL): waiting})
    if None not in (wide[GRAND_TOTAL], wide[WAITING, END]):
        return frozenset(cell for cell, count in wide.items() if count is not None)
    if None not in (narrow[GRAND_TOTAL], narrow[WAITING, TOTAL]):
        told = {(TOTAL, year) for year in years if narrow[year, TOTAL] is not None}
        return frozenset(told | {GRAND_TOTAL})
    return frozenset({GRAND_TOTAL}) if telling.hidden_if_small(persons.total()) is not None else frozenset()


def _tells(row: UnitsRow) -> bool:
    return any((row.total, *row.units))


def _row(
    problem: Problem, group: Group, name: str, amounts: Mapping[Place, float], shown: Collection[Place]
) -> UnitsRow:
    """Years in which nobody gets the service in all of the region are nought, whatever is hidden."""

    def told(column: str) -> float | None:
        amount = amounts.get((name, column), 0.0)
        is_told = (name, column) in shown or (TOTAL, column) not in amounts
        return round(amount, 2) if is_told else None

    return UnitsRow(
        codes=tuple(problem.municipalities[place] for place in group),
        units=tuple(told(str(year)) for year in problem.years),
        total=told(TOTAL),
    )

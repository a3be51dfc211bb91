"""From a problem and its plan to figures that may be shown: every table of persons through disclosure control."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from pertvarka.engines.disclosure.suppress import is_small, protect
from pertvarka.engines.disclosure.table import TOTAL, Table
from pertvarka.engines.planner.problem import Floats, Integers, Problem
from pertvarka.oversight.regional_plans import merging
from pertvarka.oversight.regional_plans.facts import Gap
from pertvarka.oversight.regional_plans.figures import (
    Count,
    GapTold,
    InputTold,
    MunicipalityNeeds,
    NeedCell,
    ServiceNeeds,
    UnitFull,
)


def input_told(
    problem: Problem,
    *,
    gaps: Sequence[Gap],
    plans: int,
    needs: int,
    expected: int,
    assumptions: int,
    fulls: Mapping[str, float],
) -> InputTold:
    """A frozen input as its pages show it; `fulls` says how much of a need one unit of each service by unit is."""
    groups, names = grouped(problem)
    persons = persons_by_place(problem)
    by_group = {names[group]: int(persons[list(group)].sum()) for group in groups}
    by_service = persons_by_service(problem)
    total = problem.persons_count
    shown = protect(
        Table(tuple(names[group] for group in groups), (), {(name, TOTAL): n for name, n in by_group.items()})
    )
    free = problem.free_places[:, :, 0] if problem.years else problem.free_places.sum(axis=2)
    return InputTold(
        plans=hidden_if_small(plans),
        needs=hidden_if_small(needs),
        persons=hidden_if_small(total),
        households=hidden_if_small(sum(cell.households for cell in problem.cells)),
        expected=expected,
        places=int(free.sum()),
        years=problem.years,
        budget=tuple(float(sum(one.amounts[year] for one in problem.budgets)) for year in range(len(problem.years))),
        municipalities=tuple(
            MunicipalityNeeds(
                codes=_codes(problem, group),
                persons=shown.shown((names[group], TOTAL)),
                places=int(free[:, list(group)].sum()),
            )
            for group in groups
        ),
        services=tuple(
            ServiceNeeds(code=service.code, persons=hidden_if_small(by_service[s]), places=int(free[s].sum()))
            for s, service in enumerate(problem.services)
        ),
        cells=tuple(_need_cells(problem, groups, names, free)),
        gaps=tuple(
            GapTold(code=one.code, owner=one.owner, place=one.place, count=_gap_count(one.count)) for one in gaps
        ),
        assumptions=assumptions,
        units=tuple(UnitFull(service=code, full=full) for code, full in fulls.items()),
    )


def grouped(problem: Problem) -> tuple[list[merging.Group], dict[merging.Group, str]]:
    """Municipalities told together, and a name for each group in tables."""
    persons = persons_by_place(problem)
    groups = merging.merged(persons.tolist(), problem.distance.tolist(), problem.region_of.tolist())
    return groups, {group: "+".join(_codes(problem, group)) for group in groups}


def persons_by_place(problem: Problem) -> Integers:
    """Persons with open needs by the municipality they wish to live in: (M,)."""
    found = np.zeros(len(problem.municipalities), dtype=np.int64)
    for cell in problem.cells:
        found[cell.municipality] += cell.households * problem.profiles[cell.profile].persons
    return found


def persons_by_service(problem: Problem) -> list[int]:
    """Persons of households that need each service."""
    found = [0] * len(problem.services)
    for cell in problem.cells:
        profile = problem.profiles[cell.profile]
        for s, amount in enumerate(profile.amounts):
            if amount:
                found[s] += cell.households * profile.persons
    return found


def hidden_if_small(count: int) -> Count:
    """A figure that stands alone, in no table with a sum."""
    return None if is_small(count) else count


def shown_table(
    rows: Sequence[str], columns: Sequence[str], counts: Mapping[tuple[str, str], int]
) -> Mapping[tuple[str, str], Count]:
    """Every cell and sum of a table as it may be shown."""
    table = Table(tuple(rows), tuple(columns), counts)
    protected = protect(table)
    return {cell: protected.shown(cell) for cell in table.values}


def _need_cells(
    problem: Problem,
    groups: Sequence[merging.Group],
    names: Mapping[merging.Group, str],
    free: Floats,
) -> list[NeedCell]:
    place_in = {place: names[group] for group in groups for place in group}
    counts: Counter[tuple[str, str]] = Counter()
    for cell in problem.cells:
        profile = problem.profiles[cell.profile]
        for s, amount in enumerate(profile.amounts):
            if amount:
                key = (place_in[cell.municipality], problem.services[s].code)
                counts[key] += cell.households * profile.persons
    codes = [service.code for service in problem.services]
    shown = shown_table([names[group] for group in groups], codes, counts)
    return [
        NeedCell(
            codes=_codes(problem, group),
            service=code,
            persons=shown[names[group], code],
            places=int(free[s, list(group)].sum()),
        )
        for group in groups
        for s, code in enumerate(codes)
        if counts[names[group], code] or free[s, list(group)].sum()
    ]


def _codes(problem: Problem, group: merging.Group) -> tuple[str, ...]:
    return tuple(problem.municipalities[place] for place in group)


def _gap_count(count: int | None) -> Count:
    return None if count is None else hidden_if_small(count)

"""What a scenario changes of a frozen input, as data, and the problem that comes of it."""

from dataclasses import replace

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pertvarka.engines.planner.problem import NOWHERE, UNLIMITED, Budget, Opening, Problem
from pertvarka.oversight.regional_plans.errors import ChangesNotPossible

EVERYONE = 50.0
"""How much heavier waiting weighs where everyone shall have moved by the end: more than any service costs."""
COUNTRY = "LT"
"""The code of the one budget of all regions."""


class ScenarioChanges(BaseModel):
    """Nothing said: as frozen. Money is thousands of euros, distance kilometres, a shift whole years."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    budget_factor: float | None = Field(default=None, ge=0, le=100)
    budget_by_year: dict[int, float] | None = None
    budget_unlimited: bool = False
    money_shared: bool = False
    """Of the whole country: its regions spend from one budget."""
    everyone: bool = False
    reach_factor: float | None = Field(default=None, ge=0.1, le=10)
    reach_km: dict[str, float] = {}
    closing_shift_years: int = Field(default=0, ge=-8, le=8)
    closing_dates: dict[str, int | None] = {}
    """The first year in which nobody lives in that institution; None takes its closing away."""
    staff_factor: float | None = Field(default=None, ge=0, le=100)
    staff_unlimited: bool = False
    wishes_soft: bool = False
    years_count: int | None = Field(default=None, ge=1, le=8)


def read(data: dict[str, object]) -> ScenarioChanges:
    """The changes as they are stored.

    Raises:
        ChangesNotPossible: one of them cannot be; it is named.
    """
    try:
        found = ScenarioChanges.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise ChangesNotPossible(
            key=key,
            lt=f"Pakeitimas „{key}“ negalimas: įrašyta {first['input']}. Įrašykite reikšmę, kurią leidžia laukas.",
            en=f"The change “{key}” cannot be: {first['input']} was typed. Enter a value the field allows.",
        ) from error
    for key, values in (("budget_by_year", found.budget_by_year or {}), ("reach_km", found.reach_km)):
        for place, value in values.items():
            if not np.isfinite(value) or value < 0:
                raise ChangesNotPossible(
                    key=key,
                    lt=f"{place}: įrašyta {value}. Pinigai ir atstumas negali būti mažesni už nulį.",
                    en=f"{place}: {value} was typed. Money and distance cannot be below zero.",
                )
    return found


def changed(problem: Problem, changes: ScenarioChanges) -> Problem:
    """The problem with the changes.

    Raises:
        ChangesNotPossible: a service, year or institution the input does not have, or a closing before the start.
    """
    found = _shorter(problem, changes.years_count) if changes.years_count else problem
    found = _money(found, changes)
    if changes.money_shared:
        found = with_shared_money(found)
    found = _ways(found, changes)
    found = _closing(found, changes)
    weights = found.weights
    if changes.everyone:
        heavier = EVERYONE * weights.waiting
        profiles = tuple(replace(one, weight=max(one.weight, 1.0)) for one in found.profiles)
        found = replace(found, profiles=profiles, weights=replace(weights, never=max(weights.never, heavier)))
    if changes.staff_unlimited:
        found = replace(found, staff=np.full_like(found.staff, UNLIMITED))
    elif changes.staff_factor is not None:
        found = replace(found, staff=found.staff * changes.staff_factor)
    if changes.wishes_soft:
        found = replace(found, cells=tuple(replace(cell, within_km=UNLIMITED) for cell in found.cells))
    return found


def with_openings(problem: Problem, openings: tuple[Opening, ...], closed_sites: frozenset[tuple[int, int]]) -> Problem:
    """With these modules decided. Sites in `closed_sites` (size, municipality) hold them and never more: a person took
    something away there, and the computation does not put it back.
    """
    limit, first = problem.site_limit.copy(), problem.site_from.copy()
    decided = np.zeros_like(limit)
    for one in openings:
        decided[one.size, one.municipality] += one.count
        first[one.size, one.municipality] = min(first[one.size, one.municipality], one.year)
    limit = np.maximum(limit, decided)
    for size, place in closed_sites:
        limit[size, place] = decided[size, place]
    return replace(problem, site_limit=limit, site_from=first, decided=openings)


def with_shared_money(problem: Problem) -> Problem:
    """With one budget for all regions that have one; what a year leaves is carried on as they all may."""
    budgets = problem.budgets
    if not budgets:
        return problem
    shared = Budget(
        code=COUNTRY,
        regions=tuple(region for one in budgets for region in one.regions),
        amounts=tuple(sum(of_year) for of_year in zip(*(one.amounts for one in budgets), strict=True)),
        carry=min(one.carry for one in budgets),
    )
    return replace(problem, budgets=(shared,))


def _shorter(problem: Problem, years: int) -> Problem:
    if years >= len(problem.years):
        return problem
    return replace(
        problem,
        years=problem.years[:years],
        cells=tuple(replace(cell, earliest=min(cell.earliest, years - 1)) for cell in problem.cells),
        free_places=problem.free_places[:, :, :years],
        supply=problem.supply[:, :, :years],
        staff=problem.staff[:, :years],
        moves=problem.moves[:, :years],
        budgets=tuple(replace(one, amounts=one.amounts[:years]) for one in problem.budgets),
        institutions=tuple(
            replace(one, closes=one.closes if one.closes < years else NOWHERE) for one in problem.institutions
        ),
    )


def _money(problem: Problem, changes: ScenarioChanges) -> Problem:
    if changes.budget_unlimited:
        return replace(problem, budgets=())
    budgets = problem.budgets
    if changes.budget_by_year:
        unknown = sorted(set(changes.budget_by_year) - set(problem.years))
        if unknown:
            raise _unknown("budget_by_year", str(unknown[0]))
        total = {year: sum(one.amounts[t] for one in budgets) for t, year in enumerate(problem.years)}
        budgets = tuple(
            replace(
                one,
                amounts=tuple(
                    amount
                    if year not in changes.budget_by_year
                    else changes.budget_by_year[year] * (amount / total[year] if total[year] else 1 / len(budgets))
                    for year, amount in zip(problem.years, one.amounts, strict=True)
                ),
            )
            for one in budgets
        )
    if changes.budget_factor is not None:
        factor = changes.budget_factor
        budgets = tuple(replace(one, amounts=tuple(amount * factor for amount in one.amounts)) for one in budgets)
    return replace(problem, budgets=budgets)


def _ways(problem: Problem, changes: ScenarioChanges) -> Problem:
    codes = {one.code for one in problem.services}
    unknown = sorted(set(changes.reach_km) - codes)
    if unknown:
        raise _unknown("reach_km", unknown[0])
    factor = changes.reach_factor or 1.0
    services = tuple(
        replace(one, reach_km=changes.reach_km.get(one.code, one.reach_km * factor)) for one in problem.services
    )
    return replace(problem, services=services)


def _closing(problem: Problem, changes: ScenarioChanges) -> Problem:
    codes = {one.code for one in problem.institutions}
    unknown = sorted(set(changes.closing_dates) - codes)
    if unknown:
        raise _unknown("closing_dates", unknown[0])
    last = len(problem.years) - 1
    made = []
    for one in problem.institutions:
        closes = one.closes
        if one.code in changes.closing_dates:
            year = changes.closing_dates[one.code]
            closes = last + 1 if year is None else year - problem.years[0]
            if closes < 0:
                raise ChangesNotPossible(
                    key=f"closing_dates.{one.code}",
                    lt=f"Uždarymo metai {year} yra anksčiau, nei prasideda planas ({problem.years[0]} m.).",
                    en=f"The closing year {year} is before the plan begins ({problem.years[0]}).",
                )
        elif closes != NOWHERE or changes.closing_shift_years < 0:
            # Without a day it closes after the plan; a year earlier is then its last year.
            closes = max(0, (last + 1 if closes == NOWHERE else closes) + changes.closing_shift_years)
        made.append(replace(one, closes=closes if closes <= last else NOWHERE))
    return replace(problem, institutions=tuple(made))


def _unknown(key: str, value: str) -> ChangesNotPossible:
    return ChangesNotPossible(
        key=key,
        lt=f"Užfiksuotose įvestyse nėra „{value}“, todėl to keisti negalima.",
        en=f"The frozen input holds no “{value}”, so it cannot be changed.",
    )

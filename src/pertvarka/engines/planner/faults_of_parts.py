"""Faults of services, people and money; `faults` puts them together."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pertvarka.engines.planner.faults import Fault, FaultCode, Plausible
from pertvarka.engines.planner.problem import NOWHERE, UNLIMITED, Problem


def pointing(problem: Problem) -> Iterator[Fault]:
    """Whatever points at something that is not there, and what is there twice."""
    count = {name: len(getattr(problem, name)) for name in
             ("years", "municipalities", "regions", "services", "sizes", "profiles", "institutions")}  # fmt: skip
    checked: list[tuple[str, int, int, int]] = [
        *((f"region_of[{j}]", int(r), 0, count["regions"]) for j, r in enumerate(problem.region_of)),
        *((f"sizes[{k}].service", size.service, 0, count["services"]) for k, size in enumerate(problem.sizes)),
        *((f"profiles[{p}].home", one.home, NOWHERE, count["services"]) for p, one in enumerate(problem.profiles)),
        *(
            (f"budgets[{b}].regions", r, 0, count["regions"])
            for b, one in enumerate(problem.budgets)
            for r in one.regions
        ),
    ]
    for c, cell in enumerate(problem.cells):
        checked += [
            (f"cells[{c}].profile", cell.profile, 0, count["profiles"]),
            (f"cells[{c}].municipality", cell.municipality, 0, count["municipalities"]),
            (f"cells[{c}].institution", cell.institution, NOWHERE, count["institutions"]),
            *((f"cells[{c}].refused", j, 0, count["municipalities"]) for j in cell.refused),
        ]
    for d, opening in enumerate(problem.decided):
        checked += [
            (f"decided[{d}].size", opening.size, 0, count["sizes"]),
            (f"decided[{d}].municipality", opening.municipality, 0, count["municipalities"]),
            (f"decided[{d}].year", opening.year, 0, count["years"]),
        ]
    yield from (
        Fault(FaultCode.UNKNOWN_INDEX, where, value) for where, value, low, end in checked if not low <= value < end
    )
    yield from _names(problem)


def _names(problem: Problem) -> Iterator[Fault]:
    if any(after <= before for before, after in zip(problem.years, problem.years[1:], strict=False)):
        yield Fault(FaultCode.YEARS_NOT_IN_ORDER, "years", ", ".join(str(year) for year in problem.years))
    for name in ("municipalities", "regions"):
        yield from _twice(name, getattr(problem, name))
    for name in ("services", "sizes", "profiles", "institutions", "budgets"):
        yield from _twice(name, [one.code for one in getattr(problem, name)])


def _twice(name: str, codes: Sequence[str]) -> Iterator[Fault]:
    yield from (Fault(FaultCode.CODE_TWICE, name, code) for code, count in Counter(codes).items() if count > 1)


def services(problem: Problem, plausible: Plausible) -> Iterator[Fault]:
    """Services, the modules that are built of them, and what is decided of those."""
    for s, one in enumerate(problem.services):
        where = f"services[{s}]"
        yield from _amount(one.reach_km, f"{where}.reach_km", is_endless=True)
        yield from _amount(one.staff, f"{where}.staff")
        yield from _cost(one.running_cost, f"{where}.running_cost", plausible.year, FaultCode.YEAR_TOO_DEAR)
        yield from _cost(one.existing_cost, f"{where}.existing_cost", plausible.year, FaultCode.YEAR_TOO_DEAR)
        yield from _cost(one.build_cost, f"{where}.build_cost", plausible.place, FaultCode.PLACE_TOO_DEAR)
    for k, size in enumerate(problem.sizes):
        where = f"sizes[{k}]"
        if not 0 < size.places < UNLIMITED:
            yield Fault(FaultCode.NOBODY_FITS, f"{where}.places", size.places)
            continue
        if problem.services[size.service].is_by_unit:
            yield Fault(FaultCode.MODULE_OF_UNITS, f"{where}.service", problem.services[size.service].code)
        yield from _amount(size.staff, f"{where}.staff")
        most, dear = plausible.place * size.places, FaultCode.PLACE_TOO_DEAR
        yield from _cost(size.build_cost, f"{where}.build_cost", most, dear)
        yield from _cost(
            size.running_cost, f"{where}.running_cost", plausible.year * size.places, FaultCode.YEAR_TOO_DEAR
        )
        for j in (problem.site_cost[k] > most).nonzero()[0]:
            if math.isfinite(problem.site_cost[k, j]):
                yield Fault(dear, f"site_cost[{k},{j}]", float(problem.site_cost[k, j]))
    for d, opening in enumerate(problem.decided):
        if opening.count < 1:
            yield Fault(FaultCode.NEGATIVE, f"decided[{d}].count", opening.count)


def people(problem: Problem, plausible: Plausible) -> Iterator[Fault]:
    """Profiles, cells and institutions."""
    for p, profile in enumerate(problem.profiles):
        where, persons = f"profiles[{p}]", profile.persons
        if persons < 1:
            yield Fault(FaultCode.NO_PERSON, f"{where}.persons", persons)
        for s, amount in enumerate(profile.amounts):
            yield from _amount(amount, f"{where}.amounts[{s}]")
        if profile.home != NOWHERE and not problem.services[profile.home].is_residential:
            yield Fault(FaultCode.HOME_NOT_RESIDENTIAL, f"{where}.home", problem.services[profile.home].code)
        if profile.home != NOWHERE and profile.amounts[profile.home] == 0:
            yield Fault(FaultCode.HOME_WITHOUT_UNITS, f"{where}.amounts[{profile.home}]", 0)
        dear = plausible.year * max(persons, 1)
        yield from _cost(profile.institution_cost, f"{where}.institution_cost", dear, FaultCode.YEAR_TOO_DEAR)
        yield from _cost(profile.released, f"{where}.released", UNLIMITED, FaultCode.YEAR_TOO_DEAR)
        if profile.institution_cost < profile.released < UNLIMITED:
            yield Fault(FaultCode.RELEASED_ABOVE_COST, f"{where}.released", profile.released)
        yield from _amount(profile.weight, f"{where}.weight")
    yield from _cells(problem)


def _cells(problem: Problem) -> Iterator[Fault]:
    for c, cell in enumerate(problem.cells):
        if cell.households < 1 or cell.households != int(cell.households):
            yield Fault(FaultCode.NO_HOUSEHOLD, f"cells[{c}].households", cell.households)
        if cell.earliest < 0:
            yield Fault(FaultCode.MOVES_BEFORE_START, f"cells[{c}].earliest", cell.earliest)
        yield from _amount(cell.within_km, f"cells[{c}].within_km", is_endless=True)
    for q, institution in enumerate(problem.institutions):
        if institution.closes < 0 and institution.closes != NOWHERE:
            yield Fault(FaultCode.CLOSES_BEFORE_START, f"institutions[{q}].closes", institution.closes)


def money(problem: Problem, plausible: Plausible) -> Iterator[Fault]:
    """Budgets and weights."""
    paid = Counter(r for budget in problem.budgets for r in budget.regions)
    yield from (
        Fault(FaultCode.REGION_IN_TWO_BUDGETS, "budgets", problem.regions[r]) for r, times in paid.items() if times > 1
    )
    persons: Counter[int] = Counter()
    for cell in problem.cells:
        persons[int(problem.region_of[cell.municipality])] += cell.households * problem.profiles[cell.profile].persons
    for b, budget in enumerate(problem.budgets):
        most = plausible.person * max(1, sum(persons[r] for r in budget.regions))
        for t, amount in enumerate(budget.amounts):
            yield from _amount(amount, f"budgets[{b}].amounts[{t}]")
            if most < amount < UNLIMITED:
                yield Fault(FaultCode.BUDGET_TOO_GREAT, f"budgets[{b}].amounts[{t}]", amount)
        yield from _share(budget.carry, f"budgets[{b}].carry", low=0.0)
    weights = problem.weights
    yield from _share(weights.discount, "weights.discount", low=1e-6)
    for name in ("tail_years", "waiting", "never", "late_closing", "kilometre"):
        yield from _amount(getattr(weights, name), f"weights.{name}")


def _share(value: float, where: str, *, low: float) -> Iterable[Fault]:
    return () if low <= value <= 1 else (Fault(FaultCode.NOT_A_SHARE, where, value),)


def _amount(value: float, where: str, *, is_endless: bool = False) -> Iterator[Fault]:
    if math.isnan(value):
        yield Fault(FaultCode.NOT_A_NUMBER, where, value)
    elif value < 0:
        yield Fault(FaultCode.NEGATIVE, where, value)
    elif value == UNLIMITED and not is_endless:
        yield Fault(FaultCode.INFINITE, where, value)


def _cost(value: float, where: str, most: float, dear: FaultCode) -> Iterator[Fault]:
    if value < 0:
        yield Fault(FaultCode.NEGATIVE_COST, where, value)
        return
    yield from _amount(value, where)
    if most < value < UNLIMITED:
        yield Fault(dear, where, value)

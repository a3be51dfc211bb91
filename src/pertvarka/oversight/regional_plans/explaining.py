"""Questions about a computed plan, answered by solving again. Cells stay inside; what comes out is of places, money and
municipalities told together, and a count of persons below five is not told.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from pertvarka.engines.planner import costs, explain, serial
from pertvarka.engines.planner.explain import Limit
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Opening, Problem
from pertvarka.engines.planner.solve import Faulty
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.oversight.regional_plans import solving, telling
from pertvarka.oversight.regional_plans.actions.freezing import faulty
from pertvarka.oversight.regional_plans.errors import HandChangeNotPossible, NotComputed, ValueNotPossible
from pertvarka.oversight.regional_plans.figures import Count
from pertvarka.oversight.regional_plans.models import ComputedPlan, Scenario
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import reach

COMMAND = "solve_plans"
MOST_CELLS = 12
"""So many groups of households are asked about, the largest first; each is solved again for every limit."""
LONGEST_S = 8.0
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The module in another municipality: thousands of euros more, worth today; `is_equal`: no difference is proved."""

    municipality: str
    regret: float
    is_equal: bool


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What keeps persons of a municipality waiting until a year; None: fewer than five."""

    limit: Limit
    persons: Count


@dataclass(frozen=True, slots=True)
class WithMore:
    """Persons who wait at the end, as planned and with what was asked for."""

    before: Count
    after: Count
    places_before: int
    places_after: int


@dataclass(frozen=True, slots=True)
class FarAway:
    """Persons who live elsewhere than wished, by the municipality they wished for; `longest_km` of them all."""

    municipality: str
    persons: Count
    longest_km: float


def why_here(
    *, scenario: Scenario, size_code: str, municipality: str, year: int, by: Account | None
) -> list[Elsewhere]:
    """What the same module would cost elsewhere in the region, the cheapest first.

    Raises:
        NotAllowed, NotComputed.
        HandChangeNotPossible: the plan opens no such module there.
    """

    def asked(problem: Problem, plan: Plan) -> list[Elsewhere]:
        opening = _opening(problem, plan, size_code, municipality, year)
        found = explain.why_here(problem, plan, opening)
        return [
            Elsewhere(problem.municipalities[one.municipality], round(one.regret, 1), one.is_equal) for one in found
        ]

    return _answered(scenario, by, asked)


def why_waiting(
    *, scenario: Scenario, municipalities: tuple[str, ...], year: int, by: Account | None
) -> list[HeldBack]:
    """What keeps those of these municipalities who have not moved by the end of a year; the most persons first.

    Raises:
        NotAllowed, NotComputed.
        ValueNotPossible: a year the plan does not have.
    """

    def asked(problem: Problem, plan: Plan) -> list[HeldBack]:
        if year not in problem.years:
            raise ValueNotPossible(value=str(year), lowest=str(problem.years[0]), highest=str(problem.years[-1]))
        index = problem.years.index(year)
        left = costs.waiting(problem, plan)[:, index]
        cells = [
            n for n, cell in enumerate(problem.cells) if problem.municipalities[cell.municipality] in municipalities
        ]
        waiting = sorted((n for n in cells if left[n] > 0), key=lambda n: (-left[n], n))[:MOST_CELLS]
        held: Counter[Limit] = Counter()
        for number in waiting:
            persons = problem.profiles[problem.cells[number].profile].persons
            held[explain.why_waiting(problem, plan, number, index).limit] += round(float(left[number])) * persons
        return [HeldBack(limit, telling.hidden_if_small(count)) for limit, count in held.most_common()]

    return _answered(scenario, by, asked)


def with_money(*, scenario: Scenario, year: int, amount: float, by: Account | None) -> WithMore:
    """What so many thousands of euros more (or less) in a year would bring.

    Raises:
        NotAllowed, NotComputed.
        ValueNotPossible: a year the plan does not have, or a plan without a budget.
        InputFaulty: more than anybody can spend on so few, or less than nothing.
    """

    def asked(problem: Problem, plan: Plan) -> WithMore:
        if year not in problem.years or not problem.budgets:
            raise ValueNotPossible(value=str(year), lowest=str(problem.years[0]), highest=str(problem.years[-1]))
        return _compared(problem, plan, _with_money(problem, problem.years.index(year), amount))

    return _answered(scenario, by, asked)


def _with_money(problem: Problem, year: int, amount: float) -> Problem:
    """Of several budgets each gets as much of it as of all the people its regions have."""
    of_region = np.bincount(
        problem.region_of, weights=telling.persons_by_place(problem), minlength=len(problem.regions)
    )
    for number, one in enumerate(problem.budgets):
        share = float(of_region[list(one.regions)].sum() / of_region.sum())
        problem = explain.with_money(problem, number, year, amount * share)
    return problem


def with_places(*, scenario: Scenario, service: str, municipality: str, places: int, by: Account | None) -> WithMore:
    """What so many more free places of a service would bring.

    Raises:
        NotAllowed, NotComputed.
        HandChangeNotPossible: the input has no such service or municipality.
    """

    def asked(problem: Problem, plan: Plan) -> WithMore:
        codes = [one.code for one in problem.services]
        if service not in codes or municipality not in problem.municipalities:
            raise _unknown(service if service not in codes else municipality)
        changed = explain.with_places(
            problem, codes.index(service), problem.municipalities.index(municipality), float(places)
        )
        return _compared(problem, plan, changed)

    return _answered(scenario, by, asked)


def unmet_wishes(*, scenario: Scenario, by: Account | None) -> list[FarAway]:
    """Who lives elsewhere than wished, by municipality.

    Raises:
        NotAllowed, NotComputed.
    """

    def asked(problem: Problem, plan: Plan) -> list[FarAway]:
        persons: Counter[str] = Counter()
        longest: dict[str, float] = {}
        for one in explain.wishes(problem, plan):
            cell = problem.cells[one.cell]
            place = problem.municipalities[cell.municipality]
            persons[place] += round(one.households) * problem.profiles[cell.profile].persons
            longest[place] = max(longest.get(place, 0.0), one.kilometres)
        shown = telling.shown_table(sorted(persons), (), {(place, ""): count for place, count in persons.items()})
        return [FarAway(place, shown[place, ""], round(longest[place], 1)) for place in sorted(persons)]

    return _answered(scenario, by, asked)


def _answered(scenario: Scenario, by: Account | None, asked: Callable[[Problem, Plan], Answer]) -> Answer:
    if by is not None:
        reach.require(by, Permission.SCENARIO_RUN, scenario.input.region)
    if not scenario.has_result:
        raise NotComputed
    with scope.of_command(COMMAND):
        problem = solving.prepared(scenario).problem
        plan = serial.plan_from_json(ComputedPlan.objects.get(scenario=scenario).content)
    return asked(problem, plan)


def _compared(problem: Problem, plan: Plan, changed: Problem) -> WithMore:
    try:
        found = explain.what_if(problem, plan, changed, time_limit_s=LONGEST_S)
    except Faulty as error:
        raise faulty(error.faults) from error
    return WithMore(
        before=telling.hidden_if_small(round(found.waiting_before)),
        after=telling.hidden_if_small(round(found.waiting_after)),
        places_before=_places(problem, plan),
        places_after=_places(changed, found.plan),
    )


def _places(problem: Problem, plan: Plan) -> int:
    return round(sum(one.count * problem.sizes[one.size].places for one in plan.openings))


def _opening(problem: Problem, plan: Plan, size_code: str, municipality: str, year: int) -> Opening:
    for one in plan.openings:
        here = (problem.sizes[one.size].code, problem.municipalities[one.municipality], problem.years[one.year])
        if here == (size_code, municipality, year):
            return one
    raise _unknown(f"{size_code} {municipality} {year}")


def _unknown(wanted: str) -> HandChangeNotPossible:
    return HandChangeNotPossible(
        lt=f"Šiame plane nėra „{wanted}“. Pasirinkite iš sąrašo.",
        en=f"This plan holds no “{wanted}”. Choose from the list.",
    )

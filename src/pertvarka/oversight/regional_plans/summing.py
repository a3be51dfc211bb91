"""From a computed plan to its summary: who moved and who waits, what opens, what it costs, what is missing."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from pertvarka.engines.disclosure.table import TOTAL
from pertvarka.engines.planner import costs
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import NOWHERE, Floats, Opening, Problem
from pertvarka.oversight.regional_plans import by_unit, telling
from pertvarka.oversight.regional_plans.figures import MunicipalityLeft, OpeningTold, Reason, ServiceLeft, Summary

MOVED, WAITING = "moved", "waiting"
LONGER_THAN = 1
MONEY_STEP, STAFF_STEP = 50.0, 5.0
"""kEUR and FTE to which sums of a year are told, so that nobody divides one by the known price of a leased home and
finds how many people it is for. What a building costs is told as it is.
"""
CENT = 1e-6
"""Of a step: arithmetic, no money. What is missing is rounded up, or a little would be told as nothing."""
NEARLY = 0.97
"""A limit used to this share holds the plan back."""
ROUGH = 0.05
"""With a wider gap a longer search may find by itself what seems to be missing."""


def summary(problem: Problem, plan: Plan, *, frozen: Problem, by_hand: Sequence[Opening] = ()) -> Summary:
    """The plan of a scenario.

    Args:
        frozen: the input without the changes: its needs group the municipalities, its money is what is there.
        by_hand: openings that people put there.
    """
    told = _Telling(problem, plan, frozen, by_hand)
    return told.summary()


class _Telling:
    def __init__(self, problem: Problem, plan: Plan, frozen: Problem, by_hand: Sequence[Opening]) -> None:
        self.problem, self.plan, self.frozen, self.by_hand = problem, plan, frozen, by_hand
        self.years = range(len(problem.years))
        self.groups, self.names = telling.grouped(frozen)
        self.left = self._left()
        self.ledger = costs.ledger(problem, plan)

    def summary(self) -> Summary:
        problem, ledger = self.problem, self.ledger
        total = problem.persons_count
        moved = [round(float(value)) for value in ledger.moved.sum(axis=0)]
        waiting = round(float(self.left[:, -1].sum())) if len(self.years) else 0
        by_year = telling.shown_table(
            [str(year) for year in problem.years] + [WAITING], (),
            {**{(str(y), TOTAL): n for y, n in zip(problem.years, moved, strict=True)}, (WAITING, TOTAL): waiting},
        )  # fmt: skip
        shown = by_year[WAITING, TOTAL]
        opened = [self._opened(one) for one in self.plan.openings]
        places = [sum(one.places for one in opened if one.year == year) for year in problem.years]
        services = self._services(opened)
        return Summary(
            years=problem.years,
            persons=telling.hidden_if_small(total),
            moved=tuple(by_year[str(year), TOTAL] for year in problem.years),
            moved_total=telling.hidden_if_small(total - waiting) if shown is not None else None,
            waiting=shown,
            waiting_share=None if shown is None or not total else round(shown / total, 4),
            waits_over_year=telling.hidden_if_small(self._waits_long()),
            places=tuple(places),
            places_total=sum(places),
            build_cost=_rounded(ledger.building.sum(axis=0)),
            running_cost=_rounded(ledger.running.sum(axis=0)),
            released=_rounded(ledger.released.sum(axis=0)),
            budget=tuple(_finite(sum(one.amounts[t] for one in problem.budgets)) for t in self.years),
            carried=tuple(_stepped(_finite(sum(one[t] for one in self.plan.carried))) for t in self.years),
            staff=_rounded(ledger.staff.sum(axis=0), STAFF_STEP),
            missing_money=MONEY_STEP * math.ceil(self._missing() / MONEY_STEP - CENT),
            longest_trip_km=round(self._longest(), 1),
            municipalities=tuple(self._municipalities(opened)),
            services=tuple(services),
            openings=tuple(opened),
            reasons=tuple(self._reasons()),
            late_institutions=tuple(self._late()),
            units=tuple(
                by_unit.units(
                    problem,
                    self.plan,
                    groups=self.groups,
                    names=self.names,
                    moved={one.code: None if one.waiting is None else one.persons for one in services},
                )
            ),
        )

    def _left(self) -> Floats:
        """Persons of every cell who wait at the end of each year: (C, T)."""
        persons = np.array([self.problem.profiles[cell.profile].persons for cell in self.problem.cells], dtype=float)
        left: Floats = costs.waiting(self.problem, self.plan) * persons[:, None]
        return left

    def _waits_long(self) -> int:
        """Persons who wait longer than a year after the year they wished for."""
        count = 0.0
        for number, cell in enumerate(self.problem.cells):
            last = cell.earliest + LONGER_THAN
            if last < len(self.years):
                count += float(self.left[number, last])
        return round(count)

    def _missing(self) -> float:
        """Money above what the frozen input has, carried on as its budgets allow."""
        same = len(self.frozen.years) == len(self.problem.years)
        budgets = self.frozen if same else self.problem
        _kept, short = costs.carried(budgets, self.ledger.spending)
        return float(short.sum())

    def _longest(self) -> float:
        distance = self.problem.distance
        ways = [distance[self.problem.cells[one.cell].municipality, one.home] for one in self.plan.moves]
        ways += [distance[one.home, one.place] for one in self.plan.trips]
        return float(max(ways, default=0.0))

    def _municipalities(self, opened: Sequence[OpeningTold]) -> list[MunicipalityLeft]:
        problem = self.problem
        wished = np.array([cell.municipality for cell in problem.cells], dtype=np.int64)
        persons = telling.persons_by_place(problem)
        by_year = []
        for t in self.years:
            counts: dict[tuple[str, str], int] = {}
            for group in self.groups:
                here = np.isin(wished, group)
                waits = round(float(self.left[here, t].sum()))
                counts[self.names[group], WAITING] = waits
                counts[self.names[group], MOVED] = int(persons[list(group)].sum()) - waits
            rows = [self.names[group] for group in self.groups]
            by_year.append(telling.shown_table(rows, (MOVED, WAITING), counts))
        return [
            MunicipalityLeft(
                codes=tuple(problem.municipalities[place] for place in group),
                persons=telling.hidden_if_small(int(persons[list(group)].sum())),
                waiting=tuple(table[self.names[group], WAITING] for table in by_year),
                places=sum(
                    one.places
                    for one in opened
                    if one.municipality in {problem.municipalities[place] for place in group}
                ),
            )
            for group in self.groups
        ]

    def _services(self, opened: Sequence[OpeningTold]) -> list[ServiceLeft]:
        problem = self.problem
        needed = telling.persons_by_service(problem)
        waits = np.zeros(len(problem.services))
        for number, cell in enumerate(problem.cells):
            waits += (np.array(problem.profiles[cell.profile].amounts) > 0) * (
                self.left[number, -1] if self.years else 0
            )
        told = []
        for s, service in enumerate(problem.services):
            waiting = round(float(waits[s]))
            table = telling.shown_table(
                (MOVED, WAITING), (), {(MOVED, TOTAL): needed[s] - waiting, (WAITING, TOTAL): waiting}
            )
            told.append(
                ServiceLeft(
                    code=service.code,
                    persons=table[TOTAL, TOTAL],
                    waiting=table[WAITING, TOTAL],
                    places_now=int(problem.free_places[s, :, 0].sum()) if self.years else 0,
                    places_opened=tuple(
                        sum(one.places for one in opened if one.service == service.code and one.year == year)
                        for year in problem.years
                    ),
                )
            )
        return told

    def _opened(self, opening: Opening) -> OpeningTold:
        problem, size = self.problem, self.problem.sizes[opening.size]
        return OpeningTold(
            size=size.code,
            service=problem.services[size.service].code,
            municipality=problem.municipalities[opening.municipality],
            year=problem.years[opening.year],
            count=opening.count,
            places=round(opening.count * size.places),
            build_cost=round(opening.count * float(problem.site_cost[opening.size, opening.municipality]), 2),
            running_cost=round(opening.count * size.running_cost, 2),
            staff=round(opening.count * size.staff, 2),
            is_by_hand=any(
                (one.size, one.municipality, one.year) == (opening.size, opening.municipality, opening.year)
                for one in self.by_hand
            ),
        )

    def _reasons(self) -> list[Reason]:
        """Why persons still wait at the end: nowhere to go, a limit that is used up, or a price that is too high."""
        stuck = {one.cell: one for one in self.plan.stuck}
        counts: Counter[tuple[str, str]] = Counter()
        for number, cell in enumerate(self.problem.cells):
            waits = round(float(self.left[number, -1])) if self.years else 0
            if not waits:
                continue
            if number in stuck:
                one = stuck[number]
                service = "" if one.service == NOWHERE else self.problem.services[one.service].code
                counts[str(one.obstacle), service] += waits
            else:
                counts[self._limit(int(self.problem.region_of[cell.municipality])), ""] += waits
        names = [f"{code}|{service}" for code, service in sorted(counts)]
        shown = (
            telling.shown_table(names, (), {(f"{c}|{s}", TOTAL): n for (c, s), n in counts.items()}) if names else {}
        )
        return [
            Reason(code=code, service=service, persons=shown[f"{code}|{service}", TOTAL])
            for code, service in sorted(counts)
        ]

    def _limit(self, region: int) -> str:
        """The first limit of a region that some year has used up."""
        spending = self.ledger.spending
        for number, budget in enumerate(self.problem.budgets):
            if region in budget.regions:
                used = spending[list(budget.regions)].sum(axis=0)
                before = np.concatenate([[0.0], np.array(self.plan.carried[number][:-1])]) if self.plan.carried else 0.0
                if bool((used >= NEARLY * (np.array(budget.amounts) + before)).any()):
                    return "money"
        if bool((self.ledger.staff[region] >= NEARLY * self.problem.staff[region]).any()):
            return "staff"
        if bool((self.ledger.moved[region] >= NEARLY * self.problem.moves[region]).any()):
            return "moves"
        return "unfinished" if self.plan.gap > ROUGH else "too_dear"

    def _late(self) -> list[str]:
        found = set()
        for number, cell in enumerate(self.problem.cells):
            if cell.institution == NOWHERE:
                continue
            institution = self.problem.institutions[cell.institution]
            if institution.closes != NOWHERE and bool((self.left[number, institution.closes :] > 0).any()):
                found.add(institution.code)
        return sorted(found)


def _rounded(values: Floats, step: float = MONEY_STEP) -> tuple[float, ...]:
    return tuple(_stepped(float(value), step) for value in values)


def _stepped(value: float, step: float = MONEY_STEP) -> float:
    return step * round(value / step)


def _finite(value: float) -> float:
    """No limit is told as zero beside the words that there is none."""
    return round(float(value), 2) if np.isfinite(value) else 0.0

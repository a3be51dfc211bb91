"""From frozen facts and values to the problem the engine solves, and which need went into which of its cells."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from pertvarka.engines.planner import problem as planner
from pertvarka.engines.planner.problem import NOWHERE, UNLIMITED, Problem
from pertvarka.oversight.regional_plans import distances, households, money
from pertvarka.oversight.regional_plans.definitions import PlannedServiceShape
from pertvarka.oversight.regional_plans.facts import Facts, Gap
from pertvarka.oversight.regional_plans.households import Household
from pertvarka.oversight.regional_plans.values import Values


@dataclass(frozen=True, slots=True)
class Built:
    """`households` are as they were read; `cell_of_need` is by key of the need."""

    problem: Problem
    households: tuple[Household, ...]
    cell_of_need: dict[int, int]
    gaps: tuple[Gap, ...]


def build(
    facts: Facts,
    *,
    services: Sequence[PlannedServiceShape],
    residential: frozenset[str],
    values: Values,
    years: Sequence[int],
    extra_households: int = 0,
) -> Built:
    """The problem of the facts' regions.

    Args:
        services: how each kind of service is given; those that are unplanned are told as gaps.
        residential: codes of the kinds people live in.
        extra_households: so many more who are expected to come before admissions stop, with the commonest needs.
    """
    planned = [one for one in services if one.given != "unplanned"]
    found, gaps = households.of_facts(facts, planned=frozenset(one.code for one in planned))
    needed = {code for one in found for code, _amount in one.amounts}
    used = [one for one in sorted(planned, key=lambda one: one.code) if one.code in needed]
    parts = _Parts(facts, used, residential, values, tuple(years))
    cells, cell_of_need, profiles = parts.cells(found, extra_households)
    return Built(parts.problem(cells, profiles), tuple(found), cell_of_need, (*gaps, *parts.gaps(found)))


class _Parts:
    def __init__(
        self,
        facts: Facts,
        services: Sequence[PlannedServiceShape],
        residential: frozenset[str],
        values: Values,
        years: tuple[int, ...],
    ) -> None:
        self.facts, self.shapes, self.residential, self.values, self.years = facts, services, residential, values, years
        self.place_of = {one.code: number for number, one in enumerate(facts.municipalities)}
        self.regions = tuple(sorted({one.region for one in facts.municipalities}))
        self.service_of = {one.code: number for number, one in enumerate(services)}
        self.institution_of = {one.code: number for number, one in enumerate(facts.institutions)}

    def problem(self, cells: tuple[planner.Cell, ...], profiles: tuple[planner.Profile, ...]) -> Problem:
        general = self.values.of
        sizes = money.sizes(self.shapes, self.values)
        places, years = len(self.place_of), len(self.years)
        limits = np.array([[money.site_limit(self.shapes, self.values, k)] * places for k in range(len(sizes))])
        leads = [self.shapes[size.service].lead_years for size in sizes]
        by_size = (len(sizes), places)
        demand = self._demand(cells, profiles)
        return Problem(
            years=self.years,
            municipalities=tuple(one.code for one in self.facts.municipalities),
            regions=self.regions,
            services=money.services(self.shapes, self.values, self.residential),
            sizes=sizes,
            profiles=profiles,
            cells=cells,
            region_of=np.array([self.regions.index(one.region) for one in self.facts.municipalities], dtype=np.int64),
            distance=np.array(
                distances.matrix(
                    self.facts.municipalities,
                    roads=self.facts.roads,
                    factor=general("road_factor"),
                    inside_km=general("inside_km"),
                ),
                dtype=float,
            ).reshape(places, places),
            free_places=self._free_places(),
            site_limit=limits.astype(np.int64).reshape(by_size),
            site_from=np.array([[lead] * places for lead in leads], dtype=np.int64).reshape(by_size),
            site_cost=np.array([[size.build_cost] * places for size in sizes], dtype=float).reshape(by_size),
            supply=self._supply(),
            staff=money.staff(self.shapes, self.values, demand, years),
            moves=money.moves(self.values, self._persons(cells, profiles), years),
            budgets=money.budgets(self.values, self.regions, self.years, self._persons(cells, profiles)),
            institutions=tuple(
                planner.Institution(one.code, self._closes(one.target_on)) for one in self.facts.institutions
            ),
            weights=money.weights(self.values),
        )

    def cells(
        self, found: Sequence[Household], extra: int
    ) -> tuple[tuple[planner.Cell, ...], dict[int, int], tuple[planner.Profile, ...]]:
        """Households with the same profile, municipality, institution, year and limit are one cell."""
        profiles: dict[tuple[object, ...], int] = {}
        made: list[planner.Profile] = []
        counted: Counter[tuple[int, int, int, int, float]] = Counter()
        keys: list[tuple[int, int, int, int, float]] = []
        for one in found:
            profile_key = (one.group, one.home, one.amounts, len(one.persons), bool(one.institution))
            if profile_key not in profiles:
                profiles[profile_key] = len(made)
                made.append(self._profile(one, len(made)))
            key = (
                profiles[profile_key],
                self.place_of[one.municipality],
                self.institution_of.get(one.institution, NOWHERE),
                min(max(one.wished_from.year - self.years[0], 0), len(self.years) - 1),
                UNLIMITED if one.within_km is None else float(one.within_km),
            )
            counted[key] += 1
            keys.append(key)
        for profile, place, institution, _earliest, within in self._expected(counted, extra):
            counted[profile, place, institution, min(1, len(self.years) - 1), within] += 1
        order = {key: number for number, key in enumerate(sorted(counted))}
        cells = tuple(
            planner.Cell(
                profile, place, counted[profile, place, institution, earliest, within], institution, earliest, within
            )
            for profile, place, institution, earliest, within in order
        )
        of_need = {need: order[key] for one, key in zip(found, keys, strict=True) for need in one.needs}
        return cells, of_need, tuple(made)

    def gaps(self, found: Sequence[Household]) -> list[Gap]:
        """What of places, money, institutions and limits is missing or old."""
        told = []
        year_ago = self.facts.as_of.replace(year=self.facts.as_of.year - 1, day=min(self.facts.as_of.day, 28))
        stale = Counter(one.municipality for one in self.facts.offers if one.last_checked_on < year_ago)
        told += [Gap("offer_stale", "municipal_planner", place, count) for place, count in sorted(stale.items())]
        for one in self.facts.institutions:
            if one.target_on is None:
                told.append(Gap("closing_date_missing", "institution_head", one.code))
            elif one.target_on.year < self.years[0]:
                told.append(Gap("closing_date_past", "institution_head", one.code))
        told += [
            Gap("budget_missing", "ministry", region)
            for region in self.regions
            if self.values.get("budget", region=region) is None
        ]
        without = sum(not one.group or one.group == "other" for one in found)
        if without:
            told.append(Gap("group_missing", "case_manager", count=without))
        if self.facts.plans_without_needs:
            told.append(Gap("plan_without_needs", "case_manager", count=self.facts.plans_without_needs))
        return told

    def _expected(
        self, counted: "Counter[tuple[int, int, int, int, float]]", extra: int
    ) -> list[tuple[int, int, int, int, float]]:
        """Whoever still comes is like the commonest who live where admissions have not stopped."""
        opened = {
            number
            for number, one in enumerate(self.facts.institutions)
            if one.admissions_stop_on is None or one.admissions_stop_on.year >= self.years[0]
        }
        likely = sorted((key for key in counted if key[2] in opened), key=lambda key: (-counted[key], key))
        return [likely[number % len(likely)] for number in range(extra)] if likely else []

    def _profile(self, household: Household, number: int) -> planner.Profile:
        amounts = dict(household.amounts)
        cost = self.values.get("institution_cost", group=household.group)
        cost = self.values.of("institution_cost", group="other") if cost is None else cost
        yearly = cost * len(household.persons) if household.institution else 0.0
        return planner.Profile(
            code=f"P{number + 1:03d}",
            amounts=tuple(float(amounts.get(one.code, 0.0)) for one in self.shapes),
            persons=len(household.persons),
            home=self.service_of.get(household.home, NOWHERE),
            institution_cost=yearly,
            released=yearly * self.values.of("released_share"),
            weight=1.0 if household.institution else self.values.of("community_weight"),
        )

    def _closes(self, target: date | None) -> int:
        """The first year in which nobody shall live there."""
        if target is None:
            return NOWHERE
        first = target.year if (target.month, target.day) == (1, 1) else target.year + 1
        index = max(first - self.years[0], 0)
        return index if index < len(self.years) else NOWHERE

    def _free_places(self) -> planner.Floats:
        found = np.zeros((len(self.shapes), len(self.place_of), len(self.years)))
        for offer in self.facts.offers:
            if offer.service in self.service_of and offer.municipality in self.place_of:
                since = 0 if offer.opens_on is None else max(offer.opens_on.year - self.years[0], 0)
                found[self.service_of[offer.service], self.place_of[offer.municipality], since:] += offer.free
        return found

    def _supply(self) -> planner.Floats:
        """Units of a service by unit that each municipality can find: no limit, or so many more every year."""
        found = np.full((len(self.shapes), len(self.place_of), len(self.years)), UNLIMITED)
        free = self._free_places()
        for number, shape in enumerate(self.shapes):
            growth = self.values.get("supply", service=shape.code)
            if shape.given == "by_unit" and growth is not None:
                found[number] = free[number] + growth * np.arange(1, len(self.years) + 1)
        return found

    def _demand(self, cells: Sequence[planner.Cell], profiles: Sequence[planner.Profile]) -> planner.Floats:
        """Units of each service that everybody of a region needs: (R, S)."""
        found = np.zeros((len(self.regions), len(self.shapes)))
        for cell in cells:
            region = self.regions.index(self.facts.municipalities[cell.municipality].region)
            found[region] += cell.households * np.array(profiles[cell.profile].amounts)
        return found

    def _persons(self, cells: Sequence[planner.Cell], profiles: Sequence[planner.Profile]) -> list[int]:
        found = [0] * len(self.regions)
        for cell in cells:
            region = self.regions.index(self.facts.municipalities[cell.municipality].region)
            found[region] += cell.households * profiles[cell.profile].persons
        return found


def years_from(first: int, count: int) -> tuple[int, ...]:
    """The years of a plan.

    >>> years_from(2027, 4)
    (2027, 2028, 2029, 2030)
    """
    return tuple(range(first, first + count))

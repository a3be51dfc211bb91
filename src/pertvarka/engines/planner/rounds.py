"""Rounds over all regions: with money at a price, which look for modules, then within it, which settle people."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from pertvarka.engines.planner import allotting, bounding, choosing, coarse, money, placing, pricing, regions
from pertvarka.engines.planner.answer import Piece
from pertvarka.engines.planner.bounding import Proof
from pertvarka.engines.planner.placing import Placed, Task
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.pricing import Prices
from pertvarka.engines.planner.problem import Problem
from pertvarka.engines.planner.processes import Give
from pertvarka.engines.planner.regions import Part

BOUNDING, BRANCHING = 0.1, 0.35
"""Shares of the time for the proof: of several regions one after the other, of a region alone beside its search."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A round with money at a price: `share` of the time, what a kEUR beyond a region's part costs, whether profiles
    are joined.
    """

    share: float
    beyond: float = 3.0
    is_joined: bool = False


PRICED = (Kind(0.1, is_joined=True), Kind(0.2), Kind(0.1), Kind(0.1, 10.0))
"""First roughly, then on all profiles, then nearer and nearer to what the money carries."""
CHANGED = (Kind(0.2, 10.0),)
"""With a plan to begin with: as it is, so that what the change asks for may be taken from where it hurts least."""
WITHIN = 0.4
"""Share of the time that is left for each round within the money."""
ROUNDS = 8
BRANCHED = 1
"""In the first place of the trials: the modules of a region alone began with what branching found."""
LEAST_SECONDS = 3.0
Watch = Callable[[str, float, float, float], bool]


@dataclass(slots=True)
class Outcome:
    """The best pieces so far, by region, and what is proved."""

    pieces: list[Piece]
    bound: float
    bound_of: str
    steps: tuple[int, ...] = (0,)
    is_repeatable: bool = True
    placed: dict[int, Placed] = field(default_factory=dict)
    found: dict[int, list[Placed]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """Trials as an earlier plan tells them: first whether branching was taken over, then of every region and round."""

    steps: tuple[int, ...] | None
    regions: int

    @property
    def is_branched(self) -> bool:
        """Of a region alone: whether branching found modules that were taken over."""
        return self.regions == 1 and bool(self.steps) and self.steps[0] == BRANCHED  # type: ignore[index]

    def of_round(self, number: int) -> list[int | None] | None:
        """Trials of each region; None for as many as time allows, and no list where the earlier plan had ended."""
        if self.steps is None:
            return [None] * self.regions
        begun = 1 + number * self.regions
        return list(self.steps[begun : begun + self.regions]) or None


@dataclass(slots=True, kw_only=True)
class Rounds:
    """One search. `looked` are the plans at the price of money to go on from, which together may go beyond it;
    `outcome.placed` those the money carries.
    """

    problem: Problem
    outcome: Outcome
    prices: Prices
    give: Give
    threads: int
    deadline: float
    watch: Watch
    told: Told
    start: Plan | None
    looked: dict[int, Placed] = field(default_factory=dict, init=False)
    is_wanted: bool = field(default=True, init=False)
    is_within: bool = field(default=False, init=False)
    begun: float = field(init=False)
    limit: float = field(init=False)
    is_alone: bool = field(init=False)

    def __post_init__(self) -> None:
        self.begun = time.monotonic()
        self.limit = self.deadline - self.begun
        self.is_alone = len(self.problem.regions) == 1

    def run(self, gap: float) -> None:
        """All rounds; a stop asked for before anybody is settled still settles what was found."""
        priced = self._priced()
        is_timed = self.told.steps is None
        proof = self._proof() if self.threads > 1 and self._is_proved() else None
        for number in range(len(priced) + ROUNDS):
            within = number - len(priced)
            wanted, left = self.told.of_round(number), self.deadline - time.monotonic()
            if wanted is None or (within > 0 and left < LEAST_SECONDS):
                break
            if is_timed and not self.is_wanted:
                wanted = [0] * len(wanted)
            if within < 0:
                self._look(number, wanted, priced[number])
                continue
            self._settle(number, wanted, WITHIN * left, has_all=within % 2 == 0)
            if within == 0:
                # In one process alone the first plan comes before the proof.
                self._prove(proof or (self._proof() if self._is_proved() else None))
            reached = _objective(self.problem, self.outcome)
            if not self.is_wanted or (reached - self.outcome.bound) <= gap * abs(reached):
                break

    def _priced(self) -> tuple[Kind, ...]:
        """None without money to price; a region alone has time for all profiles, and none with a plan to begin with."""
        if not self.problem.budgets or (self.is_alone and self.start is not None):
            return ()
        if self.start is not None:
            return CHANGED
        return PRICED[1:] if self.is_alone else PRICED

    def _is_proved(self) -> bool:
        return self.told.steps is None or self.told.is_branched

    def _look(self, number: int, wanted: list[int | None], kind: Kind) -> None:
        """Every region at the price of money, beginning with what it found the round before."""
        parts = [
            allotting.at_price(self.problem, self.prices, self.looked, r, start=self.start) for r in range(len(wanted))
        ]
        looked = self._round(number, wanted, kind.share * self.limit, parts, kind)
        self.looked.update({placed.region: placed for placed in looked})
        if kind.is_joined:
            return
        for placed in looked:
            self._know(placed)
        self.looked.update(choosing.choose(self.problem, self.outcome.found, beyond=kind.beyond) or {})
        self._choose()

    def _settle(self, number: int, wanted: list[int | None], seconds: float, *, has_all: bool) -> None:
        """Every region within what it spends and its part of what nobody does, or with all that the others leave."""
        known = self.outcome.placed if self.is_within else self.looked
        parts = [allotting.within(self.problem, known, r, has_all=has_all) for r in range(len(wanted))]
        for placed in self._round(number, wanted, seconds, parts, None):
            self._know(placed)
        self.is_within = True
        self._choose()

    def _know(self, placed: Placed) -> None:
        known = self.outcome.found.setdefault(placed.region, [])
        if not known:
            known.append(placing.untouched(regions.part(self.problem, placed.region)))
        known.append(placed)

    def _choose(self) -> None:
        self.outcome.placed.update(choosing.choose(self.problem, self.outcome.found) or {})
        self._telling()

    def _round(
        self, number: int, wanted: list[int | None], seconds: float, parts: list[Part], kind: Kind | None
    ) -> list[Placed]:
        """Every region once, for `seconds` of the clock all together."""
        is_begun = kind is None and self.is_within
        waiting: list[Future[Placed]] = []
        for region, steps in enumerate(wanted):
            before = self.outcome.placed.get(region)
            begun = before if is_begun else self.looked.get(region, before)
            task = Task(
                parts[region], steps, seconds * self._side_by_side() / len(wanted), self.deadline, number,
                before if is_begun else None,
                None if begun is None else begun.modules,
                None if self.start is None else parts[region].openings(self.start.openings),
                self._telling if self.threads == 1 else None,
                None if kind is None else pricing.of_region(self.problem, self.prices, region),
                placing.OVERSPENDING if kind is None else kind.beyond,
                kind is not None and kind.is_joined,
            )  # fmt: skip
            waiting.append(self.give(placing.place, task))
        made: list[Placed] = []
        for one in waiting:
            made.append(one.result())
            self.is_wanted = self._telling() and self.is_wanted
        self.outcome.steps += tuple(placed.steps for placed in made)
        self.outcome.is_repeatable = self.outcome.is_repeatable and all(placed.is_repeatable for placed in made)
        return made

    def _side_by_side(self) -> int:
        """Regions that are searched at the same moment."""
        return min(self.threads, len(self.problem.regions))

    def _telling(self) -> bool:
        share = min((time.monotonic() - self.begun) / self.limit, 0.99)
        return self.watch("placing", share, _objective(self.problem, self.outcome), self.outcome.bound)

    def _proof(self) -> "list[Future[float]] | Future[Proof]":
        """Begun beside the search, or, of several regions, before it."""
        if self.is_alone:
            return self.give(bounding.branched, self.problem, time.monotonic() + BRANCHING * self.limit)
        on_map, until = coarse.coarsened(self.problem), time.monotonic() + BOUNDING * self.limit
        return [
            self.give(
                bounding.priced, regions.part(on_map, r).problem, pricing.of_region(self.problem, self.prices, r),
                BOUNDING * self.limit * self._side_by_side() / len(self.problem.regions), until,
            )
            for r in range(len(self.problem.regions))
        ]  # fmt: skip

    def _prove(self, proof: "list[Future[float]] | Future[Proof] | None") -> None:
        """The bound is kept when it is better; of a region alone also the modules branching found."""
        if proof is None:
            return
        if isinstance(proof, list):
            worth = pricing.worth_of_money(self.problem, self.prices)
            self._keep(sum(one.result() for one in proof) - worth, "regions at the price of money")
            return
        found = proof.result()
        self._keep(found.bound, found.of)
        if found.modules is None:
            return
        part = regions.part(self.problem, 0)
        placed = placing.settled(part, found.modules, seconds=max(1.0, self.deadline - time.monotonic()))
        known = self.outcome.placed.get(0)
        if placed is not None and (known is None or placed.objective < known.objective):
            is_repeatable = placed.is_repeatable and found.is_repeatable
            self.outcome.placed[0] = replace(placed, is_repeatable=is_repeatable)
            self.outcome.is_repeatable = self.outcome.is_repeatable and is_repeatable
            self.outcome.steps = (BRANCHED, *self.outcome.steps[1:])

    def _keep(self, bound: float, of: str) -> None:
        if bound > self.outcome.bound:
            self.outcome.bound, self.outcome.bound_of = bound, of


def _objective(problem: Problem, outcome: Outcome) -> float:
    """Of the regions that have an answer; the others as if nothing were done there."""
    untouched = [r for r in range(len(problem.regions)) if r not in outcome.placed]
    total = sum(placed.objective for placed in outcome.placed.values())
    return total + sum(money.nothing_done(regions.part(problem, r).problem) for r in untouched)

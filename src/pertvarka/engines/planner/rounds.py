"""Rounds over all regions: with money at a price, which look for modules, then within it, which settle people."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from pertvarka.engines.planner import (
    allotting,
    bounding,
    choosing,
    coarse,
    money,
    placing,
    pricing,
    regions,
    tightening,
)
from pertvarka.engines.planner.answer import Piece
from pertvarka.engines.planner.bounding import Proof
from pertvarka.engines.planner.phases import Phase, Watch
from pertvarka.engines.planner.placing import Placed, Task
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.pricing import Prices
from pertvarka.engines.planner.problem import Problem
from pertvarka.engines.planner.processes import Team, is_wanted
from pertvarka.engines.planner.regions import Part
from pertvarka.engines.planner.tightening import Tightened
from pertvarka.engines.planner.told import BRANCHED, Told

TIGHTENING, BOUNDING, BRANCHING, BESIDE = 0.1, 0.1, 0.35, 0.65
"""Shares of the time for rows that cut off parts of modules, and for the proof: of several regions one after the
other, of a region alone after its first plan or, in a process of its own, beside the search.
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A round with money at a price: `share` of the time, what a kEUR beyond a region's part costs."""

    share: float
    beyond: float = 3.0


PRICED = (Kind(0.25), Kind(0.15), Kind(0.1, 10.0))
"""Nearer and nearer to what the money carries."""
ALONE = (Kind(0.2), Kind(0.1), Kind(0.1, 10.0))
"""Shorter for a region alone: its branching needs the time."""
CHANGED = (Kind(0.2, 10.0),)
"""With a plan to begin with: as it is, so that what the change asks for may be taken from where it hurts least."""
WITHIN = 0.4
"""Share of the time that is left for each round within the money."""
ROUNDS = 8
LEAST_SECONDS = 3.0


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


@dataclass(slots=True, kw_only=True)
class Rounds:
    """One search. `looked` are the plans at the price of money to go on from, which together may go beyond it;
    `outcome.placed` those the money carries.
    """

    problem: Problem
    outcome: Outcome
    prices: Prices
    team: Team
    threads: int
    deadline: float
    watch: Watch
    told: Told
    start: Plan | None
    looked: dict[int, Placed] = field(default_factory=dict, init=False)
    tightened: list[Tightened] = field(default_factory=list, init=False)
    phase: Phase = field(default=Phase.BOUNDING, init=False)
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
        self._tighten(is_priced=bool(priced) and not self.is_alone)
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
            seconds = WITHIN * left
            if within == 0 and isinstance(proof, Future):
                seconds = max(seconds, left - (1 - BESIDE) * self.limit)
            self._settle(number, wanted, seconds, has_all=within % 2 == 0)
            if within == 0 and self._is_proved():
                # In one process alone the first plan comes before the proof.
                self._tell(Phase.PROVING)
                self._prove(proof or self._proof())
            reached = _objective(self.problem, self.outcome)
            if not self.is_wanted or (reached - self.outcome.bound) <= gap * abs(reached):
                break
        self._tell(Phase.CLOSING)

    def _tighten(self, *, is_priced: bool) -> None:
        """Rows of every region that cut off parts of modules, and what they prove."""
        seconds = TIGHTENING * self.limit * self._side_by_side() / len(self.problem.regions)
        waiting = [
            self.team.give(
                tightening.of_region, regions.part(self.problem, r).problem,
                pricing.of_region(self.problem, self.prices, r) if is_priced else None, rounds, seconds,
            )
            for r, rounds in enumerate(self.told.of_cuts())
        ]  # fmt: skip
        for one in waiting:
            self.tightened.append(self.team.result(one, self._telling))
            self._telling()
        self.outcome.steps += tuple(one.rounds for one in self.tightened)
        if self.is_alone:
            self._keep(self.tightened[0].bound, "relaxation")

    def _priced(self) -> tuple[Kind, ...]:
        """None without money to price, and none of a region alone with a plan to begin with."""
        if not self.problem.budgets or (self.is_alone and self.start is not None):
            return ()
        if self.start is not None:
            return CHANGED
        return ALONE if self.is_alone else PRICED

    def _is_proved(self) -> bool:
        return self.told.steps is None or self.told.is_branched

    def _look(self, number: int, wanted: list[int | None], kind: Kind) -> None:
        """Every region at the price of money, beginning with what it found the round before."""
        self._tell(Phase.PLACING)
        parts = [
            allotting.at_price(self.problem, self.prices, self.looked, r, start=self.start) for r in range(len(wanted))
        ]
        looked = self._round(number, wanted, kind.share * self.limit, parts, kind)
        self.looked.update({placed.region: placed for placed in looked})
        for placed in looked:
            self._know(placed)
        self.looked.update(choosing.choose(self.problem, self.outcome.found, beyond=kind.beyond) or {})
        self._choose()

    def _settle(self, number: int, wanted: list[int | None], seconds: float, *, has_all: bool) -> None:
        """Every region within what it spends and its part of what nobody does, or with all that the others leave."""
        self._tell(Phase.SETTLING)
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
                self._goes_on(),
                None if kind is None else pricing.of_region(self.problem, self.prices, region),
                placing.OVERSPENDING if kind is None else kind.beyond,
                self.tightened[region].leaned_on,
            )  # fmt: skip
            waiting.append(self.team.give(placing.place, task))
        made: list[Placed] = []
        for one in waiting:
            made.append(self.team.result(one, self._telling))
            self._telling()
        self.outcome.steps += tuple(placed.steps for placed in made)
        self.outcome.is_repeatable = self.outcome.is_repeatable and all(placed.is_repeatable for placed in made)
        return made

    def _side_by_side(self) -> int:
        """Regions that are searched at the same moment."""
        return min(self.threads, len(self.problem.regions))

    def _tell(self, phase: Phase) -> None:
        self.phase = phase
        self._telling()

    def _telling(self) -> bool:
        share = min((time.monotonic() - self.begun) / self.limit, 0.99)
        reached = _objective(self.problem, self.outcome)
        self.is_wanted = self.watch(self.phase, share, reached, self.outcome.bound) and self.is_wanted
        return self.is_wanted

    def _goes_on(self) -> Callable[[], bool]:
        """What work asks whether it is still wanted: here and now the page, in another process what it was told."""
        return self._telling if self.threads == 1 else is_wanted

    def _proof(self) -> "list[Future[float]] | Future[Proof]":
        """Begun beside the search, or, of several regions, before it."""
        goes_on = self._goes_on()
        if self.is_alone:
            until = time.monotonic() + (BESIDE if self.threads > 1 else BRANCHING) * self.limit
            return self.team.give(bounding.branched, self.problem, self.tightened[0].every, until, goes_on)
        on_map, until = coarse.coarsened(self.problem), time.monotonic() + BOUNDING * self.limit
        return [
            self.team.give(
                bounding.priced, regions.part(on_map, r).problem, pricing.of_region(self.problem, self.prices, r),
                BOUNDING * self.limit * self._side_by_side() / len(self.problem.regions), until, goes_on,
            )
            for r in range(len(self.problem.regions))
        ]  # fmt: skip

    def _prove(self, proof: "list[Future[float]] | Future[Proof]") -> None:
        """The bound is kept when it is better; of a region alone also the modules branching found."""
        if isinstance(proof, list):
            worth = pricing.worth_of_money(self.problem, self.prices)
            proved = zip(proof, self.tightened, strict=True)
            total = sum(max(self.team.result(on_map, self._telling), here.bound) for on_map, here in proved)
            self._keep(total - worth, "regions at the price of money")
            return
        found = self.team.result(proof, self._telling)
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

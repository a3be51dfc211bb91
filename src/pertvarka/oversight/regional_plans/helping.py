"""What would help a computed plan most, tried once in the background: a little more money where it ran out, one more
place where people wait. Each answer is a plan solved again. A line is kept only where the new plan is better than any
plan without the help is proved to be, and where its figures may be told.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from pertvarka.engines.planner import costs, explain, serial
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Problem
from pertvarka.foundation.base.jobs.running import RunningJob
from pertvarka.oversight.regional_plans import solving, summing
from pertvarka.oversight.regional_plans.figures import Help, HelpTold, Summary
from pertvarka.oversight.regional_plans.models import ComputedPlan, Scenario, ScenarioResult

AMOUNTS = (10.0, 50.0, 200.0, 500.0)
"""kEUR that are tried in the first year in which the money ran out, until some would bring anybody a place."""
PLACES = 3
"""So many services and municipalities are tried with one place more, those first for which most people wait."""
LONGEST_S = 5.0
LEAST_GAIN = 1e-6
Tried = tuple[Help, Problem]


@dataclass(frozen=True, slots=True)
class Ready:
    """A computed plan with everything that is asked of it."""

    problem: Problem
    frozen: Problem
    plan: Plan
    told: Summary


def help_in_job(job: RunningJob, uuid: str) -> None:
    """The work of the job: nothing where the plan is gone or was computed anew meanwhile, or told already."""
    scenario = Scenario.objects.select_related("result").filter(uuid=UUID(uuid)).first()
    if scenario is None or not scenario.has_result or scenario.result.helped is not None:
        return
    computed = solving.prepared(scenario)
    plan = serial.plan_from_json(ComputedPlan.objects.get(scenario=scenario).content)
    ready = Ready(computed.problem, computed.frozen, plan, Summary.model_validate(scenario.result.summary))
    found = helped(ready, progress=job.progress)
    rows = ScenarioResult.objects.filter(pk=scenario.result.pk, solved_at=scenario.result.solved_at)
    rows.update(helped=found.model_dump(mode="json"))
    job.say("helped")


def helped(ready: Ready, *, progress: Callable[[int, int], None] = lambda _done, _total: None) -> HelpTold:
    """What was found, that which leaves the fewest waiting first."""
    if ready.plan.gap > summing.ROUGH:
        return HelpTold(lines=(), tried=0, is_rough=True)
    most = 1 + len(AMOUNTS) + PLACES
    progress(0, most)
    # A search that only goes on may leave fewer waiting without any help; only what goes beyond that counts.
    _plan, same = _after(ready, ready.problem)
    found: list[Help] = []
    tried = 0
    for ways in (_money(ready), _places(ready)):
        for asked, changed in ways:
            tried += 1
            progress(tried, most)
            line = _line(ready, asked, *_after(ready, changed), same=same)
            if line:
                found.append(line)
                if line.year is not None:
                    break
    return HelpTold(lines=tuple(sorted(found, key=lambda one: one.after)), tried=tried)


def _after(ready: Ready, changed: Problem) -> tuple[Plan, Summary]:
    plan = explain.what_if(ready.problem, ready.plan, changed, time_limit_s=LONGEST_S).plan
    return plan, summing.summary(changed, plan, frozen=ready.frozen)


def _line(ready: Ready, asked: Help, plan: Plan, after: Summary, *, same: Summary) -> Help | None:
    """None where it brings nobody a place for certain, or where one of the figures is hidden."""
    before = ready.told.waiting
    if before is None or after.waiting is None or same.waiting is None or after.waiting >= min(before, same.waiting):
        return None
    if plan.objective > ready.plan.bound - LEAST_GAIN:
        return None
    then = {one.codes: one.waiting[-1] for one in after.municipalities}
    fewer = [
        one.codes
        for one in ready.told.municipalities
        if (now := one.waiting[-1]) is not None and (left := then.get(one.codes)) is not None and left < now
    ]
    return asked.model_copy(update={"before": before, "after": after.waiting, "places": tuple(fewer)})


def _money(ready: Ready) -> Iterator[Tried]:
    """More and more in the first year whose budget is used up."""
    problem, spending = ready.problem, costs.ledger(ready.problem, ready.plan).spending
    for number, budget in enumerate(problem.budgets):
        spent = spending[list(budget.regions)].sum(axis=0)
        carried = ready.plan.carried[number] if ready.plan.carried else (0.0,) * len(spent)
        there = np.array(budget.amounts) + np.array((0.0, *carried[:-1]))
        used_up = np.flatnonzero(spent >= summing.NEARLY * there)
        if used_up.size:
            year = int(used_up[0])
            for amount in AMOUNTS:
                asked = Help(year=problem.years[year], amount=amount, before=0, after=0)
                yield asked, explain.with_money(problem, number, year, amount)


def _places(ready: Ready) -> Iterator[Tried]:
    """One more free place of what people wait for at the end, where most of them wish to live."""
    problem = ready.problem
    left, waiting = costs.waiting(problem, ready.plan), Counter[tuple[int, int]]()
    for number, cell in enumerate(problem.cells):
        profile = problem.profiles[cell.profile]
        for service, amount in enumerate(profile.amounts):
            if amount and left[number, -1] > 0 and not problem.services[service].is_by_unit:
                waiting[service, cell.municipality] += round(float(left[number, -1])) * profile.persons
    ordered = sorted(waiting, key=lambda one: (-waiting[one], one))
    for service, place in ordered[:PLACES]:
        code, municipality = problem.services[service].code, problem.municipalities[place]
        asked = Help(service=code, municipality=municipality, before=0, after=0)
        yield asked, explain.with_places(problem, service, place, 1.0)

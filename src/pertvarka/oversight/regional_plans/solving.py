"""Computing a scenario: the problem with its changes, the engine, the independent check, and what is kept of it.

How far it is is written beside the transaction, so that pages see it; the plan is written when it is whole. A run that
is killed leaves the plan that was there before.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pertvarka.engines.planner import check, costs, serial
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Opening, Problem
from pertvarka.engines.planner.solve import Faulty, Progress, solve
from pertvarka.foundation.base import audit
from pertvarka.foundation.base.jobs import asking
from pertvarka.foundation.base.jobs.running import Cancelled, Interrupted, RunningJob, Superseded
from pertvarka.oversight.regional_plans import changes, hand, summing
from pertvarka.oversight.regional_plans.actions.freezing import faulty
from pertvarka.oversight.regional_plans.figures import HelpTold
from pertvarka.oversight.regional_plans.models import ComputedPlan, FrozenProblem, Scenario, ScenarioResult
from pertvarka.oversight.regional_plans.states import ScenarioState

BEGIN = """
INSERT INTO regional_plans_scenarioprogress
    (scenario_id, phase, objective, bound, share_done, begun_at, told_at, stop_asked)
VALUES (%s, 'beginning', NULL, NULL, 0, clock_timestamp(), clock_timestamp(), false)
ON CONFLICT (scenario_id) DO UPDATE SET phase = 'beginning', objective = NULL, bound = NULL, share_done = 0,
    begun_at = clock_timestamp(), told_at = clock_timestamp()
RETURNING stop_asked
"""
TELL = """
UPDATE regional_plans_scenarioprogress SET phase = %s, objective = %s, bound = %s, share_done = %s,
    told_at = clock_timestamp() WHERE scenario_id = %s RETURNING stop_asked
"""
STATE = "UPDATE regional_plans_scenario SET state = %s WHERE id = %s AND state IN ('waiting', 'running') RETURNING id"
TELL_EVERY = 0.5
HELP = "regional_plans.help"
NOTHING_TO_HELP = HelpTold(lines=(), tried=0).model_dump(mode="json")
PARTS = 1000
"""The job's own share is told in thousandths."""

Watch = Callable[[Progress], bool]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A scenario as the engine takes it, the frozen input it began from, and the plan that was changed by hand."""

    problem: Problem
    frozen: Problem
    by_hand: tuple[Opening, ...]
    start: Plan | None = None


def prepared(scenario: Scenario) -> Prepared:
    """The scenario's problem. Call it inside `scope.of_command("solve_plans")`.

    Raises:
        ChangesNotPossible, HandChangeNotPossible: a change does not fit the input.
    """
    frozen = serial.problem_from_json(FrozenProblem.objects.get(input_id=scenario.input_id).content)
    asked = changes.read(scenario.changes)
    problem = changes.changed(frozen, asked)
    if asked.money_shared:
        # What is missing is missing in the money they share.
        frozen = changes.with_shared_money(frozen)
    rows = list(scenario.hand_changes.select_related("municipality", "to_municipality"))
    if not rows or scenario.copied_from is None:
        return Prepared(problem, frozen, ())
    before = serial.plan_from_json(ComputedPlan.objects.get(scenario=scenario.copied_from).content)
    changed = hand.applied(problem, before.openings, [hand.read(problem, row) for row in rows])
    by_hand = changes.with_openings(problem, changed.openings, changed.closed_sites)
    return Prepared(by_hand, frozen, changed.put_there, before)


def solve_in_job(job: RunningJob, uuid: str) -> None:
    """The work of the job: nothing of a scenario that was stopped while it waited.

    Raises:
        Interrupted: the worker is to stop; the job goes back to the queue.
        InputFaulty: the engine refuses the problem.
    """
    scenario = Scenario.objects.select_related("input__region", "copied_from").filter(uuid=UUID(uuid)).first()
    if scenario is None or not job.ledger.ask(STATE, [ScenarioState.RUNNING.value, scenario.pk]):
        return
    telling = _Telling(job, scenario)
    try:
        made = compute(
            scenario,
            watch=telling.watch,
            was_stopped=lambda: telling.is_stopped,
            was_interrupted=lambda: telling.is_interrupted,
        )
    except Superseded:
        # Another run has this job by now; the state is its to tell.
        raise
    except Interrupted:
        job.ledger.ask(STATE, [ScenarioState.WAITING.value, scenario.pk])
        raise
    except Exception:
        job.ledger.ask(STATE, [ScenarioState.FAILED.value, scenario.pk])
        raise
    job.say("stopped" if made.was_stopped else "solved")


@transaction.atomic
def compute(
    scenario: Scenario,
    *,
    watch: Watch,
    was_stopped: Callable[[], bool] = lambda: False,
    was_interrupted: Callable[[], bool] = lambda: False,
    by: str = "command:solve_plans",
) -> ScenarioResult:
    """Solve, check and keep. Call it inside `scope.of_command("solve_plans")`.

    Raises:
        InputFaulty: the engine refuses the problem.
        Interrupted: the worker is to stop; nothing is written, so that the row may be told of from beside.
    """
    begun = time.monotonic()
    ready = prepared(scenario)
    try:
        plan = solve(
            ready.problem,
            time_limit_s=float(scenario.time_limit_s),
            gap=scenario.gap_wanted,
            progress=watch,
            steps=None if scenario.steps is None else tuple(scenario.steps),
            start=ready.start,
        )
    except Faulty as error:
        raise faulty(error.faults) from error
    if was_interrupted():
        raise Interrupted
    return _kept(scenario, ready, plan, seconds=time.monotonic() - begun, is_stopped=was_stopped(), by=by)


def _kept(
    scenario: Scenario, ready: Prepared, plan: Plan, *, seconds: float, is_stopped: bool, by: str
) -> ScenarioResult:
    violations = check.check(ready.problem, plan)
    told = summing.summary(ready.problem, plan, frozen=ready.frozen, by_hand=ready.by_hand)
    # Who waits is read of the plan itself: what may be told of it may be hidden.
    waits = scenario.input.region_id is not None and bool((costs.waiting(ready.problem, plan)[:, -1:] > 0).any())
    ComputedPlan.objects.update_or_create(scenario=scenario, defaults={"content": serial.to_json(plan)})
    made, _is_new = ScenarioResult.objects.update_or_create(
        scenario=scenario,
        defaults={
            "objective": plan.objective,
            "bound": plan.bound,
            "bound_of": plan.bound_of,
            "gap": plan.gap,
            "benefit": plan.benefit,
            "steps": list(plan.steps),
            "is_repeatable": plan.is_repeatable,
            "was_stopped": is_stopped,
            "seconds_taken": round(seconds, 2),
            "solved_at": timezone.now(),
            "digest": plan.problem,
            "violations_count": len(violations),
            "summary": told.model_dump(mode="json"),
            "helped": None if waits else NOTHING_TO_HELP,
        },
    )
    if waits:
        asking.defer(HELP, by=None, arguments={"scenario": scenario.uuid})
    ended = ScenarioState.CANCELLED if is_stopped else ScenarioState.SOLVED
    Scenario.objects.filter(pk=scenario.pk).update(state=ended)
    audit.record("scenario.solved", about=scenario.reference, by=by, gap=round(plan.gap, 4), stopped=is_stopped)
    return made


class _Telling:
    """Tells the page and hears of a stop; an exception is never thrown into the engine."""

    def __init__(self, job: RunningJob, scenario: Scenario) -> None:
        self.job, self.scenario = job, scenario
        self.is_interrupted = False
        self.is_stopped = bool((job.ledger.ask(BEGIN, [scenario.pk]) or (False,))[0])
        self._told_at, self._phase = 0.0, ""

    def watch(self, progress: Progress) -> bool:
        now = time.monotonic()
        if progress.phase != self._phase or now - self._told_at >= TELL_EVERY:
            self._told_at, self._phase = now, progress.phase
            answer = self.job.ledger.ask(
                TELL,
                [
                    progress.phase,
                    _finite(progress.objective),
                    _finite(progress.bound),
                    min(max(progress.done, 0.0), 1.0),
                    self.scenario.pk,
                ],
            )
            self.is_stopped = self.is_stopped or bool(answer and answer[0])
        try:
            self.job.progress(int(PARTS * min(max(progress.done, 0.0), 1.0)), PARTS)
        except Interrupted:
            self.is_interrupted = True
        except Cancelled:
            self.is_stopped = True
        return not (self.is_stopped or self.is_interrupted)


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None

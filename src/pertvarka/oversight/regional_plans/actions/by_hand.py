"""Changing a computed plan by hand: in a copy, each change with its reason, checked by the engine's own check.

"Complete from here" is running that copy: the changed openings stay, the rest is computed around them.
"""

from dataclasses import replace

from django.db import transaction

from pertvarka.engines.planner import check, costs, serial
from pertvarka.engines.planner.check import Rule, Violation
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Problem
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.territory.models import Municipality
from pertvarka.oversight.regional_plans import hand, rules, solving
from pertvarka.oversight.regional_plans.actions import scenarios
from pertvarka.oversight.regional_plans.errors import (
    HandChangeNotPossible,
    NotByHand,
    NotComputed,
    ReasonMissing,
    ScenarioInPlan,
    ScenarioRuns,
)
from pertvarka.oversight.regional_plans.models import ComputedPlan, HandChange, Scenario
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import reach
from pertvarka.oversight.regional_plans.states import HandKind, ScenarioState

MOST_MODULES = 50
FOLLOWS_ANYWAY = frozenset({Rule.OBJECTIVE, Rule.CARRIED, Rule.DECIDED, Rule.SITE})
"""What any change of a plan breaks until it is computed again: sums, and limits that a decision lifts."""


def begin(*, scenario: Scenario, name: str, by: Account) -> Scenario:
    """A copy of a computed scenario to be changed by hand; the computed plan stays as it is.

    Raises:
        NotAllowed, NotComputed, NameMissing.
    """
    reach.require(by, Permission.SCENARIO_RUN, scenario.input.region)
    if not scenario.has_result:
        raise NotComputed
    return scenarios.copy(scenario=scenario, name=name, by=by)


def change(
    *,
    scenario: Scenario,
    kind: HandKind,
    size_code: str,
    municipality: Municipality,
    year: int,
    modules_count: int,
    reason: str,
    by: Account,
    to_municipality: Municipality | None = None,
    to_year: int | None = None,
) -> HandChange:
    """Add, remove or move a module, or open it in another year. What the copy had computed itself is gone with it.

    Raises:
        NotAllowed: the account does not plan this region.
        NotByHand: the scenario is no copy of a computed one.
        ReasonMissing: nobody would know why.
        HandChangeNotPossible: the plan opens no such module there, or the input has no such place, size or year.
        ScenarioRuns, ScenarioInPlan: it cannot be changed now.
    """
    _require(scenario, by)
    if not reason.strip():
        raise ReasonMissing
    if not 1 <= modules_count <= MOST_MODULES:
        raise HandChangeNotPossible(
            lt=f"Modulių skaičius turi būti nuo 1 iki {MOST_MODULES}.",
            en=f"The number of modules has to be from 1 to {MOST_MODULES}.",
        )
    with transaction.atomic():
        made = HandChange.objects.create(
            scenario=scenario,
            kind=kind,
            size_code=size_code,
            municipality=municipality,
            year=year,
            modules_count=modules_count,
            to_municipality=to_municipality if kind == HandKind.MOVED else None,
            to_year=to_year if kind in (HandKind.MOVED, HandKind.YEAR_CHANGED) else None,
            reason=reason.strip(),
            made_by=by,
        )
        with scope.of_command(scenarios.COMMAND):
            solving.prepared(scenario)
        _draft_again(scenario)
        audit.record("scenario.changed_by_hand", about=scenario.reference, by=by.reference, change=str(made.uuid))
    return made


def take_back(*, change: HandChange, by: Account) -> None:
    """The change was a mistake: it is gone, and the audit record knows of it.

    Raises:
        NotAllowed, ScenarioRuns, ScenarioInPlan: see `change`.
        HandChangeNotPossible: a later change rests on it.
    """
    scenario = change.scenario
    _require(scenario, by)
    with transaction.atomic():
        about = str(change.uuid)
        change.delete()
        with scope.of_command(scenarios.COMMAND):
            solving.prepared(scenario)
        _draft_again(scenario)
        audit.record("scenario.hand_change_taken_back", about=scenario.reference, by=by.reference, change=about)


def violations(*, scenario: Scenario, by: Account) -> tuple[Violation, ...]:
    """What would not fit if the computed plan were carried out with these changes and nothing else: places that people
    need and that are gone, money, staff. Empty: it may stand as it is.

    Raises:
        NotAllowed, NotByHand.
    """
    reach.require(by, Permission.SCENARIO_RUN, scenario.input.region)
    if scenario.copied_from is None:
        raise NotByHand
    with scope.of_command(scenarios.COMMAND):
        ready = solving.prepared(scenario)
        before = serial.plan_from_json(ComputedPlan.objects.get(scenario=scenario.copied_from).content)
        rows = list(scenario.hand_changes.select_related("municipality", "to_municipality"))
        changed = hand.applied(ready.problem, before.openings, [hand.read(ready.problem, row) for row in rows])
    plan = _counted_anew(ready.problem, replace(before, openings=changed.openings))
    return tuple(one for one in check.check(ready.problem, plan) if one.rule not in FOLLOWS_ANYWAY)


def _counted_anew(problem: Problem, plan: Plan) -> Plan:
    """With the sums that follow from the changed openings."""
    kept, _short = costs.carried(problem, costs.ledger(problem, plan).spending)
    return replace(plan, carried=tuple(tuple(row) for row in kept.tolist()), objective=costs.objective(problem, plan))


def _require(scenario: Scenario, by: Account) -> None:
    reach.require(by, Permission.SCENARIO_RUN, scenario.input.region)
    if scenario.copied_from is None or not scenario.copied_from.has_result:
        raise NotByHand
    # Asked anew: a worker may have ended it since the page was opened.
    if Scenario.objects.values_list("state", flat=True).get(pk=scenario.pk) in rules.STOPPABLE:
        raise ScenarioRuns
    if scenario.plans.exists():
        raise ScenarioInPlan


def _draft_again(scenario: Scenario) -> None:
    scenarios.forget_result(scenario)
    Scenario.objects.filter(pk=scenario.pk).update(state=ScenarioState.DRAFT)
    scenario.refresh_from_db()

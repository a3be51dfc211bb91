"""Everything a document of a plan says, read once through the queries; counts are what disclosure control let out."""

from dataclasses import dataclass
from datetime import date, datetime

from pertvarka.oversight.regional_plans import changes
from pertvarka.oversight.regional_plans.changes import ScenarioChanges
from pertvarka.oversight.regional_plans.documents.names import Names
from pertvarka.oversight.regional_plans.figures import InputTold, Summary
from pertvarka.oversight.regional_plans.models import (
    FrozenInput,
    HandChange,
    PlanComment,
    PlanItem,
    PlanningParameter,
    RegionalPlan,
    Scenario,
    ScenarioResult,
)
from pertvarka.oversight.regional_plans.queries import inputs, parameters, plans, scenarios
from pertvarka.oversight.regional_plans.queries.plans import Carried, MoneyYear


@dataclass(frozen=True, slots=True)
class Gathered:
    """`told` is of the frozen input, `summary` of the computed plan; `carried` says of each item what has opened."""

    plan: RegionalPlan
    input: FrozenInput
    scenario: Scenario
    changes: ScenarioChanges
    result: ScenarioResult
    told: InputTold
    summary: Summary
    items: tuple[PlanItem, ...]
    comments: tuple[PlanComment, ...]
    carried: tuple[Carried, ...]
    money: tuple[MoneyYear, ...]
    hand_changes: tuple[HandChange, ...]
    parameters: tuple[PlanningParameter, ...]
    names: Names

    @property
    def moment(self) -> datetime:
        """When the newest of what the document says was written: the same data give the same file."""
        moments = [self.plan.made_at, self.result.solved_at, self.plan.submitted_at]
        moments += [one.answered_at or one.made_at for one in self.comments]
        moments += [opening.recorded_at for one in self.carried for opening in one.openings]
        return max(moment for moment in moments if moment is not None)


class NothingComputed(LookupError):
    """If you are seeing this, a plan stands whose scenario has no result: no action makes one."""


def gather(plan: RegionalPlan, *, today: date) -> Gathered:
    """Raises NothingComputed where the plan's scenario has no result."""
    scenario = plan.scenario
    summary = scenarios.summary(scenario)
    if summary is None:
        raise NothingComputed(plan.reference)
    frozen = scenario.input
    return Gathered(
        plan=plan,
        input=frozen,
        scenario=scenario,
        changes=changes.read(scenario.changes),
        result=scenario.result,
        told=inputs.told(frozen),
        summary=summary,
        items=tuple(plans.items(plan)),
        comments=tuple(plans.comments(plan)),
        carried=tuple(plans.carried_out(plan, today=today)),
        money=tuple(plans.money(summary)),
        hand_changes=tuple(scenarios.hand_changes(scenario)),
        parameters=tuple(parameters.current(frozen.as_of)),
        names=Names(plan.region),
    )

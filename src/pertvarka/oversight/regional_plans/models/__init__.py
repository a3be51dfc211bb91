"""Aggregates of regional plans, alphabetically."""

from pertvarka.oversight.regional_plans.models.frozen import FrozenInput, FrozenNeed, FrozenProblem
from pertvarka.oversight.regional_plans.models.parameter import PlanningParameter, RoadDistance, RoadFile
from pertvarka.oversight.regional_plans.models.plan import ItemOpening, PlanComment, PlanItem, RegionalPlan
from pertvarka.oversight.regional_plans.models.scenario import (
    ComputedPlan,
    HandChange,
    Scenario,
    ScenarioProgress,
    ScenarioResult,
)

__all__ = [
    "ComputedPlan",
    "FrozenInput",
    "FrozenNeed",
    "FrozenProblem",
    "HandChange",
    "ItemOpening",
    "PlanComment",
    "PlanItem",
    "PlanningParameter",
    "RegionalPlan",
    "RoadDistance",
    "RoadFile",
    "Scenario",
    "ScenarioProgress",
    "ScenarioResult",
]

"""Aggregates of the framework, alphabetically."""

from pertvarka.programme.framework.models.indicator import Indicator
from pertvarka.programme.framework.models.objective import Activity, Aim, Objective, Programme
from pertvarka.programme.framework.models.plan_version import PlanVersion, TargetPart, TargetVersion, Wording

__all__ = [
    "Activity",
    "Aim",
    "Indicator",
    "Objective",
    "PlanVersion",
    "Programme",
    "TargetPart",
    "TargetVersion",
    "Wording",
]

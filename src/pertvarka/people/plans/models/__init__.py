"""Aggregates of the plans room, alphabetically."""

from pertvarka.people.plans.models.facts import PlanFact
from pertvarka.people.plans.models.need import Goal, PlanNeed
from pertvarka.people.plans.models.plan import Plan, PlanReview
from pertvarka.people.plans.models.service_need import ServiceNeed

__all__ = ["Goal", "Plan", "PlanFact", "PlanNeed", "PlanReview", "ServiceNeed"]

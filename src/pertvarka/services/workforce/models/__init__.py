"""Aggregates of the workforce, alphabetically."""

from pertvarka.services.workforce.models.assessment import StaffAssessment, StaffResponse
from pertvarka.services.workforce.models.development import DevelopmentItem, DevelopmentPlan, RedeploymentWish
from pertvarka.services.workforce.models.facts import StaffAssessedFact
from pertvarka.services.workforce.models.staff import StaffMember

__all__ = [
    "DevelopmentItem",
    "DevelopmentPlan",
    "RedeploymentWish",
    "StaffAssessedFact",
    "StaffAssessment",
    "StaffMember",
    "StaffResponse",
]

"""Aggregates of the workforce, alphabetically."""

from pertvarka.services.workforce.models.assessment import StaffAssessment, StaffResponse
from pertvarka.services.workforce.models.development import DevelopmentItem, DevelopmentPlan, RedeploymentWish
from pertvarka.services.workforce.models.facts import StaffAssessedFact
from pertvarka.services.workforce.models.staff import AccountPeriod, StaffMember

__all__ = [
    "AccountPeriod",
    "DevelopmentItem",
    "DevelopmentPlan",
    "RedeploymentWish",
    "StaffAssessedFact",
    "StaffAssessment",
    "StaffMember",
    "StaffResponse",
]

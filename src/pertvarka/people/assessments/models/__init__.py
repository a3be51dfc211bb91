"""Aggregates of the assessments room, alphabetically."""

from pertvarka.people.assessments.models.assessment import Assessment, Assessor, Informant
from pertvarka.people.assessments.models.facts import AssessmentFact
from pertvarka.people.assessments.models.need import IdentifiedNeed
from pertvarka.people.assessments.models.response import AssessmentResponse

__all__ = ["Assessment", "AssessmentFact", "AssessmentResponse", "Assessor", "IdentifiedNeed", "Informant"]

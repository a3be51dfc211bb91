"""Tables of the institutions room, one aggregate a file."""

from pertvarka.services.institutions.models.carried_out import Measure, PlannedDeparture, Risk
from pertvarka.services.institutions.models.census import CensusGroup, MonthlyCensus
from pertvarka.services.institutions.models.consultation import ConsultationVisit
from pertvarka.services.institutions.models.facts import ConsultationVisitFact, InstitutionPlanFact
from pertvarka.services.institutions.models.institution import TransformingInstitution
from pertvarka.services.institutions.models.plan import Chapter, ChapterKey, Remark, Submission, TransformationPlan
from pertvarka.services.institutions.models.quality import (
    Criterion,
    CriterionScore,
    ImprovementAction,
    Principle,
    QualityConsultation,
    QualityFramework,
    QualityProcess,
    YearlyProgress,
)
from pertvarka.services.institutions.models.site_check import SiteCheck

__all__ = [
    "CensusGroup",
    "Chapter",
    "ChapterKey",
    "ConsultationVisit",
    "ConsultationVisitFact",
    "Criterion",
    "CriterionScore",
    "ImprovementAction",
    "InstitutionPlanFact",
    "Measure",
    "MonthlyCensus",
    "PlannedDeparture",
    "Principle",
    "QualityConsultation",
    "QualityFramework",
    "QualityProcess",
    "Remark",
    "Risk",
    "SiteCheck",
    "Submission",
    "TransformationPlan",
    "TransformingInstitution",
    "YearlyProgress",
]

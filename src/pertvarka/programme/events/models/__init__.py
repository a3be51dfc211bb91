"""Aggregates of events, alphabetically; the facts are views over them."""

from pertvarka.programme.events.models.attendance import Attendance, AttendanceImport
from pertvarka.programme.events.models.certificate import Certificate, CertificateProof
from pertvarka.programme.events.models.consultation import Consultation
from pertvarka.programme.events.models.evaluation import (
    EvaluationAnswer,
    EvaluationAsked,
    EvaluationLetter,
    EventEvaluation,
)
from pertvarka.programme.events.models.event import Event, EventSeries, Venue
from pertvarka.programme.events.models.event_group import EventGroup
from pertvarka.programme.events.models.facts import ConsultationFact, EventFact, ParticipationFact, TrainingFact
from pertvarka.programme.events.models.material import EventMaterial
from pertvarka.programme.events.models.participant import Participant
from pertvarka.programme.events.models.photo import EventPhoto
from pertvarka.programme.events.models.plan import EventPlan
from pertvarka.programme.events.models.programme import Agreement, EventSession, ProgrammeItem
from pertvarka.programme.events.models.quota import EventQuota
from pertvarka.programme.events.models.registration import Registration
from pertvarka.programme.events.models.training import Training, TrainingPart, TrainingSession
from pertvarka.programme.events.models.training_contract import TrainingContract, TrainingDeliverable
from pertvarka.programme.events.models.training_work import TrainingProgramme

__all__ = [
    "Agreement",
    "Attendance",
    "AttendanceImport",
    "Certificate",
    "CertificateProof",
    "Consultation",
    "ConsultationFact",
    "EvaluationAnswer",
    "EvaluationAsked",
    "EvaluationLetter",
    "Event",
    "EventEvaluation",
    "EventFact",
    "EventGroup",
    "EventMaterial",
    "EventPhoto",
    "EventPlan",
    "EventQuota",
    "EventSeries",
    "EventSession",
    "Participant",
    "ParticipationFact",
    "ProgrammeItem",
    "Registration",
    "Training",
    "TrainingContract",
    "TrainingDeliverable",
    "TrainingFact",
    "TrainingPart",
    "TrainingProgramme",
    "TrainingSession",
    "Venue",
]

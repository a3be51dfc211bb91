"""Aggregates of events, alphabetically; the facts are views over them."""

from pertvarka.programme.events.models.consultation import Consultation
from pertvarka.programme.events.models.event import Event, Venue
from pertvarka.programme.events.models.event_group import EventGroup
from pertvarka.programme.events.models.facts import ConsultationFact, EventFact, ParticipationFact, TrainingFact
from pertvarka.programme.events.models.training import Training, TrainingPart, TrainingSession

__all__ = [
    "Consultation",
    "ConsultationFact",
    "Event",
    "EventFact",
    "EventGroup",
    "ParticipationFact",
    "Training",
    "TrainingFact",
    "TrainingPart",
    "TrainingSession",
    "Venue",
]

"""Aggregates of the delivery room, alphabetically."""

from pertvarka.people.delivery.models.episode import Beneficiary, ServiceEpisode, ServiceRecord
from pertvarka.people.delivery.models.facts import BeneficiaryFact, PlacementFact, ServedFact
from pertvarka.people.delivery.models.outcome import OutcomeMeasure
from pertvarka.people.delivery.models.placement import Placement
from pertvarka.people.delivery.models.referral import Referral
from pertvarka.people.delivery.models.reminder import Reminder
from pertvarka.people.delivery.models.transition import FollowUp, Transition, TransitionItem

__all__ = [
    "Beneficiary",
    "BeneficiaryFact",
    "FollowUp",
    "OutcomeMeasure",
    "Placement",
    "PlacementFact",
    "Referral",
    "Reminder",
    "ServedFact",
    "ServiceEpisode",
    "ServiceRecord",
    "Transition",
    "TransitionItem",
]

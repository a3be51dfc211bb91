"""Aggregates of the delivery room, alphabetically."""

from pertvarka.people.delivery.models.episode import Beneficiary, ServiceEpisode, ServiceRecord
from pertvarka.people.delivery.models.outcome import OutcomeMeasure
from pertvarka.people.delivery.models.placement import Placement
from pertvarka.people.delivery.models.referral import Referral
from pertvarka.people.delivery.models.transition import FollowUp, Transition, TransitionItem

__all__ = [
    "Beneficiary",
    "FollowUp",
    "OutcomeMeasure",
    "Placement",
    "Referral",
    "ServiceEpisode",
    "ServiceRecord",
    "Transition",
    "TransitionItem",
]

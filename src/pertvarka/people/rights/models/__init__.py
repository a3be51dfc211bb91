"""Aggregates of the rights room, alphabetically."""

from pertvarka.people.rights.models.breach import Breach
from pertvarka.people.rights.models.deletion import DeletionItem, DeletionList
from pertvarka.people.rights.models.hold import LegalHold
from pertvarka.people.rights.models.request import RightsRequest

__all__ = ["Breach", "DeletionItem", "DeletionList", "LegalHold", "RightsRequest"]

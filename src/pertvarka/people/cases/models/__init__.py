"""Aggregates of the cases room, alphabetically."""

from pertvarka.people.cases.models.attachment import Attachment
from pertvarka.people.cases.models.case import Case, CaseStateChange
from pertvarka.people.cases.models.conference import CaseConference, Decision
from pertvarka.people.cases.models.emergency import EmergencyAccess
from pertvarka.people.cases.models.family_conference import (
    Coordinator,
    FamilyConference,
    FamilyMember,
    FamilyTask,
    Supervision,
)
from pertvarka.people.cases.models.ground import Ground
from pertvarka.people.cases.models.identity import Identity, IdentityChange
from pertvarka.people.cases.models.note import Note
from pertvarka.people.cases.models.of_case import OfCase, OfPerson
from pertvarka.people.cases.models.person import Person
from pertvarka.people.cases.models.person_link import PersonLink
from pertvarka.people.cases.models.registration import RegistrationDraft
from pertvarka.people.cases.models.relationship import Relationship
from pertvarka.people.cases.models.target_group import TargetGroupMembership
from pertvarka.people.cases.models.task import Task
from pertvarka.people.cases.models.team_member import Part, TeamMember
from pertvarka.people.cases.models.transfer import Transfer

__all__ = [
    "Attachment",
    "Case",
    "CaseConference",
    "CaseStateChange",
    "Coordinator",
    "Decision",
    "EmergencyAccess",
    "FamilyConference",
    "FamilyMember",
    "FamilyTask",
    "Ground",
    "Identity",
    "IdentityChange",
    "Note",
    "OfCase",
    "OfPerson",
    "Part",
    "Person",
    "PersonLink",
    "RegistrationDraft",
    "Relationship",
    "Supervision",
    "TargetGroupMembership",
    "Task",
    "TeamMember",
    "Transfer",
]

"""Aggregates of the base room, alphabetically."""

from pertvarka.foundation.base.models.audit_event import AuditEvent
from pertvarka.foundation.base.models.definition_load import DefinitionLoad

__all__ = ["AuditEvent", "DefinitionLoad"]

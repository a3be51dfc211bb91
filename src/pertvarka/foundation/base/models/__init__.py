"""Aggregates of the base room, alphabetically."""

from pertvarka.foundation.base.models.audit_event import AuditEvent
from pertvarka.foundation.base.models.definition_load import DefinitionLoad
from pertvarka.foundation.base.models.seal_batch import SealBatch
from pertvarka.foundation.base.models.trace import Trace

__all__ = ["AuditEvent", "DefinitionLoad", "SealBatch", "Trace"]

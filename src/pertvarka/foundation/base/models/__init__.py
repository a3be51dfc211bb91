"""Aggregates of the base room, alphabetically."""

from pertvarka.foundation.base.models.audit_event import AuditEvent
from pertvarka.foundation.base.models.definition_load import DefinitionLoad
from pertvarka.foundation.base.models.job import Job
from pertvarka.foundation.base.models.job_result import JobResult
from pertvarka.foundation.base.models.mail import Mail, MailAttachment
from pertvarka.foundation.base.models.seal_batch import SealBatch
from pertvarka.foundation.base.models.trace import Trace

__all__ = ["AuditEvent", "DefinitionLoad", "Job", "JobResult", "Mail", "MailAttachment", "SealBatch", "Trace"]

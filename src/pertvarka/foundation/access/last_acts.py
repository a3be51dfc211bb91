"""Who changed a thing last, and when: told to whoever was about to write over it."""

from datetime import datetime

from pertvarka.foundation.access import queries
from pertvarka.foundation.base.models import AuditEvent


def last_act_on(reference: str) -> tuple[str, datetime] | None:
    """The name and the moment; None where nothing was done to it yet."""
    event = AuditEvent.objects.filter(about=reference).order_by("-happened_at", "-id").first()
    return (queries.names_of([event.by]).get(event.by, event.by), event.happened_at) if event else None

"""The two-person rule: what one asks for and another decides."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from pertvarka.foundation.access.models.account import Account


class Approval(models.Model):
    """An act that needs a second person: an export with names, a deletion, a role over people's files.

    The asker can never decide; the database itself refuses it.
    """

    class Decision(models.TextChoices):
        WAITING = "waiting"
        APPROVED = "approved"
        REFUSED = "refused"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60, help_text="what is asked for: person.export, records.delete …")
    about = models.CharField(max_length=80, help_text="noun:<uuid> of the thing")
    label = models.CharField(max_length=60, blank=True, help_text="case number or the like; never a name")
    decider_permission = models.CharField(max_length=100, help_text="what the second person must hold to decide")
    reason = models.TextField(help_text="why it is needed, in the asker's words")
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    decision = models.CharField(max_length=20, choices=Decision.choices, default=Decision.WAITING)
    decided_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)
    used_at = models.DateTimeField(null=True, blank=True, help_text="when the approved act was carried out")

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="approval_by_a_second_person"
            ),
            models.CheckConstraint(
                condition=Q(decision="waiting", decided_by=None, decided_at=None)
                | (~Q(decision="waiting") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="approval_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}: {self.decision}"

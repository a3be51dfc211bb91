"""A legal hold: as long as it stands, nothing of the person is deleted."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models import OfPerson


class LegalHold(OfPerson):
    """A court, a complaint or an investigation needs the record; deletion waits until the hold is lifted."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reason = models.TextField()
    placed_at = models.DateTimeField(default=timezone.now)
    placed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lifting_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-placed_at", "-id"]

    def __str__(self) -> str:
        return f"hold since {self.placed_at:%Y-%m-%d}"

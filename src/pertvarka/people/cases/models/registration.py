"""A registration somebody has begun: kept sealed for seven days, so that nothing typed is lost."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account


class RegistrationDraft(models.Model):
    """Answers given so far in the registration of one person, sealed; only their author reads them."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    answers_sealed = models.BinaryField()
    begun_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-changed_at"]

    def __str__(self) -> str:
        return f"registration begun {self.begun_at:%Y-%m-%d}"

"""The register of personal data breaches, with the clock of seventy-two hours."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account


class Breach(models.Model):
    """One breach of personal data (GDPR Art. 33 and 34): the authority is told within 72 hours, or told why not."""

    class Kind(models.TextChoices):
        CONFIDENTIALITY = "confidentiality", _("somebody saw what they should not")
        INTEGRITY = "integrity", _("data were changed wrongly")
        AVAILABILITY = "availability", _("data were lost or could not be reached")

    class Risk(models.TextChoices):
        UNLIKELY = "unlikely", _("risk unlikely: recorded, not notified")
        RISK = "risk", _("risk: the authority is notified")
        HIGH = "high", _("high risk: the authority and the persons are notified")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=20, unique=True, help_text="AP-2026-003")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    risk = models.CharField(max_length=20, choices=Risk.choices)
    happened_at = models.DateTimeField(null=True, blank=True)
    discovered_at = models.DateTimeField()
    description = models.TextField(help_text="what happened; no names")
    persons_count = models.PositiveIntegerField(null=True, blank=True, help_text="about how many persons it concerns")
    consequences = models.TextField(blank=True)
    measures = models.TextField(blank=True)
    authority_told_at = models.DateTimeField(null=True, blank=True)
    late_reason = models.TextField(blank=True, help_text="why later than 72 hours")
    persons_told_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-discovered_at", "-id"]

    def __str__(self) -> str:
        return self.number

"""A workbook on its way to becoming a version: checked, looked at, published or left."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.models.instrument import Instrument, InstrumentVersion


class Upload(models.Model):
    """One file somebody brought. `faults` is what the check found; a file without faults may be published."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    instrument = models.ForeignKey(Instrument, null=True, blank=True, on_delete=models.PROTECT, related_name="uploads")
    file_name = models.CharField(max_length=120)
    content = models.BinaryField()
    faults = models.JSONField(default=list, help_text="code, sheet, cell, feature and values of each fault")
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    published_as = models.OneToOneField(
        InstrumentVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="upload"
    )

    class Meta:
        ordering = ["-uploaded_at", "-id"]

    def __str__(self) -> str:
        return self.file_name

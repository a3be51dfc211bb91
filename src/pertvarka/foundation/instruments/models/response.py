"""What somebody answered. Abstract: each room keeps its answers in a table of its own, under its own row rules."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.models.instrument import InstrumentVersion


class Response(models.Model):
    """Answers to one published version, saved as they are typed.

    `answers` is the engine's tree, answers set aside by relevance included: nothing that was typed is dropped.
    `revision` counts every saved answer; two people typing at once are told apart answer by answer.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    instrument_version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)
    started_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"response {self.uuid}"

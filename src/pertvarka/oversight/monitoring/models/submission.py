"""A new figure of an indicator on its way to the public: submitted with evidence, verified, published, corrected.

History declared by the sources stands in results.Achievement and needs no verifying; what is published here becomes an
achievement of source `monitoring-<number>`.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.oversight.monitoring.states import SubmissionState


class Submission(models.Model):
    """One figure for one indicator as of one day. `computed` is what the records gave at that moment."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    indicator_code = models.CharField(max_length=60)
    as_of = models.DateField()
    value = models.PositiveIntegerField()
    computed = models.PositiveIntegerField(null=True, blank=True)
    comment_lt = models.TextField(
        blank=True, help_text="why declared and computed differ, and what the reader must know"
    )
    comment_en = models.TextField(blank=True)
    evidence = ArrayField(models.CharField(max_length=80), default=list, blank=True, help_text="codes of documents")
    state = models.CharField(max_length=10, choices=SubmissionState.choices, default=SubmissionState.DRAFT)
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    version = models.PositiveIntegerField(default=1)
    is_invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-as_of", "indicator_code", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator_code", "as_of"],
                condition=~Q(state="corrected") & Q(replaces=None),
                name="submission_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_code}: {self.value} ({self.as_of})"


class SubmissionStep(models.Model):
    """One step of the way, with its reason; append-only."""

    plane = "inner"

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="steps")
    after = models.CharField(max_length=10, choices=SubmissionState.choices)
    reason = models.TextField(blank=True)
    taken_at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["taken_at", "id"]

    def __str__(self) -> str:
        return self.after

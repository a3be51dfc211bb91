"""What the monitoring group found and who does what about it."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q

from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.monitoring import rules
from pertvarka.oversight.monitoring.models.meeting import Meeting
from pertvarka.oversight.monitoring.states import FindingState


class Finding(models.Model):
    """A finding of the group, about an indicator or in general, open until it is answered and closed."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="findings")
    indicator_code = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    owner = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=FindingState.choices, default=FindingState.OPEN)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    is_invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["state", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(state="open") | ~Q(answer=""), name="answered_finding_has_an_answer"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class FollowUpTask(models.Model):
    """A task a meeting gave; done when it has a day."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="tasks")
    finding = models.ForeignKey(Finding, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks")
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return self.what

    def is_late(self, *, on: date) -> bool:
        return rules.is_late(self.due_on, done_on=self.done_on, today=on)

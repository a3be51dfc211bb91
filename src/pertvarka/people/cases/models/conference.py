"""Case conferences: the team sits together and decides; every decision has an owner and a day."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models.of_case import OfCase
from pertvarka.people.cases.models.task import Task


class CaseConference(OfCase):
    """One meeting about one case. Its decisions become tasks."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    held_on = models.DateField()
    participants = models.TextField(help_text="who took part, by role; the person first, if present")
    person_took_part = models.BooleanField(default=False)
    own_words = models.TextField(blank=True, help_text="what the person said, in their own words")
    summary = models.TextField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-held_on", "-id"]

    def __str__(self) -> str:
        return f"conference of {self.held_on:%Y-%m-%d}"


class Decision(OfCase):
    """What a conference decided, and the task that carries it out."""

    conference = models.ForeignKey(CaseConference, on_delete=models.PROTECT, related_name="decisions")
    text = models.TextField()
    task = models.OneToOneField(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="decision")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text

"""What happens at an event, half-day by half-day, and what was agreed there."""

import uuid

from django.db import models

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.models.event import Event


class EventSession(models.Model):
    """A half-day of an event: attendance is noted and academic hours are counted by it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sessions")
    title_lt = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    academic_hours = models.DecimalField(max_digits=4, decimal_places=1, default=0)

    title = Bilingual("title")

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(starts_at__lt=models.F("ends_at")), name="event_session_period"),
            models.UniqueConstraint(fields=["event", "starts_at"], name="event_session_once"),
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeItem(models.Model):
    """One line of the programme. A speaker is a public role, so the name stands in the open."""

    session = models.ForeignKey(EventSession, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    starts_at = models.TimeField(null=True, blank=True)
    title_lt = models.CharField(max_length=240)
    title_en = models.CharField(max_length=240, blank=True)
    speaker = models.CharField(max_length=200, blank=True)
    document = models.CharField(max_length=20, blank=True, help_text="code of a document of the library")

    title = Bilingual("title")

    class Meta:
        ordering = ["session", "order"]
        constraints = [models.UniqueConstraint(fields=["session", "order"], name="programme_item_once")]

    def __str__(self) -> str:
        return self.title


class Agreement(models.Model):
    """What was agreed at an event: who does it and by when."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="agreements")
    text = models.CharField(max_length=500)
    owner = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["done_on", "due_on", "id"]

    def __str__(self) -> str:
        return self.text

"""Work done in the background, as people meet it: who asked, how far it is, how it ended, what came of it."""

import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone


class Job(models.Model):
    """One piece of work, from the asking to its end.

    The queue (procrastinate's tables) knows only when to start which row of ours. A row is met by whoever asked and by
    the worker; it holds ids, counts and codes, never names or texts.
    """

    plane = "closed"

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    ENDED = (State.DONE, State.FAILED, State.CANCELLED)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=80, help_text="under which the work is registered: events.certificates")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    requested_by = models.CharField(max_length=80, help_text="account:<uuid> or command:<name>")
    arguments = models.JSONField(default=dict, encoder=DjangoJSONEncoder, help_text="ids and days, no content")
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(default=0, help_text="0 while nobody knows")
    message = models.CharField(max_length=40, blank=True, help_text="code of a sentence the work registered")
    error_class = models.CharField(max_length=80, blank=True)
    cancel_asked = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0, help_text="how often it was begun")
    queue_id = models.BigIntegerField(null=True, help_text="its row in the queue")
    night = models.DateField(null=True, help_text="of work done every night: which night")
    asked_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        indexes = [
            models.Index(fields=["requested_by", "-asked_at"], name="job_of_requester"),
            models.Index(
                fields=["asked_at"], name="job_not_ended", condition=models.Q(state__in=["waiting", "running"])
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["name", "night"], name="job_once_a_night"),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "running"], ended_at__isnull=True)
                | models.Q(state__in=["done", "failed", "cancelled"], ended_at__isnull=False),
                name="job_ends_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.uuid}"

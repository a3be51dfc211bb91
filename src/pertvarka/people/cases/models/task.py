"""Tasks: what has to be done in a case, by whom, by when."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models.of_case import OfCase
from pertvarka.people.cases.states import TaskState


class Task(OfCase):
    """One thing to do. Put off with a reason, done by somebody, or no longer needed with a reason."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=200, help_text="what to do; no names")
    due_on = models.DateField()
    assignee = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=TaskState.choices, default=TaskState.OPEN)
    put_off_reason = models.CharField(max_length=300, blank=True)
    result = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="open", done_at=None, done_by=None)
                | (~models.Q(state="open") & models.Q(done_at__isnull=False, done_by__isnull=False)),
                name="task_done_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["assignee", "due_on"], name="task_of_assignee", condition=models.Q(state="open")),
            models.Index(fields=["case", "due_on"], name="task_of_case"),
        ]

    def __str__(self) -> str:
        return self.title

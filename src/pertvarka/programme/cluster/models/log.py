"""What hinders and what helps: the log that tells whether the cluster works."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster import rules
from pertvarka.programme.cluster.states import DIFFICULTIES, LogKind, LogState


class LogEntry(models.Model):
    """One difficulty with what is done about it, or one benefit with what came of it. No names of persons."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=30, choices=LogKind.choices)
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="log_entries")
    noted_on = models.DateField()
    what = models.TextField()
    action = models.TextField(blank=True, help_text="what is done about it, or what came of it")
    owner = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=LogState.choices, default=LogState.OPEN)
    handled_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    is_invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-noted_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(handled_on=None) | Q(handled_on__gte=F("noted_on")), name="log_period_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state="handled", handled_on__isnull=False)
                | (~Q(state="handled") & Q(handled_on__isnull=True)),
                name="log_handled_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.what[:60]

    def is_late(self, *, on: date) -> bool:
        return rules.is_late(self.due_on, is_done=self.state == LogState.HANDLED, on=on)

    @property
    def is_difficulty(self) -> bool:
        return self.kind in DIFFICULTIES

"""Coordinated activity: a joint plan of several members, each step with its owner and day."""

import uuid
from datetime import date

from django.db import models

from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster import rules


class JointActivity(models.Model):
    """What members of a cluster decided to do together."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=240)
    aim = models.TextField(blank=True)
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="joint_activities")
    agreed_on = models.DateField()
    is_invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-agreed_on", "-id"]

    def __str__(self) -> str:
        return self.title


class JointStep(models.Model):
    """One step of a joint activity; done when it has a day."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    activity = models.ForeignKey(JointActivity, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="joint_steps")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return self.what

    def is_late(self, *, on: date) -> bool:
        return rules.is_late(self.due_on, is_done=self.done_on is not None, on=on)

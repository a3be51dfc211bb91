"""What the nightly checks found out of order: seen by the organisation it concerns, counted for others."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.monitoring.states import AlertState


class Alert(models.Model):
    """One check that did not hold, about one thing. It closes itself when the check holds again.

    `about` is a reference (`case:<uuid>`, `offer:<uuid>`, `indicator:4.1.1`), `label` what the owner reads: a case
    number, a name of an institution; never a person's name.
    """

    plane = "closed"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    check_code = models.CharField(max_length=40)
    about = models.CharField(max_length=120)
    label = models.CharField(max_length=200)
    open_to = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="empty: the office"
    )
    since_on = models.DateField(default=timezone.localdate)
    gone_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=AlertState.choices, default=AlertState.OPEN)
    explanation = models.TextField(blank=True)
    explained_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["state", "check_code", "since_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_code", "about"], condition=~Q(state="gone"), name="alert_once_while_it_holds"
            ),
        ]
        indexes = [models.Index(fields=["open_to", "state"], name="alert_of_organisation")]

    def __str__(self) -> str:
        return f"{self.check_code}: {self.label}"

"""Handing a case over, so that the person is never between two workers."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.models.of_case import OfCase
from pertvarka.people.cases.states import TransferState


class Transfer(OfCase):
    """An offer to take a case over. Until it is accepted the sender stays responsible.

    After acceptance the sender keeps the summary written here, and the former manager may read the case until the
    grace day.
    """

    class Extent(models.TextChoices):
        SUMMARY = "summary", _("a summary; the receiver starts with a new diary")
        FULL = "full", _("the whole file")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=20, help_text="of the case, for the receiver who cannot open it yet")
    from_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    to_municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    summary = models.TextField(help_text="what the receiver has to know to decide; stays with the sender")
    extent = models.CharField(max_length=10, choices=Extent.choices, default=Extent.FULL)
    grace_until_on = models.DateField(help_text="last day on which the former manager may read the case")
    state = models.CharField(max_length=20, choices=TransferState.choices, default=TransferState.OFFERED)
    offered_at = models.DateTimeField(default=timezone.now)
    offered_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decision_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-offered_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(state="offered"), name="transfer_one_offer_at_a_time"),
            models.CheckConstraint(
                condition=~Q(from_organisation=F("to_organisation")), name="transfer_to_another_organisation"
            ),
            models.CheckConstraint(
                condition=Q(state="offered", decided_at=None) | (~Q(state="offered") & Q(decided_at__isnull=False)),
                name="transfer_decided_at",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(decision_reason=""), name="transfer_refused_for_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["to_organisation", "state"], name="transfer_to_organisation")]

    def __str__(self) -> str:
        return f"{self.number} to {self.to_organisation}"

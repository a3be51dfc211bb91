"""Cooperation agreements: who promised whom to do what together."""

import uuid

from django.db import models
from django.db.models import F, Q

from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region


class CooperationAgreement(models.Model):
    """A signed agreement of two or more members, in the words they signed it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=240)
    subject = models.TextField()
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="agreements")
    parties = models.ManyToManyField(Organisation, related_name="agreements")
    signed_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    is_invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-signed_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("signed_on")), name="agreement_period_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.title

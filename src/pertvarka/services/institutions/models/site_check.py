"""How far a place is a home in the community: our own list of institutional elements, answered on a day."""

import uuid

from django.db import models
from django.db.models import Q

from pertvarka.foundation.access.models import Account
from pertvarka.services.catalogue.models import Site


class SiteCheck(models.Model):
    """One look at one place (definitions/site_checklist.yaml has the items); `score` is per cent, of what applies."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="checks")
    checked_on = models.DateField()
    checked_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(help_text="item code → yes, partly, no, not_applicable")
    note = models.TextField(blank=True, help_text="without names of persons")
    score = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["-checked_on", "-id"]
        constraints = [models.CheckConstraint(condition=Q(score=None) | Q(score__lte=100), name="site_check_score")]

    def __str__(self) -> str:
        return f"{self.score} % on {self.checked_on:%Y-%m-%d}"

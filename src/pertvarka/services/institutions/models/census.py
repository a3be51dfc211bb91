"""The monthly census of an institution: residents by group, and what moved them. Counts only."""

import uuid

from django.db import models
from django.db.models import F, Q

from pertvarka.foundation.access.models import Account
from pertvarka.services.institutions.models.institution import TransformingInstitution
from pertvarka.services.institutions.states import CensusState, ResidentGroup


class MonthlyCensus(models.Model):
    """One month. Small counts of people stand here, so the public role does not read it."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    institution = models.ForeignKey(TransformingInstitution, on_delete=models.PROTECT, related_name="censuses")
    month = models.DateField(help_text="its first day")
    state = models.CharField(max_length=10, choices=CensusState.choices, default=CensusState.DRAFT)
    under_three_count = models.PositiveIntegerField(default=0, help_text="residents under three at the month's end")
    empty_places = models.PositiveIntegerField(default=0)
    explanation = models.TextField(blank=True, help_text="why somebody was newly placed in the institution")
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(fields=["institution", "month"], name="census_once_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="census_month_by_its_first_day"),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_at__isnull=False), name="census_submitted_at_some_moment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution}, {self.month:%Y-%m}"

    @property
    def reference(self) -> str:
        """How the audit record names this census."""
        return f"census:{self.uuid}"


class CensusGroup(models.Model):
    """A group's month: what is at the end is what start, arrivals, departures and deaths make."""

    plane = "inner"

    census = models.ForeignKey(MonthlyCensus, on_delete=models.CASCADE, related_name="groups")
    group = models.CharField(max_length=30, choices=ResidentGroup.choices)
    at_start = models.PositiveIntegerField(default=0)
    admitted = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    died = models.PositiveIntegerField(default=0)
    at_end = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["census", "group"], name="census_group_once"),
            models.CheckConstraint(
                condition=Q(at_end=F("at_start") + F("admitted") - F("left") - F("died")), name="census_group_balances"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.census}: {self.group}"

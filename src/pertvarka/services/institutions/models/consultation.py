"""Hours of consultancy given on a plan: each visit by itself, so that their number is counted and not told."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.services.institutions.models.institution import TransformingInstitution
from pertvarka.services.institutions.models.plan import ChapterKey, TransformationPlan


class ConsultationVisit(models.Model):
    """A visit or a call. A mistake is corrected by a new line; the old one stays and counts no more."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    institution = models.ForeignKey(TransformingInstitution, on_delete=models.PROTECT, related_name="visits")
    plan = models.ForeignKey(TransformationPlan, on_delete=models.PROTECT, related_name="visits")
    expert = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=2)
    topic = models.CharField(max_length=300)
    chapter = models.CharField(max_length=20, choices=ChapterKey.choices, blank=True)
    noted_at = models.DateTimeField(default=timezone.now)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    correction_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(hours__gte=0) & Q(hours__lte=12), name="consultation_hours_of_a_day"),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(correction_reason=""), name="consultation_correction_has_reason"
            ),
            # A visit of no hours is one that was withdrawn.
            models.CheckConstraint(
                condition=Q(hours__gt=0) | Q(corrects__isnull=False), name="consultation_hours_unless_withdrawn"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution}, {self.held_on:%Y-%m-%d}"

    @property
    def reference(self) -> str:
        """How the audit record names this visit."""
        return f"consultation_visit:{self.uuid}"

"""The answers of an assessment: one form for each assessor, and the one they agreed on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.instruments.models import Response
from pertvarka.people.assessments.models.assessment import Assessment
from pertvarka.people.cases.models.of_case import OfCase


class AssessmentResponse(OfCase, Response):
    """Each assessor fills a form of their own, unseen by the other until both have submitted; then one is agreed."""

    class Kind(models.TextChoices):
        OWN = "own", _("own form of an assessor")
        AGREED = "agreed", _("agreed by the assessors")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="responses")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OWN)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "started_by"], condition=models.Q(kind="own"), name="response_once_an_assessor"
            ),
            models.UniqueConstraint(
                fields=["assessment"], condition=models.Q(kind="agreed"), name="response_agreed_once"
            ),
        ]

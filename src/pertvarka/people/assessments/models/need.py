"""What an assessment found missing in a person's life."""

import uuid

from django.db import models

from pertvarka.people.assessments.models.assessment import Assessment
from pertvarka.people.cases.models.of_case import OfCase


class IdentifiedNeed(OfCase):
    """A need in one domain of life, in the person's own words where they spoke. A plan must answer it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="needs")
    domain = models.CharField(max_length=40, help_text="of the instrument: home, self_care, health …")
    own_words = models.TextField(blank=True)
    evidence = models.TextField(blank=True, help_text="what the assessors saw and heard")
    support_level = models.PositiveSmallIntegerField(null=True, blank=True, help_text="0–4 in this domain")

    class Meta:
        ordering = ["assessment", "id"]
        constraints = [models.UniqueConstraint(fields=["assessment", "domain"], name="need_once_a_domain")]

    def __str__(self) -> str:
        return self.domain

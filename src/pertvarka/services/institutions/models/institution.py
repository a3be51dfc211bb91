"""An institution under transformation: the object of a plan. It holds figures of the place, never of a person."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.institutions.states import InstitutionKind, InstitutionState


class TransformingInstitution(models.Model):
    """Beside the organisation itself: how far it is, its building and money, and the days that bind it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="transformation")
    founder = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30, choices=InstitutionKind.choices, blank=True)
    places_count = models.PositiveIntegerField(null=True, blank=True, help_text="how many could live there")
    state = models.CharField(max_length=20, choices=InstitutionState.choices, default=InstitutionState.LISTED)
    listed_on = models.DateField(help_text="the day from which it is of the reform")
    residents_when_listed = models.PositiveIntegerField(help_text="how many lived there on that day")
    admissions_stop_on = models.DateField(null=True, blank=True)
    target_on = models.DateField(null=True, blank=True, help_text="the day by which it is closed or converted")
    staff_count = models.PositiveIntegerField(null=True, blank=True)
    yearly_budget = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    building_area = models.PositiveIntegerField(null=True, blank=True, help_text="square metres")
    building_owner = models.CharField(max_length=200, blank=True)
    building_future_lt = models.TextField(blank=True, help_text="what the building will be")
    building_future_en = models.TextField(blank=True)
    building_decision = models.CharField(max_length=200, blank=True, help_text="the document that decided it")
    is_invented = models.BooleanField(default=False)
    changed_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    building_future = Bilingual("building_future")

    class Meta:
        ordering = ["organisation__name_lt"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target_on=None) | Q(target_on__gt=F("listed_on")), name="institution_target_after_listing"
            ),
            models.CheckConstraint(
                condition=Q(target_on=None) | Q(admissions_stop_on=None) | Q(admissions_stop_on__lte=F("target_on")),
                name="institution_stops_before_target",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def reference(self) -> str:
        """How the audit record names this institution."""
        return f"institution:{self.uuid}"

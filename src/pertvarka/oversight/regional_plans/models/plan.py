"""The plan of a region: what opens where and when, what the cluster says of it, what opened in truth."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality, Region
from pertvarka.oversight.regional_plans.models.scenario import Scenario
from pertvarka.oversight.regional_plans.states import PlanState
from pertvarka.services.catalogue.models import ServiceType


class RegionalPlan(models.Model):
    """One version, made of one computed scenario. Each region has one that is being prepared and one that counts."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(help_text="1 is the first version")
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, related_name="plans")
    state = models.CharField(max_length=20, choices=PlanState.choices, default=PlanState.DRAFT)
    introduction = models.TextField(blank=True, help_text="what the region says of its plan")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    comments_until = models.DateField(null=True, blank=True)
    returned_reason = models.TextField(blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approval_document = models.CharField(max_length=200, blank=True)
    started_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    review_words = models.TextField(blank=True)
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["region", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["region", "number"], name="regional_plan_number_once"),
            models.UniqueConstraint(
                fields=["region"],
                condition=Q(state__in=["draft", "consultation"]),
                name="regional_plan_one_in_preparation",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "consultation"]) | Q(approved_on__isnull=False),
                name="regional_plan_approved_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.number}"

    @property
    def reference(self) -> str:
        """How the audit record names this plan."""
        return f"regional_plan:{self.uuid}"


class PlanItem(models.Model):
    """So many modules of a service open in a municipality in a year. The municipality is the one that answers."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(RegionalPlan, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    service_type = models.ForeignKey(ServiceType, on_delete=models.PROTECT, related_name="+")
    size_code = models.CharField(max_length=40)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    modules_count = models.PositiveSmallIntegerField()
    places_count = models.PositiveIntegerField()
    build_cost = models.DecimalField(max_digits=12, decimal_places=2, help_text="thousand EUR, once")
    running_cost = models.DecimalField(max_digits=12, decimal_places=2, help_text="thousand EUR a year")
    staff = models.DecimalField(max_digits=8, decimal_places=2, help_text="full-time equivalents")
    is_by_hand = models.BooleanField(default=False, help_text="a person put it there, not the computation")

    class Meta:
        ordering = ["plan", "position"]
        constraints = [models.UniqueConstraint(fields=["plan", "position"], name="plan_item_position")]

    def __str__(self) -> str:
        return f"{self.size_code} {self.year}"


class PlanComment(models.Model):
    """What a member of the cluster says of an item or of the whole plan, and what the region answers."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(RegionalPlan, on_delete=models.CASCADE, related_name="comments")
    item = models.ForeignKey(PlanItem, null=True, blank=True, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None


class ItemOpening(models.Model):
    """What of an item opened in truth, and when; several rows where it opened in parts."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(PlanItem, on_delete=models.PROTECT, related_name="openings")
    opened_on = models.DateField()
    places_count = models.PositiveIntegerField()
    words = models.CharField(max_length=300, blank=True, help_text="why later or another number")
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["opened_on", "id"]

    def __str__(self) -> str:
        return f"{self.places_count} on {self.opened_on:%Y-%m-%d}"

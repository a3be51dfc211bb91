"""How a worker goes on: what they learn, where they want to be."""

import uuid

from django.db import models

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.workforce.models.assessment import StaffAssessment
from pertvarka.services.workforce.models.staff import OfStaff, StaffMember
from pertvarka.services.workforce.states import ItemKind, Wish


class DevelopmentPlan(OfStaff):
    """The individual development plan that follows an assessment."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assessment = models.OneToOneField(StaffAssessment, on_delete=models.PROTECT, related_name="plan")
    aim = models.TextField(blank=True, help_text="in the worker's own words")
    agreed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"development plan {self.uuid}"


class DevelopmentItem(OfStaff):
    """One thing to learn, how and by when; a training is a real event one is enrolled in."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(DevelopmentPlan, on_delete=models.CASCADE, related_name="items")
    domain = models.CharField(max_length=40, help_text="domain of competence (rules.DOMAINS)")
    kind = models.CharField(max_length=12, choices=ItemKind.choices)
    what = models.CharField(max_length=300)
    event_code = models.CharField(max_length=20, blank=True, help_text="code of the training, where it is one")
    due_on = models.DateField()
    enrolled_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return self.what


class RedeploymentWish(OfStaff):
    """What the worker said they want after the institution closes; what was said before is kept."""

    staff_member = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="wishes")
    account = models.ForeignKey(Account, null=True, editable=False, on_delete=models.SET_NULL, related_name="+")
    manager_account = models.ForeignKey(Account, null=True, editable=False, on_delete=models.SET_NULL, related_name="+")
    wish = models.CharField(max_length=20, choices=Wish.choices)
    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    own_words = models.TextField(blank=True)
    said_on = models.DateField()

    class Meta:
        ordering = ["-said_on", "-id"]

    def __str__(self) -> str:
        return f"{self.wish} on {self.said_on:%Y-%m-%d}"

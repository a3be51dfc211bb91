"""Service needs: what plans ask services for. All of them together are the input of the regional plan."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.models import Person
from pertvarka.people.cases.models.of_case import OfCase
from pertvarka.people.plans.models.need import PlanNeed
from pertvarka.people.plans.models.plan import Plan
from pertvarka.people.plans.states import ServiceNeedState
from pertvarka.services.catalogue.models import ServiceType


class ServiceNeed(OfCase):
    """So much of one kind of service, in a municipality, from a day on. `plan_state` repeats the plan's (a trigger), so
    that planners count needs of agreed plans without seeing plans. In a new version `continues` leads to the same need
    of the version in force; at agreement the two rows change places, so that referrals and services stay with the need.
    """

    class Per(models.TextChoices):
        WEEK = "week", _("a week")
        MONTH = "month", _("a month")
        ALWAYS = "always", _("round the clock")
        ONCE = "once", _("once")

    class Urgency(models.TextChoices):
        NOW = "now", _("at once")
        MONTHS = "months", _("within three months")
        YEAR = "year", _("within a year")
        LATER = "later", _("later")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="service_needs")
    need = models.ForeignKey(PlanNeed, on_delete=models.PROTECT, related_name="service_needs")
    plan_state = models.CharField(max_length=20, editable=False, default="draft")
    service_type = models.ForeignKey(ServiceType, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=6, decimal_places=2, default=1)
    per = models.CharField(max_length=10, choices=Per.choices, default=Per.ALWAYS)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    wished_from = models.DateField()
    urgency = models.CharField(max_length=10, choices=Urgency.choices, default=Urgency.YEAR)
    within_km = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="straight line, from the municipality"
    )
    keep_siblings_together = models.BooleanField(default=False)
    blocks_move = models.BooleanField(default=False, help_text="the person does not move before it has a start date")
    starts_on = models.DateField(null=True, blank=True, help_text="agreed with the provider")
    state = models.CharField(max_length=20, choices=ServiceNeedState.choices, default=ServiceNeedState.UNMET)
    state_since = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    continues = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="continued_by",
        help_text="of the version in force, until this one is agreed",
    )

    class Meta:
        ordering = ["wished_from", "id"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="service_need_amount")]
        indexes = [
            models.Index(fields=["municipality", "service_type", "state"], name="service_need_where"),
            models.Index(fields=["plan"], name="service_need_of_plan"),
            models.Index(fields=["case"], name="service_need_of_case"),
        ]

    def __str__(self) -> str:
        return f"{self.service_type_id} in {self.municipality_id}"

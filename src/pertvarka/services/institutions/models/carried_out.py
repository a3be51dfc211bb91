"""What an approved plan is followed by: measures with owners and days, risks, and departures by quarter."""

import uuid
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from pertvarka.services.institutions.models.plan import TransformationPlan
from pertvarka.services.institutions.states import Destination, MeasureState


class Measure(models.Model):
    """A line of the timetable."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(TransformationPlan, on_delete=models.CASCADE, related_name="measures")
    title = models.CharField(max_length=500)
    owner = models.CharField(max_length=500, help_text="who answers for it: an office, not a name")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=MeasureState.choices, default=MeasureState.PLANNED)
    note = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_on__isnull=False), name="measure_done_on_some_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_late(self, *, on: date) -> bool:
        return self.state == MeasureState.PLANNED and self.due_on < on


class Risk(models.Model):
    """What may go wrong, how likely and how heavy (1 to 5), what is done about it and by whom."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(TransformationPlan, on_delete=models.CASCADE, related_name="risks")
    title = models.CharField(max_length=500)
    likelihood = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    impact = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    answer = models.CharField(max_length=500)
    owner = models.CharField(max_length=500)

    class Meta:
        ordering = [-(models.F("likelihood") * models.F("impact")), "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def weight(self) -> int:
        return self.likelihood * self.impact


class PlannedDeparture(models.Model):
    """How many residents are to leave in a quarter, to one kind of home."""

    plan = models.ForeignKey(TransformationPlan, on_delete=models.CASCADE, related_name="departures")
    destination = models.CharField(max_length=30, choices=Destination.choices)
    quarter = models.CharField(max_length=6, help_text="2027-1")
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["quarter", "destination"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "destination", "quarter"], name="departure_once_in_quarter")
        ]

    def __str__(self) -> str:
        return f"{self.quarter}: {self.destination}"

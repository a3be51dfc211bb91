"""What plans are counted with: sizes, costs, distances, budgets; each from a day on, with its source."""

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.territory.models import Municipality, Region
from pertvarka.services.catalogue.models import ServiceType


class PlanningParameter(models.Model):
    """One value from a day on. Nothing is overwritten: the newest row of the newest day counts, the others stay.

    Empty `service_type`, `size`, `group` and `region` mean that the value holds for all of them.
    """

    key = models.CharField(max_length=40)
    service_type = models.ForeignKey(ServiceType, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    size = models.CharField(max_length=20, blank=True, help_text="of a module: small, large")
    group = models.CharField(max_length=60, blank=True, help_text="target group whose costs it tells")
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="of a budget; empty: every year")
    value = models.DecimalField(max_digits=14, decimal_places=4)
    unit = models.CharField(max_length=20)
    valid_from = models.DateField()
    source_lt = models.CharField(max_length=300)
    source_en = models.CharField(max_length=300)
    is_assumption = models.BooleanField(default=False, help_text="ours, until somebody states an official one")
    reason = models.CharField(max_length=300, blank=True, help_text="why it was changed")
    entered_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)

    source = Bilingual("source")

    class Meta:
        ordering = ["key", "service_type__code", "size", "group", "region__code", "year", "-valid_from", "-id"]
        indexes = [models.Index(fields=["key", "valid_from"], name="planning_parameter_by_key")]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"

    @property
    def place(self) -> tuple[str, int | None, str, str, int | None, int | None]:
        """What the value is of: rows with the same place follow one another."""
        return (self.key, self.service_type_id, self.size, self.group, self.region_id, self.year)


class RoadFile(models.Model):
    """Distances by road that somebody measured, brought in one file, from a day on. Taken back, it counts no more and
    what counted before does; nothing of it is lost.
    """

    valid_from = models.DateField()
    source = models.CharField(max_length=300)
    imported_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField(default=timezone.now)
    taken_back_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-valid_from", "-imported_at", "-id"]

    def __str__(self) -> str:
        return f"{self.source} {self.valid_from:%Y-%m-%d}"

    @property
    def reference(self) -> str:
        """How the audit record names this file."""
        return f"road_file:{self.pk}"


class RoadDistance(models.Model):
    """Kilometres by road between two municipal centres, in that direction, as a file tells them."""

    file = models.ForeignKey(RoadFile, on_delete=models.CASCADE, related_name="distances")
    from_municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    to_municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    kilometres = models.DecimalField(max_digits=6, decimal_places=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "from_municipality", "to_municipality"], name="road_distance_once"),
            models.CheckConstraint(condition=models.Q(kilometres__gte=0), name="road_distance_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.from_municipality_id}–{self.to_municipality_id}: {self.kilometres} km"

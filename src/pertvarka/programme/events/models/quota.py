"""How many of an event's seats may go to one region or one organisation."""

from django.db import models

from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events.models.event import Event
from pertvarka.programme.events.states import QuotaKind


class EventQuota(models.Model):
    """At most `places` seats for each region or each organisation; a row with a region speaks of that region alone
    and stands before the one for each. Registrations are counted against it by the database (migration 0010).
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="quotas")
    kind = models.CharField(max_length=12, choices=QuotaKind.choices)
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    places = models.PositiveIntegerField()

    class Meta:
        ordering = ["event", "-kind", models.F("region__code").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(fields=["event", "kind", "region"], name="event_quota_once", nulls_distinct=False),
            models.CheckConstraint(
                condition=models.Q(kind="region") | models.Q(region=None), name="event_quota_region_of_regions"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.region or ''}: {self.places}"

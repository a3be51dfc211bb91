"""The year's plan of events, held against what was made: so many of a kind."""

from django.db import models

from pertvarka.programme.events.states import group_of


class EventPlan(models.Model):
    """How many events of one of the plan's three kinds a year is to hold."""

    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, help_text="conference, seminar or round_table")
    planned_count = models.PositiveIntegerField()
    note = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["year", "kind"]
        constraints = [models.UniqueConstraint(fields=["year", "kind"], name="event_plan_once_a_year")]

    def __str__(self) -> str:
        return f"{self.year} {group_of(self.kind)} {self.planned_count}"

"""Releases: numbers counted from cases, frozen as they were shown. Open; nothing in them is about one person."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Release(models.Model):
    """One publication of all indicators counted from cases. It is never changed; a later one follows it."""

    number = models.PositiveIntegerField(unique=True)
    as_of = models.DateField(help_text="records known by this day are counted")
    released_at = models.DateTimeField(default=timezone.now)
    released_by = models.CharField(max_length=80, help_text="reference of the account or the command")
    is_invented = models.BooleanField(default=False, help_text="counted from invented people, for the demonstration")
    rules_digest = models.CharField(max_length=64, help_text="SHA-256 of the definitions it was counted by")

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"release {self.number}"

    @property
    def reference(self) -> str:
        """How the audit record names this release."""
        return f"release:{self.number}"


class ReleasedFigure(models.Model):
    """One figure as shown. `division` is empty for the indicator's number; row and column are empty for sums.

    `counted_on` is earlier than the release's day where a table waits because too little has changed in it.
    """

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="figures")
    indicator_code = models.CharField(max_length=60)
    division = models.CharField(max_length=40, blank=True, help_text="region, or two crossed: region*sex")
    row_key = models.CharField(max_length=60, blank=True)
    column_key = models.CharField(max_length=60, blank=True)
    value = models.PositiveIntegerField(null=True, help_text="empty: hidden, so that nobody is found through it")
    counted_on = models.DateField()
    is_of_people = models.BooleanField(default=True, help_text="of plans and hours small numbers tell of nobody")

    class Meta:
        ordering = ["release", "indicator_code", "division", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "indicator_code", "division", "row_key", "column_key"], name="released_figure_once"
            ),
            # The rule of the engine once more, where nobody can forget it.
            models.CheckConstraint(
                condition=Q(is_of_people=False) | Q(value=None) | Q(value=0) | Q(value__gte=5),
                name="released_figure_not_small",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_code} {self.division}"

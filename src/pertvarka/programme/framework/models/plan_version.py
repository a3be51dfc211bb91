"""Versions of the plan: what was to be reached, as which document says, since when. Nothing is overwritten."""

from django.db import models

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.programme.framework.models.indicator import Indicator


class PlanVersion(models.Model):
    """One state of the plan. It groups the target versions that stand together."""

    number = models.PositiveSmallIntegerField(unique=True)
    title_lt = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_from_note_lt = models.TextField(help_text="how the date is known")
    valid_from_note_en = models.TextField()
    decision_lt = models.TextField(blank=True, help_text="the decision document; empty where the sources name none")
    decision_en = models.TextField(blank=True)
    reason_lt = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    author = models.CharField(max_length=120, blank=True)
    sources = models.JSONField(default=list)

    title = Bilingual("title")
    valid_from_note = Bilingual("valid_from_note")
    decision = Bilingual("decision")
    reason = Bilingual("reason")

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return str(self.number)


class TargetVersion(models.Model):
    """The planned value (planinė reikšmė) of one indicator in one version of the plan.

    No value: the version names the indicator without a target. No row: the version does not name it. The database
    refuses to change or remove a row (migration 0001): a new figure is a new plan version.
    """

    plan_version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="targets")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    value = models.PositiveIntegerField(null=True)
    valid_from = models.DateField()
    decision_lt = models.TextField(blank=True)
    decision_en = models.TextField(blank=True)
    reason_lt = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    author = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=20, help_text="key of the document that states it in this version")

    decision = Bilingual("decision")
    reason = Bilingual("reason")

    class Meta:
        ordering = ["plan_version", "indicator"]
        constraints = [
            models.UniqueConstraint(fields=["plan_version", "indicator"], name="one_target_per_version"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} v{self.plan_version_id}: {self.value}"


class TargetPart(models.Model):
    """A stated part of a target: 61 events = 3 conferences + 24 seminars + 34 round tables."""

    target = models.ForeignKey(TargetVersion, on_delete=models.CASCADE, related_name="parts")
    key = models.CharField(max_length=60)
    value = models.PositiveIntegerField()
    source = models.CharField(max_length=20)

    class Meta:
        ordering = ["target", "id"]
        constraints = [models.UniqueConstraint(fields=["target", "key"], name="target_part_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"


class Wording(models.Model):
    """How one version of the plan words an aim or an indicator, where the versions differ in words only."""

    plan_version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="wordings")
    about = models.CharField(max_length=40, help_text="aim:4.1:4 or indicator:4.2.5")
    text_lt = models.TextField()
    source = models.CharField(max_length=20)

    class Meta:
        ordering = ["plan_version", "about"]
        constraints = [models.UniqueConstraint(fields=["plan_version", "about"], name="one_wording_per_version")]

    def __str__(self) -> str:
        return f"{self.about} v{self.plan_version_id}"

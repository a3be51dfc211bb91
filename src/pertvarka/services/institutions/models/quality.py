"""Quality of an organisation: a framework with versions, the process of an organisation, its scores and actions."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.institutions.quality_states import QualityStage


class QualityFramework(models.Model):
    """One version of a framework, such as EQUASS Assurance 2018. Immutable once a process stands on it."""

    code = models.SlugField()
    version = models.CharField(max_length=20)
    title_lt = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160)
    scale_max = models.PositiveSmallIntegerField(default=4, help_text="scores run from 0 to this")
    loaded_on = models.DateField(default=timezone.localdate)

    title = Bilingual("title")

    class Meta:
        ordering = ["code", "version"]
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="quality_framework_once")]

    def __str__(self) -> str:
        return f"{self.title_en} {self.version}"


class Principle(models.Model):
    """A principle of the framework, by name; what it asks for in detail are the criteria its owner publishes."""

    framework = models.ForeignKey(QualityFramework, on_delete=models.CASCADE, related_name="principles")
    order = models.PositiveSmallIntegerField()
    title_lt = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)

    title = Bilingual("title")

    class Meta:
        ordering = ["framework", "order"]
        constraints = [models.UniqueConstraint(fields=["framework", "order"], name="principle_once")]

    def __str__(self) -> str:
        return self.title_en


class Criterion(models.Model):
    """A criterion loaded by a user who holds the framework's texts; we ship none, the texts are others' property."""

    principle = models.ForeignKey(Principle, on_delete=models.CASCADE, related_name="criteria")
    number = models.CharField(max_length=10)
    text = models.TextField()

    class Meta:
        ordering = ["principle", "id"]
        constraints = [models.UniqueConstraint(fields=["principle", "number"], name="criterion_once")]

    def __str__(self) -> str:
        return self.number


class QualityProcess(models.Model):
    """One organisation on its way to a certificate, led by a consultant."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="quality_processes")
    framework = models.ForeignKey(QualityFramework, on_delete=models.PROTECT, related_name="processes")
    consultant = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20, choices=QualityStage.choices, default=QualityStage.CONSULTATION)
    began_on = models.DateField()
    audit_on = models.DateField(null=True, blank=True)
    certified_on = models.DateField(null=True, blank=True)
    certified_until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    is_invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-began_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "framework"], condition=~Q(stage="lapsed"), name="quality_process_one_open"
            ),
            models.CheckConstraint(
                condition=Q(certified_until=None) | Q(certified_until__gt=F("certified_on")),
                name="quality_certificate_period",
            ),
        ]

    def __str__(self) -> str:
        return f"quality of {self.organisation_id}"


class CriterionScore(models.Model):
    """What was found on a day; the newest counts, the earlier ones show the way."""

    plane = "inner"

    process = models.ForeignKey(QualityProcess, on_delete=models.CASCADE, related_name="scores")
    principle = models.ForeignKey(Principle, on_delete=models.PROTECT, related_name="+")
    criterion = models.ForeignKey(Criterion, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField()
    evidence = models.TextField(help_text="what was seen or read; without names of persons")
    found_on = models.DateField(default=timezone.localdate)
    found_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["principle", "-found_on", "-id"]

    def __str__(self) -> str:
        return f"{self.score}"


class ImprovementAction(models.Model):
    """What the organisation will do better, who sees to it and by when; done when it has a day."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    process = models.ForeignKey(QualityProcess, on_delete=models.CASCADE, related_name="actions")
    principle = models.ForeignKey(Principle, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    owner = models.CharField(max_length=120, help_text="position, not a name")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return self.what

    def is_late(self, *, on: date) -> bool:
        return self.done_on is None and self.due_on < on


class QualityConsultation(models.Model):
    """Hours in which the consultant helped the organisation."""

    plane = "inner"

    process = models.ForeignKey(QualityProcess, on_delete=models.CASCADE, related_name="consultations")
    held_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    topic = models.CharField(max_length=200)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=12), name="quality_consultation_hours")
        ]

    def __str__(self) -> str:
        return f"{self.hours} h on {self.held_on:%Y-%m-%d}"


class YearlyProgress(models.Model):
    """What a certified organisation reports of a year, and who wrote it last."""

    plane = "inner"

    process = models.ForeignKey(QualityProcess, on_delete=models.CASCADE, related_name="progress")
    year = models.PositiveSmallIntegerField()
    text = models.TextField()
    reported_on = models.DateField(default=timezone.localdate)
    reported_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["process", "year"], name="yearly_progress_once")]

    def __str__(self) -> str:
        return str(self.year)

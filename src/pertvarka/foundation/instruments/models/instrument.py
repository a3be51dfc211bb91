"""A questionnaire and its published versions."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.bilingual import Bilingual


class Instrument(models.Model):
    """An assessment tool or questionnaire that lives on through its versions."""

    class Purpose(models.TextChoices):
        NEEDS_ASSESSMENT = "needs_assessment", _("needs assessment")
        SCREENING = "screening", _("screening beside the assessment")
        SURVEY = "survey", _("survey")
        EVALUATION = "evaluation", _("evaluation of an event or training")
        STAFF_ASSESSMENT = "staff_assessment", _("staff assessment")

    class Audience(models.TextChoices):
        ADULTS = "adults", _("adults")
        CHILDREN = "children", _("children")
        EVERYBODY = "everybody", _("everybody")

    code = models.SlugField(unique=True)
    title_lt = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.EVERYBODY)
    origin_lt = models.CharField(max_length=300, blank=True, help_text="who wrote it, under which licence")
    origin_en = models.CharField(max_length=300, blank=True)
    is_shipped = models.BooleanField(default=False, help_text="comes with the system; definitions/instruments")

    title = Bilingual("title")
    origin = Bilingual("origin")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class InstrumentVersion(models.Model):
    """What was published under a number: it never changes, so that an answer always means what was asked.

    `form` is the checked form (engines.xlsform.serial), `workbook` the file it came from. A version is withdrawn by a
    later one or by decision; answers given to it stay.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    form = models.JSONField()
    workbook = models.BinaryField()
    file_name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the form")
    languages = ArrayField(models.CharField(max_length=5), help_text="ISO 639-1; the first is the form's own")
    question_count = models.PositiveSmallIntegerField()
    methodology_package = models.CharField(max_length=120, blank=True, help_text="code of the package it belongs to")
    assessors_needed = models.PositiveSmallIntegerField(default=1, help_text="2 where the method asks for two")
    reassess_after_months = models.PositiveSmallIntegerField(default=12)
    change_note = models.CharField(max_length=300, blank=True, help_text="what is new in this version")
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["instrument", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "number"], name="instrument_version_number"),
            models.UniqueConstraint(fields=["instrument", "digest"], name="instrument_version_once"),
            models.CheckConstraint(
                condition=models.Q(assessors_needed__gte=1, assessors_needed__lte=4), name="instrument_assessors_needed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument.code} {self.number}"

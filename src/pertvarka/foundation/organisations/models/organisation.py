"""A body of the reform and the names it bore."""

import uuid

from django.db import models

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.territory.models import Municipality, Region


class Organisation(models.Model):
    """A ministry, an institution, a provider, a group or a firm that the reform speaks of.

    `wording_lt` keeps the sources' own spelling where it differs from the right name.
    """

    class Kind(models.TextChoices):
        PARLIAMENT = "parliament"
        MINISTRY = "ministry"
        AUTHORITY = "authority"
        INSTITUTION = "institution"
        PROVIDER = "provider"
        RESEARCH = "research"
        BODY = "body"
        MUNICIPAL_ADMINISTRATION = "municipal_administration"
        EDUCATION = "education"
        HEALTH = "health"
        BUSINESS = "business"
        NGO = "ngo"
        COMMUNITY = "community"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(unique=True)
    kind = models.CharField(max_length=30, choices=Kind.choices)
    name_lt = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    wording_lt = models.CharField(max_length=200, blank=True, help_text="as the sources spell it, where that differs")
    note_lt = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT)
    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.PROTECT)
    sources = models.JSONField(default=list, help_text="keys of the documents that name it")
    is_invented = models.BooleanField(default=False, help_text="made for the demonstration")

    name = Bilingual("name")
    note = Bilingual("note")

    def __str__(self) -> str:
        return self.name


class OrganisationName(models.Model):
    """The name and standing of an organisation during a period; an open end means: to this day or not known."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name_lt = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    note_lt = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    name = Bilingual("name")
    note = Bilingual("note")

    class Meta:
        ordering = [models.F("valid_from").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name_lt", "valid_from"], name="organisation_name_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_from__lte=models.F("valid_until")),
                name="organisation_name_period",
            ),
        ]

    def __str__(self) -> str:
        return self.name

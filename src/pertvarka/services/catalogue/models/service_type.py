"""Kinds of services: what the reform set out to create, and what individual plans ask for."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base.bilingual import Bilingual


class ServiceType(models.Model):
    """One kind of service, programme or method, under the code of the seeds (S01–S36).

    `is_residential`: people live there. `is_address_secret`: crisis and foster homes, whose address never leaves the
    closed plane; pages say the municipality.
    """

    class Kind(models.TextChoices):
        SERVICE = "service", _("service")
        PROGRAMME = "programme", _("programme")
        METHOD = "method", _("method")

    class Unit(models.TextChoices):
        PLACE = "place", _("places")
        HOUR = "hour", _("hours")
        DAY = "day", _("days")

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.SERVICE)
    name_lt = models.CharField(max_length=250)
    name_en = models.CharField(max_length=250)
    aliases_lt = ArrayField(models.CharField(max_length=250), default=list)
    aliases_en = ArrayField(models.CharField(max_length=250), default=list)
    for_whom_lt = models.CharField(max_length=300, blank=True)
    for_whom_en = models.CharField(max_length=300, blank=True)
    target_groups = ArrayField(models.CharField(max_length=60), default=list, help_text="codes of cases.TargetGroup")
    objective = models.CharField(max_length=20, blank=True, help_text="objective and activity of the framework: 1.2")
    spis_code = models.CharField(max_length=20, blank=True, help_text="code in SPIS, where known")
    methodology_package = models.CharField(max_length=120, blank=True)
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_until = models.PositiveSmallIntegerField(null=True, blank=True, help_text="the last year of age it is for")
    unit = models.CharField(max_length=10, choices=Unit.choices, default=Unit.PLACE)
    duration_lt = models.CharField(max_length=200, blank=True)
    duration_en = models.CharField(max_length=200, blank=True)
    staff_lt = models.CharField(max_length=200, blank=True)
    staff_en = models.CharField(max_length=200, blank=True)
    is_residential = models.BooleanField(default=False)
    is_pilot = models.BooleanField(default=False)
    is_address_secret = models.BooleanField(default=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    sources = models.JSONField(default=list, help_text="keys of the documents that name it")

    name = Bilingual("name")
    for_whom = Bilingual("for_whom")
    duration = Bilingual("duration")
    staff = Bilingual("staff")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(age_from=None)
                | models.Q(age_until=None)
                | models.Q(age_until__gte=models.F("age_from")),
                name="service_type_ages_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name

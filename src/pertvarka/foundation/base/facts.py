"""The one fact shape: what every area that yields numbers exposes, as a database view with these columns.

A room declares its view in a migration and a subclass here; `oversight.results` counts over any of them with the same
compiled definition. Nothing above needs to know the tables behind a fact.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Fact(models.Model):
    """One row that can be counted.

    `amount` says how many units the row stands for (1 for a dated event, 24 for an undated group of seminars, hours
    for a consultation, persons for a training). `known_on` is the first date on which the row may enter a report: the
    day it ended, or the date of the source that tells it. A row with `part_of` is a closer look at another row, and
    counts only in reports older than `whole_known_on`.
    """

    row_reference = models.CharField(primary_key=True, max_length=120)
    subject = models.CharField(max_length=120, help_text="the key that makes two rows the same thing")
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    known_on = models.DateField(null=True)
    precision = models.CharField(max_length=10, help_text="day, month, year or unknown")
    title_lt = models.TextField()
    title_en = models.TextField()
    kind = models.CharField(max_length=60)
    scope = models.CharField(max_length=20, null=True)
    state = models.CharField(max_length=20)
    reported_under = models.CharField(max_length=20, null=True, help_text="framework code the source lists it under")
    part_of = models.CharField(max_length=120, null=True)
    whole_known_on = models.DateField(null=True, help_text="known_on of the row this one is a part of")
    regions = ArrayField(models.CharField(max_length=5))
    municipality = models.CharField(max_length=5, null=True)
    service_type = models.CharField(max_length=20, null=True)
    target_group = models.CharField(max_length=60, null=True)
    sex = models.CharField(max_length=10, null=True)
    birth_year = models.IntegerField(null=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    source = models.CharField(max_length=20, null=True, help_text="key of the document that tells it")
    address = models.CharField(max_length=200, null=True, help_text="slug of its page, where it has one")

    class Meta:
        abstract = True
        managed = False

    def __str__(self) -> str:
        return self.row_reference

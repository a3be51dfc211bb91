"""Consultations: hours of expert help, as far as the sources count them."""

from django.db import models

from pertvarka.foundation.base.bilingual import Bilingual


class Consultation(models.Model):
    """A stock of consultation the source counts as a whole: 1,872 hours over 26 plans.

    Single consultations (expert, date, topic) come with the institutions' workspaces; this is the history's figure.
    """

    code = models.CharField(max_length=10, unique=True)
    title_lt = models.TextField()
    title_en = models.TextField()
    hours = models.PositiveIntegerField(null=True, blank=True)
    plans_count = models.PositiveIntegerField(null=True, blank=True, help_text="plans the hours were given for")
    organisations_planned_count = models.PositiveIntegerField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    known_on = models.DateField()
    contract = models.CharField(max_length=40, blank=True)
    reported_under = models.CharField(max_length=20)
    sources = models.JSONField(default=list)

    title = Bilingual("title")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title

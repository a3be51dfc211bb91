"""An indicator (rodiklis): what is measured to know whether an activity reached what it aimed at."""

from django.db import models

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.programme.framework.models.objective import Activity


class Indicator(models.Model):
    """One measured figure under its code.

    Standing `plan`: an indicator of the plan, with the sources' code; 4.2.8.1 stands without a parent because no source
    has a 4.2.8. Standing `review`: a figure the yearly review gives outside the plan's list; its code is our word.
    How it is counted is a definition of `oversight.results`, not of the framework.
    """

    class Standing(models.TextChoices):
        PLAN = "plan"
        REVIEW = "review"

    class Kind(models.TextChoices):
        OUTPUT = "output"
        RESULT = "result"
        INPUT_HOURS = "input_hours"

    code = models.CharField(max_length=60, unique=True)
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="indicators")
    standing = models.CharField(max_length=10, choices=Standing.choices)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title_lt = models.TextField(help_text="the sources' wording")
    title_en = models.TextField()
    short_lt = models.CharField(max_length=160, help_text="today's words, as the pages show it")
    short_en = models.CharField(max_length=160)
    unit = models.CharField(max_length=20, help_text="units, persons, events, hours")
    order = models.PositiveSmallIntegerField()

    title = Bilingual("title")
    short = Bilingual("short")

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.code

"""What the reform set out to do: programme → objectives → activities → aims."""

from django.db import models

from pertvarka.foundation.base.bilingual import Bilingual


class Programme(models.Model):
    """One funded undertaking with its goal. Several may run at once; the first is the project of 2014–2020."""

    code = models.SlugField(unique=True)
    title_lt = models.TextField()
    title_en = models.TextField()
    goal_lt = models.TextField()
    goal_en = models.TextField()
    funding_lt = models.TextField(blank=True)
    funding_en = models.TextField(blank=True)

    title = Bilingual("title")
    goal = Bilingual("goal")
    funding = Bilingual("funding")

    def __str__(self) -> str:
        return self.title


class Objective(models.Model):
    """One of the numbered objectives (uždavinys). An empty title means that no source gives its wording."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="objectives")
    code = models.CharField(max_length=10, unique=True)
    title_lt = models.TextField(blank=True)
    title_en = models.TextField(blank=True)
    sources = models.JSONField(default=list, help_text="keys of the documents that state it")
    order = models.PositiveSmallIntegerField()

    title = Bilingual("title")

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.code


class Activity(models.Model):
    """A numbered activity (veikla) of an objective, such as 4.1."""

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="activities")
    code = models.CharField(max_length=10, unique=True)
    title_lt = models.TextField()
    title_en = models.TextField()
    short_lt = models.CharField(max_length=120, help_text="today's words, for headings of tables")
    short_en = models.CharField(max_length=120)
    sources = models.JSONField(default=list)
    order = models.PositiveSmallIntegerField()

    title = Bilingual("title")
    short = Bilingual("short")

    class Meta:
        ordering = ["order"]
        verbose_name_plural = "activities"

    def __str__(self) -> str:
        return self.code


class Aim(models.Model):
    """A numbered aim (tikslas) of an activity: often the name of a service to be created."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="aims")
    number = models.PositiveSmallIntegerField()
    title_lt = models.TextField(help_text="the sources' wording")
    title_en = models.TextField()

    title = Bilingual("title")

    class Meta:
        ordering = ["activity", "number"]
        constraints = [models.UniqueConstraint(fields=["activity", "number"], name="aim_number_once")]

    def __str__(self) -> str:
        return f"{self.activity_id}:{self.number}"

"""Trainings: who was to learn what, how many groups and persons, in which hours."""

from django.db import models

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.programme.events.models.event_group import EventGroup


class Training(models.Model):
    """A training as the sources tell it: an audience with counts; single days only where they are given."""

    code = models.CharField(max_length=10, unique=True, help_text="our number of the training: T01")
    audience = models.CharField(max_length=60, help_text="stable key of the audience kind")
    title_lt = models.TextField(blank=True)
    title_en = models.TextField(blank=True)
    audience_lt = models.TextField(help_text="today's words; the source's wording stands in wording_lt")
    audience_en = models.TextField()
    wording_lt = models.TextField(blank=True)
    groups_count = models.PositiveIntegerField(null=True, blank=True)
    persons_count = models.PositiveIntegerField()
    academic_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10)
    known_on = models.DateField(help_text="date of the source that tells the result")
    contract = models.CharField(max_length=40, blank=True, help_text="code of the contract it was given under")
    same_as = models.ForeignKey(
        EventGroup,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text="the group of seminars that is this training",
    )
    reported_under = models.CharField(max_length=20)
    sources = models.JSONField(default=list)

    title = Bilingual("title")
    audience_words = Bilingual("audience")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title or self.audience_words

    @property
    def person_hours(self) -> int | None:
        return self.persons_count * self.academic_hours if self.academic_hours else None


class TrainingPart(models.Model):
    """A closer look at a training: 18 of the groups with 270 of the persons fell in 2017."""

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="parts")
    code = models.CharField(max_length=12, unique=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    precision = models.CharField(max_length=10)
    groups_count = models.PositiveIntegerField(null=True, blank=True)
    persons_count = models.PositiveIntegerField()
    note_lt = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    source = models.CharField(max_length=20)

    note = Bilingual("note")

    class Meta:
        ordering = ["training", "starts_on"]

    def __str__(self) -> str:
        return self.code


class TrainingSession(models.Model):
    """The days of one session, where the sources give them."""

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="sessions")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["training", "starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["training", "starts_on"], name="training_session_once"),
            models.CheckConstraint(
                condition=models.Q(starts_on__lte=models.F("ends_on")), name="training_session_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} – {self.ends_on}"

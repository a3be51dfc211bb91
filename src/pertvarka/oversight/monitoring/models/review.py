"""The yearly review: chapters of sentences with live numbers, frozen when it is published."""

import uuid

from django.db import models
from django.db.models import Q

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.oversight.monitoring.states import ReviewState


class Review(models.Model):
    """One year told. A number stands in a sentence as `{4.1.1}` until publication freezes what it was."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField(unique=True)
    as_of = models.DateField(help_text="the day the numbers are counted for")
    title_lt = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=ReviewState.choices, default=ReviewState.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    is_invented = models.BooleanField(default=False)

    title = Bilingual("title")

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(published_at__isnull=False), name="published_review_has_a_moment"
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class ReviewChapter(models.Model):
    """A heading and its text, one paragraph a line, with placeholders."""

    plane = "inner"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="chapters")
    order = models.PositiveSmallIntegerField()
    title_lt = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    text_lt = models.TextField()
    text_en = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    title = Bilingual("title")
    text = Bilingual("text")

    class Meta:
        ordering = ["review", "order", "id"]

    def __str__(self) -> str:
        return self.title_lt


class ReviewFigure(models.Model):
    """What a placeholder gave on the day of publication; a correction adds a row and keeps the old value."""

    plane = "inner"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="figures")
    placeholder = models.CharField(max_length=120)
    value = models.IntegerField(null=True)
    as_of = models.DateField()
    corrected_on = models.DateField(null=True, blank=True)
    previous_value = models.IntegerField(null=True, blank=True)
    reason_lt = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)

    reason = Bilingual("reason")

    class Meta:
        ordering = ["review", "placeholder"]
        constraints = [models.UniqueConstraint(fields=["review", "placeholder"], name="review_figure_once")]

    def __str__(self) -> str:
        return self.placeholder

"""A declared achievement: the figure a source states as reached, with its parts."""

from django.db import models

from pertvarka.foundation.base.bilingual import Bilingual


class Achievement(models.Model):
    """One figure as one source states it, at one date. A corrected figure is a new row; this one stays.

    `value` is empty where the source gives only parts; their sum is then ours and is called so.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        SUBMITTED = "submitted"
        VERIFIED = "verified"
        PUBLISHED = "published"
        CORRECTED = "corrected"

    indicator_code = models.CharField(max_length=60)
    value = models.PositiveIntegerField(null=True)
    is_lower_bound = models.BooleanField(default=False, help_text='the source says "over"')
    as_of = models.DateField()
    precision = models.CharField(max_length=10)
    period_from = models.DateField(null=True, blank=True)
    period_until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PUBLISHED)
    source = models.CharField(max_length=20)
    wording_lt = models.TextField(blank=True)
    comment_lt = models.TextField(blank=True)
    comment_en = models.TextField(blank=True)

    comment = Bilingual("comment")

    class Meta:
        ordering = ["indicator_code", "as_of"]
        constraints = [
            models.UniqueConstraint(fields=["indicator_code", "as_of", "source"], name="one_statement_per_source"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_code} {self.value} ({self.as_of})"


class AchievementPart(models.Model):
    """A stated part of a figure, or a figure stated beside it that is not in it (`stands_beside`)."""

    achievement = models.ForeignKey(Achievement, on_delete=models.CASCADE, related_name="parts")
    code = models.CharField(max_length=60, help_text="1.4.3.1, or a word of ours")
    title_lt = models.TextField()
    title_en = models.TextField()
    unit = models.CharField(max_length=20)
    value = models.PositiveIntegerField()
    stands_beside = models.BooleanField(default=False, help_text="told with the figure but not a part of its sum")
    regions = models.JSONField(default=list, help_text="region codes, where the source names them")
    regions_count = models.PositiveSmallIntegerField(null=True, blank=True)
    service_lt = models.TextField(blank=True)
    service_en = models.TextField(blank=True)
    recipients_lt = models.TextField(blank=True)
    recipients_en = models.TextField(blank=True)
    period_from = models.DateField(null=True, blank=True)
    period_until = models.DateField(null=True, blank=True)
    wording_lt = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField()

    title = Bilingual("title")
    service = Bilingual("service")
    recipients = Bilingual("recipients")

    class Meta:
        ordering = ["achievement", "order"]
        constraints = [models.UniqueConstraint(fields=["achievement", "code"], name="achievement_part_once")]

    def __str__(self) -> str:
        return f"{self.code}: {self.value}"

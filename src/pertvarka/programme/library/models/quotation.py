"""Quotations: what a source says about a thing, kept letter for letter."""

from django.db import models


class Quotation(models.Model):
    """One saying of a source about a thing of the reform, with the source's own spelling and place.

    Titles and pages speak in today's words; where the sources differ in words, or misspell them, the words stand here.
    `order` is the place among the quotations of that source, so the order of the source's lists is not lost.
    """

    code = models.CharField(max_length=10, unique=True, help_text="our number of the quotation: Q01")
    source = models.CharField(max_length=20, help_text="key of the document that says it")
    about = models.CharField(max_length=80, help_text="event:E01, indicator:4.2.2, aim:1.2:9, consultation:K01 …")
    text_lt = models.TextField()
    slips = models.JSONField(default=list, help_text="spelling mistakes of the source: written, right")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["source", "order"]

    def __str__(self) -> str:
        return f"{self.code} ({self.source})"

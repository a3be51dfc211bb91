"""Contracts that the reform's work was done under."""

from django.db import models

from pertvarka.foundation.base.bilingual import Bilingual


class Contract(models.Model):
    """A contract, or a bundle of contracts the source only counts (five training contracts, May–June 2017)."""

    code = models.CharField(max_length=40, unique=True)
    subject_lt = models.TextField()
    subject_en = models.TextField()
    contracts_count = models.PositiveSmallIntegerField(default=1)
    signed_from = models.DateField()
    signed_until = models.DateField()
    precision = models.CharField(max_length=10)
    purpose_lt = models.TextField(blank=True)
    purpose_en = models.TextField(blank=True)
    reported_under = models.CharField(max_length=20)
    source = models.CharField(max_length=20)

    subject = Bilingual("subject")
    purpose = Bilingual("purpose")

    class Meta:
        ordering = ["signed_from"]

    def __str__(self) -> str:
        return self.code

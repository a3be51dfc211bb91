"""How a method was called before its title was corrected: old letters and documents still call it so."""

from django.db import models
from django.utils import timezone

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.programme.library.models.package import MethodologyPackage


class FormerTitle(models.Model):
    """One title that stood until that moment, and why it stands no more; who corrected it is in the audit record."""

    package = models.ForeignKey(MethodologyPackage, on_delete=models.CASCADE, related_name="former_titles")
    title_lt = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    reason = models.CharField(max_length=300, help_text="stands on the open page")
    corrected_at = models.DateTimeField(default=timezone.now)

    title = Bilingual("title")

    class Meta:
        ordering = ["-corrected_at", "-id"]

    def __str__(self) -> str:
        return self.title_lt

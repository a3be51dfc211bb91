"""Which definitions stand in the database, so that a second load knows there is nothing to do."""

from django.db import models


class DefinitionLoad(models.Model):
    """One complete load of the definitions; the newest row says what the figures on the pages rest on."""

    loaded_at = models.DateTimeField(auto_now_add=True)
    digest = models.CharField(max_length=64, help_text="SHA-256 over all definition files and the product version")
    counts = models.JSONField(default=dict, help_text="rows made or changed by this load, per aggregate")

    class Meta:
        ordering = ["-loaded_at", "-id"]

    def __str__(self) -> str:
        return f"{self.loaded_at:%Y-%m-%d %H:%M} {self.digest[:12]}"

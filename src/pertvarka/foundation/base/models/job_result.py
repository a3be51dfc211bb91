"""The file a job made: sealed, for whoever asked, for some days."""

from uuid import UUID

from django.db import models
from django.utils import timezone

from pertvarka.foundation.base import sealing
from pertvarka.foundation.base.models.job import Job


class JobResult(models.Model):
    """In a table of its own, so that looking how far the work is never reads the file."""

    plane = "closed"

    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="result")
    requested_by = models.CharField(max_length=80, help_text="as of the job")
    file_name = models.CharField(max_length=120, help_text="no personal data")
    media_type = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    is_personal = models.BooleanField(default=True, help_text="whether each download is recorded in the view log")
    content_sealed = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file_name

    @property
    def content(self) -> bytes:
        return sealing.open_bytes(self.content_sealed, place=place(self.job.uuid))


def place(job: UUID) -> str:
    """What the content is sealed to."""
    return f"base_jobresult.content:{job}"

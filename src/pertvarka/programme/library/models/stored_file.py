"""The file of a document and the text found in it, which is what the search reads."""

from django.db import models
from django.utils import timezone

from pertvarka.programme.library.models.document import Document


class StoredFile(models.Model):
    """One file in one language, with its bytes; lists never read them."""

    plane = "inner"

    class Reading(models.TextChoices):
        WAITING = "waiting"
        READ = "read"
        EMPTY = "empty"
        REFUSED = "refused"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="stored_files")
    file_name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=100)
    language = models.CharField(max_length=2, default="lt")
    is_easy_read = models.BooleanField(default=False)
    licence = models.CharField(max_length=80, blank=True)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    reading = models.CharField(max_length=10, choices=Reading.choices, default=Reading.WAITING)
    fault = models.CharField(max_length=40, blank=True, help_text="code of why its text could not be read")
    text = models.TextField(blank=True)
    stored_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["document", "language", "id"]
        constraints = [models.UniqueConstraint(fields=["document", "sha256"], name="stored_file_once")]

    def __str__(self) -> str:
        return self.file_name

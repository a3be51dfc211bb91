"""What all tables of traces share: rows that are only added, each with the hash of its own content."""

from django.db import models
from django.db.models import Value


class Trace(models.Model):
    """A row of a trace. The database computes the hash on insert and refuses every later change (trace_rows.py)."""

    row_hash = models.BinaryField(
        db_default=Value(b""), help_text="SHA-256 over all other columns, computed by the database"
    )

    class Meta:
        abstract = True

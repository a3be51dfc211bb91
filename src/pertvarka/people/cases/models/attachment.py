"""Files attached to a case: checked, sealed, and given out only through the scope of the case."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models.of_case import OfCase


class Attachment(OfCase):
    """One file of a case. Pictures are written anew, so that nothing hidden stays in them.

    The content stands in the database, sealed: one backup, one transaction, one access rule (docs/adr/0015).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=200, help_text="what it is; no names")
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="bytes, as given out")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content as given out")
    content_sealed = models.BinaryField()
    attached_at = models.DateTimeField(default=timezone.now)
    attached_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-attached_at", "-id"]

    def __str__(self) -> str:
        return self.title

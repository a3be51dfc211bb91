"""Notices: what an account has to know, shown at the bell of the workbench."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models.account import Account


class Notice(models.Model):
    """One thing somebody has to know or do; it names a thing by reference and says nothing about a person.

    The words come from the kind, in the reader's language (faces/workbench/notices.py), so no personal data are kept
    here or sent by mail.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60, help_text="noun.verbed, as in the audit record")
    about = models.CharField(max_length=80, help_text="noun:<uuid> of the thing the notice leads to")
    label = models.CharField(max_length=40, blank=True, help_text="case number or the like; never a name")
    noticed_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-noticed_at", "-id"]
        indexes = [models.Index(fields=["account", "read_at"], name="notice_unread")]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"

"""The view log: who looked at whose record, when, through which page, on what ground."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.base.models import Trace


class ViewRecord(Trace):
    """One look at personal data, committed before the page leaves.

    Like the audit record it holds no foreign keys: the trace outlives the account and the file.
    """

    class Kind(models.TextChoices):
        PAGE = "page"
        """a page of the record"""
        NAME = "name"
        """the name and other identity were shown"""
        CODE_SEARCH = "code_search"
        """a national code was searched for"""
        NAME_SEARCH = "name_search"
        """a name was searched for and this record was among the results"""
        EXPORT = "export"
        """the record left the system as a file"""
        ATTACHMENT = "attachment"
        """an attached file was opened"""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    viewed_at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    by = models.CharField(max_length=80, help_text="account:<uuid>")
    role_code = models.CharField(max_length=40, blank=True, help_text="the role through which the record was seen")
    about = models.CharField(max_length=80, blank=True, help_text="person:<uuid>; empty when a search found nobody")
    case_id = models.BigIntegerField(null=True, help_text="key of the case the page stood on")
    page = models.CharField(max_length=80, help_text="name of the address")
    ground = models.CharField(max_length=200, blank=True, help_text="why, where the page asks for it")

    class Meta:
        ordering = ["-viewed_at", "-id"]
        indexes = [
            models.Index(fields=["about", "-viewed_at"], name="view_record_about"),
            models.Index(fields=["by", "-viewed_at"], name="view_record_by"),
            models.Index(fields=["-viewed_at"], name="view_record_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.viewed_at:%Y-%m-%d %H:%M} {self.kind} {self.about}"

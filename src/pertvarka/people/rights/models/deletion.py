"""Deletion by rule: first a list that people look at, then, approved by a second person, the deletion."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account, Approval


class DeletionList(models.Model):
    """What one retention rule made due on one day; nothing on it is touched before a second person has approved."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    rule = models.CharField(max_length=60, help_text="code of a rule in definitions/retention.yaml")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    approval = models.OneToOneField(Approval, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    carried_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.rule} {self.made_at:%Y-%m-%d}"


class DeletionItem(models.Model):
    """One record on a deletion list, by reference; kept after the deletion as the proof of it."""

    deletion_list = models.ForeignKey(DeletionList, on_delete=models.PROTECT, related_name="items")
    about = models.CharField(max_length=80, help_text="noun:<uuid> of the record")
    label = models.CharField(max_length=40, help_text="case number")
    due_on = models.DateField()
    held = models.BooleanField(default=False, help_text="a legal hold stood when the list was carried out: kept")
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["deletion_list", "about"], name="deletion_item_once")]

    def __str__(self) -> str:
        return self.about

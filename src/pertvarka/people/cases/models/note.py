"""Notes: what happened, in the words of who was there. Written once; a correction is a new note beside the old."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models.of_case import OfCase


class Note(OfCase):
    """One entry of the case's diary. The database lets nobody change or remove one."""

    class Visibility(models.TextChoices):
        TEAM = "team", _("the team")
        LEAD = "lead", _("the manager of the case only")
        SEALED = "sealed", _("only I and members admitted to sealed records")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    author = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    happened_on = models.DateField()
    text = models.TextField()
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.TEAM)
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")

    class Meta:
        ordering = ["-happened_on", "-written_at", "-id"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="note_has_text")]
        indexes = [models.Index(fields=["case", "-happened_on", "-id"], name="note_newest_of_case")]

    def __str__(self) -> str:
        return f"note of {self.happened_on:%Y-%m-%d}"

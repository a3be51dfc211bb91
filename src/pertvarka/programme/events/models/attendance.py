"""Who was there, half-day by half-day, and tables of attendance that somebody brings and corrects before they count."""

import json
import uuid
from typing import Any

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.models.event import Event
from pertvarka.programme.events.models.programme import EventSession
from pertvarka.programme.events.models.registration import Registration
from pertvarka.programme.events.states import AttendanceHow, ImportState


class AttendanceImport(models.Model):
    """A table of attendance on its way in. Its rows stay under seal until the table is done or thrown away."""

    plane = "closed"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    open_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=ImportState.choices, default=ImportState.OPEN)
    table_sealed = models.BinaryField(help_text="headings, what each is, and the rows with their corrections")
    made_count = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField(default=timezone.now)
    begun_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-begun_at", "-id"]

    def __str__(self) -> str:
        return f"attendance import {self.uuid}"

    @property
    def reference(self) -> str:
        return f"attendance_import:{self.uuid}"

    @property
    def table(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(sealing.open_sealed(self.table_sealed, place=table_place(self.uuid)))
        return found

    @table.setter
    def table(self, table: dict[str, Any]) -> None:
        self.table_sealed = sealing.seal(json.dumps(table, ensure_ascii=False), place=table_place(self.uuid))


class Attendance(models.Model):
    """One person at one half-day. The event and whom it is open to are those of the registration (migration 0004)."""

    plane = "closed"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="attendances")
    session = models.ForeignKey(EventSession, on_delete=models.PROTECT, related_name="attendances")
    open_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=8, choices=AttendanceHow.choices, default=AttendanceHow.SHEET)
    came_by = models.ForeignKey(
        AttendanceImport, null=True, blank=True, on_delete=models.PROTECT, related_name="attendances"
    )
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["session", "noted_at", "id"]
        constraints = [models.UniqueConstraint(fields=["registration", "session"], name="attendance_once_a_session")]

    def __str__(self) -> str:
        return f"attendance {self.uuid}"


def table_place(draft: uuid.UUID) -> str:
    """Where the sealed table of an import opens."""
    return f"events_attendanceimport.table:{draft}"

"""A meeting of the monitoring group: its agenda, the pack that lay before it, who came, what was decided."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.oversight.monitoring.states import MeetingState


class Meeting(models.Model):
    """One meeting. The minutes are drafted from the decisions; once signed nothing of it changes."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    held_on = models.DateField(unique=True, help_text="the day; planned until the pack is made")
    place = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED)
    chair = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    minutes = models.TextField(blank=True)
    public_minutes = models.TextField(blank=True, help_text="the part everybody may read")
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    is_invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-held_on"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(signed_at__isnull=False, signed_by__isnull=False),
                name="signed_meeting_has_a_signature",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held_on:%Y-%m-%d}"


class AgendaItem(models.Model):
    """One item: a figure to verify, a finding to look at, an institution that is late, or anything else."""

    plane = "inner"

    class Kind(models.TextChoices):
        FIGURE = "figure"
        CHANGED = "changed"
        FINDING = "finding"
        INSTITUTION = "institution"
        OTHER = "other"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    subject = models.CharField(max_length=120, blank=True, help_text="indicator code, or uuid of what it is about")
    title = models.CharField(max_length=240)
    decision = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["meeting", "order", "id"]

    def __str__(self) -> str:
        return self.title


class Attendee(models.Model):
    """Who came, as account or as words (a guest from an organisation)."""

    plane = "inner"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation_words = models.CharField(max_length=200, blank=True, help_text="of a guest; no names")
    was_present = models.BooleanField(default=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "account"], name="attendee_once"),
            models.CheckConstraint(
                condition=Q(account__isnull=False) | ~Q(organisation_words=""), name="attendee_is_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"attendee of {self.meeting_id}"


class Pack(models.Model):
    """What lay before the group, frozen: the figures as of a day, with the documents made of them."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="packs")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    content = models.JSONField(help_text="scorecard, changes, late institutions, difficulties, alerts, findings")
    pdf_lt = models.BinaryField(null=True)
    pdf_en = models.BinaryField(null=True)
    docx_lt = models.BinaryField(null=True)
    docx_en = models.BinaryField(null=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"pack of {self.as_of:%Y-%m-%d}"

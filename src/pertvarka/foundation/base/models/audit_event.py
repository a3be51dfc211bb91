"""The audit record: who did what to which thing, written in the transaction of the act itself."""

import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from pertvarka.foundation.base.models.trace import Trace

CLOSED_PLANE = (
    "^(account|approval|assessment|breach|case|coordinator|deletion_list|demonstration|family_conference|household|"
    "legal_hold|membership|person|referral|rights_request|transfer):"
)
"""What acts of the closed plane and of its people are about: they change no open page (base.open_pages)."""


class AuditEvent(Trace):
    """One act of one person or of the system.

    It holds no foreign keys: the record outlives what it speaks about. `kind` follows the grammar `noun.verbed`
    (`plan_version.loaded`), `about` names the thing as `noun:key`.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    happened_at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=80)
    about = models.CharField(max_length=200)
    by = models.CharField(max_length=80, help_text="account:<uuid>, or command:<name> for the system's own work")
    details = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["-happened_at", "-id"]
        indexes = [
            models.Index(fields=["about", "-happened_at"], name="audit_event_about"),
            models.Index(
                "id",
                name="audit_event_open_data",
                condition=~models.Q(kind__startswith="account.") & ~models.Q(about__regex=CLOSED_PLANE),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__regex=r"^[a-z_]+\.[a-z_]+$"), name="audit_event_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.happened_at:%Y-%m-%d %H:%M} {self.kind} {self.about}"

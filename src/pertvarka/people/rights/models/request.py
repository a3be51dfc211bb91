"""What a person asks about their own data, and the month there is to answer."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models import OfPerson


class RightsRequest(OfPerson):
    """A request of a person, family or guardian under GDPR Articles 15 to 21; due in one month from receipt."""

    class Kind(models.TextChoices):
        ACCESS = "access", _("a copy of everything (Art. 15)")
        RECTIFICATION = "rectification", _("correction (Art. 16)")
        ERASURE = "erasure", _("erasure (Art. 17)")
        RESTRICTION = "restriction", _("restriction of processing (Art. 18)")
        OBJECTION = "objection", _("objection (Art. 21)")

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        IN_HAND = "in_hand", _("In hand")
        ANSWERED = "answered", _("Answered")
        REFUSED = "refused", _("Refused, with reason")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=20, help_text="of the person's case")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    state = models.CharField(max_length=20, choices=State.choices, default=State.RECEIVED)
    words = models.TextField(help_text="what the person asks, in their own words")
    received_on = models.DateField()
    due_on = models.DateField()
    extended_on = models.DateField(
        null=True, blank=True, help_text="when the person was told it takes longer (Art. 12(3))"
    )
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    handled_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_on__gt=models.F("received_on")), name="rights_request_due_after_received"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["received", "in_hand"], answered_at=None)
                | (models.Q(state__in=["answered", "refused"], answered_at__isnull=False) & ~models.Q(answer="")),
                name="rights_request_answered_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

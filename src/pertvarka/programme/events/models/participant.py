"""Who takes part: known to the organiser only, under seal, and found by an index of the e-mail that reads nothing."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation


class Participant(models.Model):
    """A person as one organiser knows them. Two organisers who know the same person keep two rows."""

    plane = "closed"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    open_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name_sealed = models.BinaryField()
    email_sealed = models.BinaryField()
    email_index = models.BinaryField(help_text="keyed index of the e-mail: equality without reading")
    language = models.CharField(max_length=2, default="lt", help_text="of the mails to this person")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation_words = models.CharField(max_length=200, blank=True, help_text="where it is not in the register")
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    known_since = models.DateTimeField(default=timezone.now)
    is_invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-known_since", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["open_to", "email_index"], name="participant_once_for_an_organiser"),
        ]

    def __str__(self) -> str:
        return f"participant {self.uuid}"

    @property
    def reference(self) -> str:
        """How the audit record and the view log name this person."""
        return f"participant:{self.uuid}"

    @property
    def name(self) -> str:
        return sealing.open_sealed(self.name_sealed, place=place("name", self.uuid))

    @property
    def email(self) -> str:
        return sealing.open_sealed(self.email_sealed, place=place("email", self.uuid))

    @property
    def represented(self) -> str:
        """The organisation in words: of the register, else as it was typed."""
        return str(self.organisation) if self.organisation else self.organisation_words


def place(column: str, participant: uuid.UUID) -> str:
    """Where a sealed column of a participant opens."""
    return f"events_participant.{column}:{participant}"


def email_index(email: str) -> bytes:
    """The index of an e-mail however its letters are typed."""
    return sealing.blind_index(email.strip().casefold(), purpose="events_participant.email")

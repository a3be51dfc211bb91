"""One person's coming to one event, from the invitation on. Seats are counted by the database from these rows."""

import hashlib
import hmac
import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events.models.event import Event
from pertvarka.programme.events.models.participant import Participant
from pertvarka.programme.events.states import RegistrationRole, RegistrationState


class Registration(models.Model):
    """Registered and confirmed take a seat. Who wants one that is not there waits in the order of `queued_at`.

    The secret link of the person is made from the row's random identifier with a key the database does not have; the
    row keeps only the hash by which the link finds it.
    """

    plane = "closed"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="registrations")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="registrations")
    open_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=RegistrationState.choices)
    role = models.CharField(max_length=12, choices=RegistrationRole.choices, default=RegistrationRole.PARTICIPANT)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="represented here"
    )
    organisation_words = models.CharField(max_length=200, blank=True, help_text="where it is not in the register")
    region = models.ForeignKey(
        Region,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="from where one comes: as said, else where the organisation is (written by the database)",
    )
    organisation_key = models.CharField(
        max_length=220, blank=True, editable=False, help_text="how quotas tell organisations apart; by the database"
    )
    token_hash = models.BinaryField(unique=True)
    registered_at = models.DateTimeField(default=timezone.now)
    queued_at = models.DateTimeField(null=True, blank=True, help_text="since when this person waits for a seat")
    answered_at = models.DateTimeField(null=True, blank=True)
    photo_consent = models.BooleanField(null=True, blank=True)
    told = models.CharField(max_length=20, blank=True, help_text="what the last mail to this person said")
    told_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["registered_at", "id"]
        constraints = [models.UniqueConstraint(fields=["event", "participant"], name="registration_once_for_an_event")]
        indexes = [models.Index(fields=["event", "state", "queued_at"], name="registration_queue")]

    def __str__(self) -> str:
        return f"registration {self.uuid}"

    @property
    def reference(self) -> str:
        """How the audit record and the view log name this registration."""
        return f"registration:{self.uuid}"

    @property
    def token(self) -> str:
        """The secret of this person's link."""
        return token_of(self.uuid)

    @property
    def short_code(self) -> str:
        """The end of the link: typed at the door with one's e-mail, it says that one has come."""
        return self.token[-6:]

    @property
    def represented(self) -> str:
        """The organisation in words: of the register, else as it was typed."""
        return str(self.organisation) if self.organisation else self.organisation_words


def token_of(registration: uuid.UUID) -> str:
    """As unguessable as its key; made again for every mail, so nothing that opens the page is ever stored."""
    return hmac.new(sealing.derived_key("registration_link"), registration.bytes, hashlib.sha256).hexdigest()[:48]

"""Certificates: the open half proves that one was given, the closed half says to whom."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.models.event import Event
from pertvarka.programme.events.models.registration import Registration


class CertificateProof(models.Model):
    """What anybody may check by the code printed on the certificate. It holds no name: a typed one is compared by a
    keyed hash, which tells nothing without a key that is not in the database.
    """

    code = models.CharField(max_length=16, unique=True, help_text="random; stands in the address and the QR code")
    number = models.CharField(max_length=20, unique=True, help_text="PZ-2026-00001")
    title_lt = models.CharField(max_length=240)
    title_en = models.CharField(max_length=240)
    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    starts_on = models.DateField()
    ends_on = models.DateField()
    issued_on = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)
    name_check = models.BinaryField()
    is_invented = models.BooleanField(default=False)

    title = Bilingual("title")

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.number

    def is_of(self, name: str) -> bool:
        """Whether a typed name is the one on the certificate, however its letters and spaces are typed."""
        return bool(bytes(self.name_check) == name_check(name, code=self.code))


class Certificate(models.Model):
    """Whose certificate it is. One registration has one that stands; a revoked one stays beside it."""

    plane = "closed"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    proof = models.OneToOneField(CertificateProof, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="certificates")
    open_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_revoked = models.BooleanField(default=False)
    revoked_reason = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["issued_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=models.Q(is_revoked=False), name="certificate_once_for_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"certificate {self.uuid}"

    @property
    def reference(self) -> str:
        return f"certificate:{self.proof.number}"


def name_check(name: str, *, code: str) -> bytes:
    """The keyed hash of a name on one certificate: the same name on another certificate gives another."""
    return sealing.blind_index(" ".join(name.casefold().split()), purpose=f"events_certificateproof.name:{code}")

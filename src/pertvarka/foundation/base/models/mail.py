"""Mail on its way out: queued in the transaction of the act that sends it, sealed until it is gone."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.base import sealing


class Mail(models.Model):
    """One letter to one address. The subject is the only plain text, so it names nobody."""

    plane = "closed"

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    requested_by = models.CharField(max_length=80, help_text="account:<uuid> or command:<name>")
    template = models.CharField(max_length=120, help_text="without _subject.txt and _body.txt")
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=200, help_text="no personal data: mail servers keep it")
    address_sealed = models.BinaryField()
    body_sealed = models.BinaryField(help_text="empty once forgotten")
    error_class = models.CharField(max_length=80, blank=True, help_text="of the last try that did not succeed")
    queued_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-queued_at", "-id"]
        indexes = [models.Index(fields=["queued_at"], name="mail_not_sent", condition=~models.Q(state="sent"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | models.Q(state__in=["waiting", "failed"], sent_at__isnull=True),
                name="mail_sent_has_moment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.uuid}"

    @property
    def address(self) -> str:
        return sealing.open_sealed(self.address_sealed, place=place(self.uuid, "address"))

    @property
    def body(self) -> str:
        return sealing.open_sealed(self.body_sealed, place=place(self.uuid, "body"))


class MailAttachment(models.Model):
    """A file that goes with a letter: an invitation for the calendar, a certificate."""

    plane = "closed"

    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, related_name="attachments")
    requested_by = models.CharField(max_length=80, help_text="as of the letter")
    name = models.CharField(max_length=120, help_text="no personal data")
    media_type = models.CharField(max_length=120)
    content_sealed = models.BinaryField()

    def __str__(self) -> str:
        return self.name

    @property
    def content(self) -> bytes:
        return sealing.open_bytes(self.content_sealed, place=place(self.mail.uuid, f"attachment {self.name}"))


def place(mail: uuid.UUID, what: str) -> str:
    """What a part of the letter is sealed to."""
    return f"base_mail.{what}:{mail}"

"""Photos of events: people are in them, so they are kept under seal until those people have said yes."""

import uuid

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.models.event import Event
from pertvarka.programme.events.states import PhotoConsent


class EventPhoto(models.Model):
    """One picture, written anew so that nothing hidden stays in it. When consent is refused its content goes."""

    plane = "closed"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="photos")
    open_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    caption_lt = models.CharField(max_length=240, help_text="what is seen, for those who do not see it; no names")
    caption_en = models.CharField(max_length=240, blank=True)
    media_type = models.CharField(max_length=40)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField(help_text="bytes, as given out")
    content_sealed = models.BinaryField()
    consent = models.CharField(max_length=10, choices=PhotoConsent.choices, default=PhotoConsent.NONE)
    consent_note = models.CharField(max_length=300, blank=True, help_text="who asked, how; no names")
    published_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    caption = Bilingual("caption")

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(published_at=None) | models.Q(consent="given"), name="photo_published_with_consent"
            ),
        ]

    def __str__(self) -> str:
        return self.caption

    @property
    def reference(self) -> str:
        return f"event_photo:{self.uuid}"

    @property
    def content(self) -> bytes:
        return sealing.open_bytes(self.content_sealed, place=photo_place(self.uuid))


def photo_place(photo: uuid.UUID) -> str:
    """Where the sealed content of a photo opens."""
    return f"events_eventphoto.content:{photo}"

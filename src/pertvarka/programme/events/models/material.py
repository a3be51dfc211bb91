"""Papers of an event: slides, hand-outs and others, each a file with its title, its author and who may see it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.base.kept_files import EXTENSIONS
from pertvarka.programme.events.models.event import Event
from pertvarka.programme.events.models.programme import EventSession
from pertvarka.programme.events.states import MaterialKind, SeenBy


class EventMaterial(models.Model):
    """One file with its bytes; lists never read them. An author is a public role, so the name stands in the open."""

    plane = "inner"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="materials")
    session = models.ForeignKey(
        EventSession,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="materials",
        help_text="the half-day it belongs to; empty: to the whole event",
    )
    kind = models.CharField(max_length=10, choices=MaterialKind.choices)
    title_lt = models.CharField(max_length=240)
    title_en = models.CharField(max_length=240, blank=True)
    author = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=2, default="lt", help_text="of the file")
    seen_by = models.CharField(max_length=12, choices=SeenBy.choices, default=SeenBy.STAFF)
    file_name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_at = models.DateTimeField(default=timezone.now)
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="a trainer keeps what they brought; the organiser keeps all",
    )

    title = Bilingual("title")

    class Meta:
        ordering = ["session__starts_at", "added_at", "id"]
        constraints = [models.UniqueConstraint(fields=["event", "sha256"], name="event_material_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def format(self) -> str:
        """What the file is, as people name it: PDF, PPTX."""
        return EXTENSIONS[self.media_type].upper()

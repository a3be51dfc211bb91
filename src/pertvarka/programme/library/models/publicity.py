"""Publicity of the reform (objective 5): news, press, campaigns."""

import uuid

from django.db import models

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.programme.events.models import Event
from pertvarka.programme.library.states import PublicityKind


class PublicityItem(models.Model):
    """One thing published about the reform, with its address or the event it told of."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=PublicityKind.choices)
    published_on = models.DateField()
    title_lt = models.CharField(max_length=240)
    title_en = models.CharField(max_length=240, blank=True)
    where_lt = models.CharField(max_length=160, blank=True, help_text="newspaper, portal, broadcaster")
    address = models.URLField(max_length=300, blank=True)
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="publicity")
    is_invented = models.BooleanField(default=False)

    title = Bilingual("title")

    class Meta:
        ordering = ["-published_on", "-id"]

    def __str__(self) -> str:
        return self.title_lt

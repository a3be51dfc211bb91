"""An event of the cluster: a conference or a round table with a day."""

import uuid

from django.db import models
from django.urls import reverse

from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events.states import EventKind, EventScope, EventState


class Venue(models.Model):
    """Where an event took place, as far as the sources say."""

    code = models.SlugField(unique=True)
    name_lt = models.CharField(max_length=160, blank=True, help_text="the house; empty where only the town is known")
    name_en = models.CharField(max_length=160, blank=True)
    town = models.CharField(max_length=80, blank=True, help_text="in the nominative")

    name = Bilingual("name")

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.town) if part)


class Event(models.Model):
    """One event held (or planned) on a day. A joint event has several regions and counts once in the country."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=10, unique=True, help_text="our number of the event: E01")
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=40, choices=[(kind, kind) for kind in EventKind])
    scope = models.CharField(max_length=12, choices=[(scope, scope) for scope in EventScope])
    state = models.CharField(max_length=12, choices=[(state, state) for state in EventState])
    starts_on = models.DateField()
    ends_on = models.DateField()
    title_lt = models.CharField(max_length=240)
    title_en = models.CharField(max_length=240)
    theme_lt = models.TextField(blank=True)
    theme_en = models.TextField(blank=True)
    agenda_lt = models.TextField(blank=True, help_text="one item a line")
    agenda_en = models.TextField(blank=True)
    notes_lt = models.TextField(blank=True)
    notes_en = models.TextField(blank=True)
    wording_lt = models.TextField(blank=True, help_text="the source's own words about it")
    venue = models.ForeignKey(Venue, null=True, blank=True, on_delete=models.PROTECT)
    regions = models.ManyToManyField(Region, blank=True, related_name="events")
    participants_declared = models.PositiveIntegerField(null=True, blank=True)
    reported_under = models.CharField(max_length=20)
    sources = models.JSONField(default=list)

    title = Bilingual("title")
    theme = Bilingual("theme")
    agenda = Bilingual("agenda")
    notes = Bilingual("notes")

    class Meta:
        ordering = ["starts_on", "code"]
        indexes = [models.Index(fields=["-starts_on"], name="event_newest")]
        constraints = [
            models.CheckConstraint(condition=models.Q(starts_on__lte=models.F("ends_on")), name="event_period"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("public_site:event", kwargs={"slug": self.slug})

    @property
    def agenda_items(self) -> list[str]:
        return [line for line in self.agenda.splitlines() if line]
